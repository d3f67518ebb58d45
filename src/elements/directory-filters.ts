/** The filters of a directory: each value with how many it would leave. */
import { html, nothing, type TemplateResult } from 'lit';
import { FACETS, type FacetName } from '../profile/facets.ts';
import type { Directory } from './directory.ts';
import { type Content, say } from './templates.ts';

const facetName = ({ words, answer: { messages } }: Directory, name: FacetName): string =>
  ({ type: messages.type, tag: messages.tags, country: words.country, founded: messages.founded })[name];

/** @param found how many are found, in words */
export function filters(view: Directory, found: string): Content {
  const { query, words, unfolded, search } = view;
  const offered = search.known ? FACETS.filter((name) => view.offers(name)).map((name) => facet(view, name)) : [];
  // Until all is read there may be some yet: their place is kept.
  if ((search.read || view.reading.bare) && offered.every((facet) => facet === nothing)) return nothing;
  const chosen = FACETS.flatMap((name) => query[name]).length;
  return html`<div class="side">
    <button type="button" class="fold" aria-expanded=${unfolded} aria-controls="filters" @click=${view.unfold}>
      ${words.filters}${chosen ? ` (${chosen})` : nothing}
    </button>
    <div
      part="filters"
      id="filters"
      class=${`filters ${unfolded ? 'unfolded' : ''}`}
      role="group"
      aria-label=${words.filters}
    >
      ${offered}
      <button type="button" class="wide shut" @click=${view.shutFilters}>${words.show} ${found}</button>
    </div>
  </div>`;
}

function facet(view: Directory, name: FacetName): Content {
  const { values, all, counts, shorter } = view.values.of(name);
  if (!all) return nothing;
  const { words, query, search } = view;
  const facet = search.keys.facets[name];
  const chosen = new Set(query[name].map(facet.normal));
  const label = facetName(view, name);
  const button = (text: string, on: boolean): TemplateResult =>
    html`<button type="button" class="plain" @click=${() => view.showValues(name, on)}>
      ${text}<span class="unseen"> – ${label}</span>
    </button>`;
  return html`<fieldset part=${`filter ${name}`}>
    <legend>${label}</legend>
    ${view.parts.charts[name]?.(view)}
    ${values.map(({ key, number, depth, label, within }) => {
      const n = counts[number] ?? 0;
      return html`<label class=${`value deep-${Math.min(depth, 3)} ${n ? '' : 'none'}`}>
        <input
          type="checkbox"
          id=${`${name}-${key}`}
          aria-describedby=${within ?? nothing}
          .value=${key}
          .checked=${chosen.has(key)}
          @change=${() => view.toggle(name, key)}
        />
        <span id=${`${name}.${number}`}>${say(label)}</span> <span class="number">${n}</span>
      </label>`;
    })}
    ${values.length < all ? button(`${words.more} (${all - values.length})`, true) : nothing}
    ${shorter ? button(words.less, false) : nothing}
  </fieldset>`;
}
