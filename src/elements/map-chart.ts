/**
 * The countries on a map of the world, each a filter. Loads when it is asked for, with the look of it:
 * `import('./map-chart.ts')` and `import('./chart-styles.ts')`.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { collator } from '../profile/intl.ts';
import { plural } from '../profile/messages.ts';
import type { Phrase } from '../profile/text.ts';
import { chartWords } from './chart-words.ts';
import { jump, lead, tabStop, tell } from './tab-stop.ts';
import { COUNTRIES, HEIGHT, WIDTH } from './world-map.ts';

/** What the map needs to know of a directory, and how it tells what the visitor did. */
export interface MapChart {
  /**
   * How many organizations each country has, by ISO 3166-1 alpha-2: of those that all filters but the country's own
   * leave. Give 0 for a country of the directory that they leave none of, so that buttons do not come and go. Other
   * codes (regions, subdivisions) are ignored.
   */
  counts: ReadonlyMap<string, number>;
  /** The countries that are chosen. */
  selected: ReadonlySet<string>;
  /** How a country is called, for the reader. */
  place: (code: string) => Phrase;
  /** The reader's language, by which names are sorted. */
  locale: string;
  /** Language of the interface: `lang` of its messages. */
  lang: string;
  /** Called with the country that the visitor chose or gave up. */
  toggle: (code: string) => void;
}

interface Country {
  code: string;
  x: number;
  y: number;
  /** Empty where it is too small to have a shape at this scale. */
  shape: string;
}
const world = new Map<string, Country>();
for (const line of COUNTRIES.trim().split('\n')) {
  const [, code, x, y, shape] = /^(\w+) (\d+) (\d+) ?(.*)/.exec(line)!;
  world.set(code!, { code: code!, x: Number(x), y: Number(y), shape: shape! });
}

/** How near a finger or a pointer must come to a country that it does not hit, in CSS pixels. */
const REACH = 16;
const SHADES = 4;

/** The least number of each shade: each holds as many times the one before it. */
function shadesOf(most: number): number[] {
  if (most <= SHADES) return Array.from({ length: most }, (_, i) => i + 1);
  return Array.from({ length: SHADES }, (_, i) => Math.ceil(most ** (i / SHADES)));
}

type Named = Country & { label: Phrase; count: number; shade: number };

/** The countries by their names; those that are too small for a shape come last, so that they lie above the others. */
function countriesOf({ counts, selected, place, locale }: MapChart): Named[] {
  const codes = new Set([...counts.keys(), ...selected].filter((code) => /^[A-Z]{2}$/.test(code)));
  const shades = shadesOf(Math.max(0, ...[...codes].map((code) => counts.get(code) ?? 0)));
  const named = [...codes].map((code): Named => {
    const count = counts.get(code) ?? 0;
    const shade = shades.filter((least) => least <= count).length;
    return { code, x: -1, y: -1, shape: '', ...world.get(code), label: place(code), count, shade };
  });
  return named.sort((a, b) => collator(locale).compare(a.label.text, b.label.text));
}

/** The countries on the map, and below it as a list. */
export function mapChart(chart: MapChart): TemplateResult {
  const { selected, lang, toggle } = chart;
  const words = chartWords(lang);
  const countries = countriesOf(chart);
  const placed = countries.filter(({ x }) => x >= 0).sort((a, b) => Number(!a.shape) - Number(!b.shape));
  const rest = [...world.values()].filter(({ code }) => !placed.some((country) => country.code === code));
  const told = ({ label, count }: Named): string => label.text + words.colon + plural(words.count, count, lang);

  const country = (one: Named) => svg`<g
    class="country shade${one.shade}"
    role="button"
    tabindex="-1"
    data-code=${one.code}
    aria-pressed=${String(selected.has(one.code))}
    aria-label=${told(one)}
    lang=${one.label.lang ?? nothing}
  >${one.shape ? svg`<path d=${one.shape}></path>` : svg`<circle cx=${one.x} cy=${one.y} r="9"></circle>`}</g>`;
  const row = (one: Named) =>
    html`<li>
      <button type="button" aria-pressed=${String(selected.has(one.code))} @click=${() => toggle(one.code)}>
        <span lang=${one.label.lang ?? nothing} dir=${one.label.dir ?? nothing}>${one.label.text}</span> ${one.count}
      </button>
    </li>`;

  const click = (event: MouseEvent): void => {
    const hit = (event.target as Element).closest<SVGElement>('[data-code]')?.dataset['code'];
    const found = hit ?? nearest(placed, event);
    if (found) toggle(found);
  };
  const keydown = (event: KeyboardEvent): void => {
    const group = event.currentTarget as Element;
    const button = (event.target as Element).closest<SVGElement>('[data-code]');
    if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
    const code = button.dataset['code']!;
    const next = beside(placed, code, event.key);
    const to = next ? group.querySelector<HTMLElement>(`[data-code=${next.code}]`) : jump(group, event, button);
    if (event.key === 'Enter' || event.key === ' ') toggle(code);
    else if (to) lead(group, to);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  /** Neighbours may cover the edge of what has the focus: it is drawn once more above them. */
  const outline = (event: Event): void => {
    tell(event);
    const shape = (event.target as Element).closest('.country')?.firstElementChild?.cloneNode();
    (event.currentTarget as Element)
      .querySelector('.ring')!
      .replaceChildren(...(event.type === 'focusin' && shape ? [shape] : []));
  };

  return html`<figure part="map" class="chart world">
    <div
      role="group"
      aria-label=${words.map}
      @click=${click}
      @keydown=${keydown}
      @focusin=${outline}
      @focusout=${outline}
      @pointerover=${tell}
      @pointerout=${tell}
    >
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="presentation">
        <path class="land" d=${rest.map(({ shape }) => shape).join('')}></path>
        ${repeat(placed, ({ code }) => code, country)}
        <g class="marks">
          ${placed
            .filter(({ code }) => selected.has(code))
            .map(({ x, y }) => svg`<circle cx=${x} cy=${y} r="12"></circle>`)}
        </g>
        <g class="ring"></g>
      </svg>
      ${tabStop()}
    </div>
    <p class="told" aria-hidden="true"></p>
    <details>
      <summary>${words.list}</summary>
      <ul role="list">
        ${repeat(countries, ({ code }) => code, row)}
      </ul>
    </details>
  </figure>`;
}

/** The country whose middle is nearest to where the map was touched, if it is near enough. */
function nearest(countries: readonly Country[], { currentTarget, clientX, clientY }: MouseEvent): string | undefined {
  const { left, top, width } = (currentTarget as Element).getBoundingClientRect();
  const scale = WIDTH / width;
  const distance = ({ x, y }: Country): number => Math.hypot(x - (clientX - left) * scale, y - (clientY - top) * scale);
  const [first] = countries.toSorted((a, b) => distance(a) - distance(b));
  return first && distance(first) < REACH * scale ? first.code : undefined;
}

const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** The nearest country in the direction of an arrow key; what lies straight ahead counts as nearer. */
function beside(countries: readonly Country[], code: string, key: string): Country | undefined {
  const from = countries.find((country) => country.code === code);
  const [right, down] = ARROWS[key] ?? [];
  if (!from || right === undefined || down === undefined) return undefined;
  const cost = ({ x, y }: Country): number => {
    const ahead = (x - from.x) * right + (y - from.y) * down;
    const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
    return ahead > 0 && aside <= ahead ? ahead + 2 * aside : Infinity;
  };
  const [first] = countries.toSorted((a, b) => cost(a) - cost(b));
  return first && cost(first) < Infinity ? first : undefined;
}
