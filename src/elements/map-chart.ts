/**
 * The countries on a map of the world, each a filter. Loads when it is asked for, with the look of it:
 * `import('./map-chart.ts')` and `import('./chart-styles.ts')`.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { collator } from '../profile/intl.ts';
import { plural } from '../profile/messages.ts';
import type { Phrase } from '../profile/text.ts';
import { chartWords } from './chart-words.ts';
import { beside, bulkOf, nearest, WHOLE, world, type Box, type Country } from './map-geometry.ts';
import { jump, lead, tell } from './tab-stop.ts';

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

/** How near a finger or a pointer must come to a country that it does not hit, in CSS pixels. */
const REACH = 16;
const SHADES = 4;

/** The least number of each shade: each holds as many times the one before it. */
function shadesOf(most: number): number[] {
  if (most <= SHADES) return Array.from({ length: most }, (_, i) => i + 1);
  return Array.from({ length: SHADES }, (_, i) => Math.ceil(most ** (i / SHADES)));
}

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

type Named = Country & { label: Phrase; count: number; shade: number };

/** What the shades stand for: « 1–3 ». */
function legend(shades: readonly number[], most: number): TemplateResult {
  return html`<ul class="legend" aria-hidden="true">
    ${shades.map((least, i) => {
      const upTo = (shades[i + 1] ?? most + 1) - 1;
      return html`<li class=${`shade${i + 1}`}><bdi dir="ltr">${least}${upTo > least ? `–${upTo}` : ''}</bdi></li>`;
    })}
  </ul>`;
}

/** Shows a part of the world on the map; the button beside it says whether it is one. */
function lookAt(group: Element, box: Box): void {
  group.querySelector('svg')!.setAttribute('viewBox', box.join(' '));
  const closer = String(box !== WHOLE);
  group.classList.toggle('near', box !== WHOLE);
  group.closest('figure')!.querySelector('.closer')!.setAttribute('aria-pressed', closer);
}

/** The countries by their names; regions and the like are left out. */
function countriesOf({ counts, selected, place, locale }: MapChart, shades: readonly number[]): Named[] {
  const codes = new Set([...counts.keys(), ...selected].filter(isCountry));
  const named = [...codes].map((code): Named => {
    const count = counts.get(code) ?? 0;
    const shade = shades.filter((least) => least <= count).length;
    return { code, x: -1, y: -1, shape: '', ...world.get(code), label: place(code), count, shade };
  });
  return named.sort((a, b) => collator(locale).compare(a.label.text, b.label.text));
}

/** The countries on the map, and below it as a list. */
export function mapChart(chart: MapChart): TemplateResult {
  const { counts, selected, lang, toggle } = chart;
  const words = chartWords(lang);
  const most = Math.max(0, ...[...counts].map(([code, count]) => (isCountry(code) ? count : 0)));
  const shades = shadesOf(most);
  const countries = countriesOf(chart, shades);
  // What is too small for a shape lies above the others.
  const placed = countries.filter(({ x }) => x >= 0).sort((a, b) => Number(!a.shape) - Number(!b.shape));
  const rest = [...world.values()].filter(({ code }) => !placed.some((country) => country.code === code));
  // In one language, that of the name: its words would be read with the wrong voice.
  const told = ({ label, count }: Named): string =>
    label.text + words.colon + (label.lang ? count : plural(words.count, count, lang));

  const country = (one: Named) => svg`<g
    id=${`map-${one.code}`}
    class=${`country shade${one.shade}`}
    role="button"
    tabindex="-1"
    data-code=${one.code}
    aria-pressed=${String(selected.has(one.code))}
    aria-label=${told(one)}
    lang=${one.label.lang ?? nothing}
  >${one.shape ? svg`<path d=${one.shape}></path>` : svg`<circle cx=${one.x} cy=${one.y} r="18"></circle>`}</g>`;
  const row = (one: Named) =>
    html`<li>
      <button
        type="button"
        id=${`list-${one.code}`}
        aria-pressed=${String(selected.has(one.code))}
        @click=${() => toggle(one.code)}
      >
        <span lang=${one.label.lang ?? nothing} dir=${one.label.dir ?? nothing}>${one.label.text}</span> ${one.count}
      </button>
    </li>`;

  const click = (event: MouseEvent): void => {
    const hit = (event.target as Element).closest<SVGElement>('[data-code]')?.dataset['code'];
    const map = (event.currentTarget as Element).querySelector('svg')!;
    const found = hit ?? nearest(placed, map, event, REACH)?.code;
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
    const group = event.currentTarget as Element;
    const focused = event.type === 'focusin' && (event.target as Element).closest<SVGElement>('.country');
    group.querySelector('.ring')!.replaceChildren(...(focused ? [focused.firstElementChild!.cloneNode()] : []));
    // What has the focus is seen, whatever part of the world is looked at.
    const place = focused && world.get(focused.dataset['code']!);
    const { x, y, width, height } = group.querySelector('svg')!.viewBox.baseVal;
    if (place && (place.x < x || place.x > x + width || place.y < y || place.y > y + height)) lookAt(group, WHOLE);
  };
  const closer = (event: Event): void => {
    const group = (event.currentTarget as Element).closest('figure')!.querySelector('[role=group]')!;
    lookAt(group, group.classList.contains('near') ? WHOLE : bulkOf(placed));
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
      <svg viewBox=${WHOLE.join(' ')} role="presentation">
        <path class="land" d=${rest.map(({ shape }) => shape).join('')}></path>
        ${placed.map(country)}
        <g class="marks">
          ${placed
            .filter(({ code }) => selected.has(code))
            .map(({ x, y }) => svg`<circle cx=${x} cy=${y} r="24"></circle>`)}
        </g>
        <g class="ring"></g>
      </svg>
    </div>
    <p class="told" aria-hidden="true"></p>
    <div class="below">
      <button type="button" class="closer" aria-pressed="false" @click=${closer}>${words.closer}</button>
      ${legend(shades, most)}
    </div>
    <details>
      <summary>${words.list}</summary>
      <ul role="list">
        ${countries.map(row)}
      </ul>
    </details>
  </figure>`;
}
