/** The markup of a directory: search, what is chosen, letters, list. */
import { html, nothing, type TemplateResult } from 'lit';
import { FACETS, type FacetName } from '../profile/facets.ts';
import { plural } from '../profile/messages.ts';
import { filtered, SORTS, type Sort } from '../profile/query.ts';
import type { Phrase } from '../profile/text.ts';
import { filters } from './directory-filters.ts';
import { list } from './directory-list.ts';
import { sortName } from './directory-words.ts';
import type { Directory } from './directory.ts';
import { helps } from './help.ts';
import { type Content, say, source } from './templates.ts';

export const directory = (view: Directory): TemplateResult => {
  const { detail, found, parts } = view;
  const profile = detail.prepare();
  const total = found.total;
  const said = count(view);
  /** Whether there is anything to search, or will be. */
  const any = !!view.search.size || view.reading.awaited;
  return html`<div class="directory" @keydown=${detail.key}>
    ${any && (view.allows('search') || view.allows('sort')) ? searchBar(view) : nothing}
    <div class="body" @pointerover=${detail.expect} @focusin=${detail.expect}>
      ${view.allows('filters') ? filters(view, said) : nothing}
      <div class="main">
        <div class=${`top ${view.allows('search') || view.allows('filters') ? '' : 'unseen'}`}>
          <p part="count" id="count" role="status" tabindex="-1">${said}${found.fuzzy ? parts.similar() : nothing}</p>
          ${chips(view)}
        </div>
        ${profile && detail.place !== 'dialog' ? detail.card?.openOnTop(view, profile) : nothing}
        ${total ? [view.allows('letters') ? letters(view) : nothing, earlier(view), list(view)] : view.search.size || !any ? parts.advise(chosenValues(view)) : nothing}
        ${view.most < view.shown ? nothing : [more(view), view.reading.pages?.draw(), foot(view)]}
      </div>
    </div>
    ${profile && detail.place === 'dialog' ? detail.card?.openInFront(view, profile) : nothing}
  </div>`;
};

function count({ found: { total }, search, words }: Directory): string {
  const all = search.size;
  const { around } = search.speaker;
  return total === all
    ? plural(words.count, total, around)
    : plural(words.countOf, total, around).replace('{all}', String(all));
}

const searchBar = (view: Directory): TemplateResult => {
  // From the words to what they have found.
  const enter = (event: Event): void => {
    event.preventDefault();
    view.goTo(view.from);
  };
  const searches = view.allows('search');
  // What is typed here is no shortcut of the page's, which cannot see that it is typed into a field.
  const keep = (event: KeyboardEvent): void => {
    if (/^.$/u.test(event.key) && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  return html`<form
    role=${searches ? 'search' : nothing}
    part="search"
    class="search"
    aria-label=${searches ? `${view.words.search} ${view.element.id || view.ordinal}` : nothing}
    @submit=${enter}
    @keydown=${keep}
    @keypress=${keep}
    @keyup=${keep}
  >
    ${
      searches
        ? html`<label class="field">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Zm3 9.5-4.8-4.8" />
            </svg>
            <span class="unseen">${view.words.search}</span>
            <input
              part="input"
              id="input"
              type="search"
              autocomplete="off"
              enterkeyhint="search"
              placeholder=${view.words.search}
              .value=${view.query.q}
              @input=${view.type}
              @focus=${view.look}
              @blur=${view.look}
            />
          </label>`
        : nothing
    }
    ${view.allows('sort') ? sorting(view) : nothing}
  </form>`;
};

function sorting(view: Directory): TemplateResult {
  const { query, words, order: chosen, search } = view;
  // Once all is read there are no orders by what no record has.
  const known = SORTS.filter(
    (sort) =>
      !search.read ||
      view.reading.awaited ||
      sort === 'name' ||
      (sort === 'updated' ? search.hasUpdates : search.keys.facets[sort].keys[0]),
  );
  const orders = new Set<string>([...(query.q.trim() ? [''] : []), ...known, view.start, chosen]);
  return html`<label class="sort">
    <span>${words.sort}</span>
    <select
      part="sort"
      id="sort"
      @change=${(event: Event) => view.sortBy(((event.target as HTMLSelectElement).value || undefined) as Sort | undefined)}
    >
      ${[...orders].map(
        (sort) =>
          html`<option value=${sort} .selected=${sort === chosen}>
            ${sort ? `${sortName(view, sort.replace('-', ''))}${sort.startsWith('-') ? ' ↓' : ''}` : words.relevance}
          </option>`,
      )}
    </select>
  </label>`;
}

/** What a chosen value is called, one that is gone as it stands in the address. */
function chosenLabel({ search: { keys }, words }: Directory, name: FacetName, value: string): Phrase {
  const facet = keys.facets[name];
  const key = facet.normal(value);
  const label = keys.labelOf(name, key);
  // Whatever has a name is known to somebody.
  return facet.keys.includes(key) || label.text !== key ? label : { text: words.gone.replace('{value}', value) };
}

/** A filter that the visitor has chosen. */
export interface Chosen {
  name: FacetName;
  value: string;
  label: Phrase;
}

const chosenValues = (view: Directory): Chosen[] =>
  FACETS.flatMap((name) => view.query[name].map((value) => ({ name, value, label: chosenLabel(view, name, value) })));

const chips = (view: Directory): Content =>
  filtered(view.query)
    ? html`<div part="chips" class="chips" role="group" aria-label=${view.words.filters}>
        ${chosenValues(view).map(
          ({ name, value, label }, place) =>
            html`<button type="button" class="chip" @click=${() => view.remove(name, value, place)}>
              ${say(label)}<span class="unseen"> – ${view.words.remove}</span><span aria-hidden="true"> ✕</span>
            </button>`,
        )}
        <button type="button" class="plain" @click=${() => view.clear('all')}>${view.words.clear}</button>
      </div>`
    : nothing;

/** Letters of all names; those that nothing begins with now cannot be pressed, and none before the names are sorted. */
function letters(view: Directory): Content {
  const { found, search, words, order } = view;
  const all = order.endsWith('name') ? search.letters(order) : [];
  if (all.length < 2 || search.size <= view.pageSize / 2) return nothing;
  return html`<div part="letters" class="letters" role="group" aria-label=${words.letters}>
    ${all.map((letter) => {
      const place = found.letters?.get(letter);
      return html`<button
        type="button"
        disabled=${place === undefined ? '' : nothing}
        @click=${() => view.goTo(place!)}
      >
        ${letter}
      </button>`;
    })}
  </div>`;
}

const earlier = (view: Directory): Content =>
  view.from
    ? html`<button type="button" class="wide" @click=${view.showEarlier}>${view.words.earlier}</button>`
    : nothing;

function more(view: Directory): Content {
  const rest = view.found.total - view.from - view.shown;
  return rest > 0
    ? html`<button part="more" type="button" class="wide" @click=${view.showMore}>
        ${view.words.more} <span class="label">(${rest})</span>
      </button>`
    : nothing;
}

/** Whose directory it is, what it offers besides, and the files of what was found. In a section a footer is not the page's. */
function foot(view: Directory): TemplateResult {
  const { element, words, found } = view;
  const profile = view.publisher;
  const wanted = String(element.extras).toLowerCase().split(/\s+/);
  const save = (kind: 'CSV' | 'vCard') =>
    html`<button type="button" class="plain" @click=${(event: Event) => view.download(kind, event.currentTarget)}>
      ${words.download.replace('{kind}', kind)}
    </button>`;
  return html`<section class="foot">
    ${view.allows('filters') && found.total ? html`<p part="download" class="chips">${save('CSV')} ${save('vCard')}</p>` : nothing}
    ${source(profile)}${helps?.extras(profile, wanted)}
  </section>`;
}
