/**
 * The years of founding as bars, which filter by period. Loads when it is asked for, with the look of it:
 * `import('./years-chart.ts')` and `import('./chart-styles.ts')`.
 */
import { html, svg, type TemplateResult } from 'lit';
import { plural } from '../profile/messages.ts';
import { chartWords } from './chart-words.ts';
import { jump, lead, tell } from './tab-stop.ts';

/** From one year to another, both included. */
export type Years = readonly [from: number, to: number];

/** What the bars need to know of a directory, and how they tell what the visitor did. */
export interface YearsChart {
  /**
   * How many organizations were founded in each year: of those that all filters but the period's own leave. Give 0 for
   * a year of the directory that they leave none of, so that the bars stay the same.
   */
  counts: ReadonlyMap<number, number>;
  /** The period that is chosen. */
  selected: Years | undefined;
  /** Language of the interface: `lang` of its messages. */
  lang: string;
  /** Called with the period that the visitor chose; with undefined where it was given up. */
  choose: (years: Years | undefined) => void;
}

/** As many bars as stay wide enough for a finger on a small telephone. */
const MOST_BARS = 10;

/** The years in steps of one, five or ten; where these are too many, the first bar holds everything before the others. */
export function periodsOf(years: readonly number[]): Years[] {
  if (!years.length) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const start = (year: number, step: number): number => Math.floor(year / step) * step;
  const fits = (step: number): boolean => (start(last, step) - start(first, step)) / step < MOST_BARS;
  const step = [1, 5].find(fits) ?? 10;
  const newest = start(last, step);
  const oldest = fits(step) ? start(first, step) : newest - (MOST_BARS - 2) * step;
  const periods: Years[] = oldest > first ? [[first, oldest - 1]] : [];
  for (let from = oldest; from <= newest; from += step) periods.push([from, from + step - 1]);
  return periods;
}

/** The period after a bar was pressed: it grows up to a bar outside of it, and ends before or begins after one inside. */
export function pressed(selected: Years | undefined, [from, to]: Years): Years | undefined {
  if (!selected) return [from, to];
  const [first, last] = selected;
  if (from < first || to > last) return [Math.min(first, from), Math.max(last, to)];
  if (first === from && last === to) return undefined;
  return last - to > from - first ? [to + 1, last] : [first, from - 1];
}

const overlaps = ([a, b]: Years, [from, to]: Years): boolean => a <= to && b >= from;

/** The years as bars; a press chooses a bar's period, another one lengthens or shortens it. */
export function yearsChart({ counts, selected, lang, choose }: YearsChart): TemplateResult {
  const words = chartWords(lang);
  // A typing error for a year to come would leave one bar for all others.
  const years = [...counts.keys()].filter((year) => year <= new Date().getFullYear());
  const bars = periodsOf(years).map((period) => ({
    period,
    count: years.reduce((sum, year) => sum + (overlaps(period, [year, year]) ? counts.get(year)! : 0), 0),
  }));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const say = ([from, to]: Years): string =>
    from === to ? String(from) : words.period.replace('{from}', String(from)).replace('{to}', String(to));

  const bar = ({ period, count }: (typeof bars)[number]) => {
    const [from, to] = period;
    const whole = selected && selected[0] <= from && selected[1] >= to;
    // Nothing at all is not the same as very little.
    const height = count && Math.max(2, Math.round((count / most) * 100));
    return html`<button
      type="button"
      id=${`years-${from}`}
      class="bar"
      tabindex="-1"
      aria-pressed=${whole ? 'true' : selected && overlaps(period, selected) ? 'mixed' : 'false'}
      aria-label=${say(period) + words.colon + plural(words.count, count, lang)}
      @click=${() => choose(pressed(selected, period))}
    >
      <svg viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect y=${100 - height} width="1" height=${height}></rect>`}
      </svg>
      <span aria-hidden="true" dir="ltr">${to - from > 10 ? `≤ ${to}` : from}</span>
    </button>`;
  };
  const keydown = (event: KeyboardEvent): void => {
    const group = event.currentTarget as HTMLElement;
    const button = (event.target as Element).closest('button')!;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rightToLeft = getComputedStyle(group).direction === 'rtl';
    const forward = event.key === (rightToLeft ? 'ArrowLeft' : 'ArrowRight');
    const back = event.key === (rightToLeft ? 'ArrowRight' : 'ArrowLeft');
    const to = forward ? next(button, 1) : back ? next(button, -1) : jump(group, event, button);
    if (to) lead(group, to);
    if (to || forward || back) event.preventDefault();
  };

  return html`<figure part="years" class="chart years">
    <figcaption id="years">
      ${words.years} <span class="chosen">${selected ? say(selected) : words.allYears}</span>
    </figcaption>
    <div
      class="bars"
      role="group"
      aria-labelledby="years"
      @keydown=${keydown}
      @focusin=${tell}
      @focusout=${tell}
      @pointerover=${tell}
      @pointerout=${tell}
    >
      ${bars.map(bar)}
    </div>
    <p class="told" aria-hidden="true"></p>
  </figure>`;
}

const next = (button: Element, way: 1 | -1): HTMLElement | undefined =>
  ((way > 0 ? button.nextElementSibling : button.previousElementSibling) as HTMLElement | null) ?? undefined;
