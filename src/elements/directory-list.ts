/** The organizations of a directory, as cards, rows or a table. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { divide } from '../profile/fold.ts';
import { keyFactsOf } from '../profile/key-facts.ts';
import type { Profile } from '../profile/profile.ts';
import type { Sort } from '../profile/query.ts';
import type { Phrase } from '../profile/text.ts';
import { openInline } from './directory-card.ts';
import { sortName } from './directory-words.ts';
import type { Directory } from './directory.ts';
import { type Content, heading, keyFacts, levelOf, logo, say, status } from './templates.ts';

/** How many tags a card shows. */
const TAGS = 3;

/** A text with what was looked for marked in it. */
function marked({ text, lang, dir }: Phrase, words: readonly string[]): unknown {
  const pieces = words.length ? divide(text, words) : undefined;
  const content = pieces?.map((piece) => (piece.found ? html`<mark>${piece.text}</mark>` : piece.text)) ?? text;
  return lang || dir ? html`<bdi lang=${lang ?? nothing} dir=${dir ?? nothing}>${content}</bdi>` : content;
}

export function list(view: Directory): TemplateResult {
  const { found, from, shown, layout, detail } = view;
  const rows = Array.prototype.slice.call(found.rows, from, from + shown) as number[];
  const open = detail.place === 'inline' ? detail.row : undefined;
  if (layout === 'table') return table(view, rows, open);
  return html`<ul part="list" class=${layout} role="list">
    ${rows.map((row) => {
      const profile = view.profileOf(row);
      return html`<li part="item" class=${row === open ? 'open' : ''}>
        ${row === open ? openInline(view, row) : item(view, profile, row)}
      </li>`;
    })}
  </ul>`;
}

/** The name, which opens what is known of it. */
function opener(view: Directory, { name, acronym, url, lang, dir }: Profile, row: number): TemplateResult {
  const { detail, found } = view;
  const content = html`${marked({ text: name.text }, found.words)}${
    acronym && acronym.text !== name.text
      ? html`<span part="acronym" class="acronym" lang=${acronym.lang ?? lang} dir=${acronym.dir ?? dir}>
          (${marked({ text: acronym.text }, found.words)})</span
        >`
      : nothing
  }`;
  const select = (event: MouseEvent): void => detail.select(event, row);
  const here = !detail.leads(url);
  const popup = here && detail.place !== 'inline' ? 'dialog' : nothing;
  const expanded = here && detail.place === 'inline' ? detail.row === row : nothing;
  return url
    ? html`<a id="org-${row}" href=${url} aria-haspopup=${popup} aria-expanded=${expanded} @click=${select}
        >${content}</a
      >`
    : html`<button
        id="org-${row}"
        class="link"
        type="button"
        aria-haspopup=${popup}
        aria-expanded=${expanded}
        @click=${select}
      >
        ${content}
      </button>`;
}

function item(view: Directory, profile: Profile, row: number): TemplateResult {
  const { element, found } = view;
  const { words } = found;
  const text = profile.summary ?? profile.sections[0]?.paragraphs[0];
  const name = heading(levelOf(element.headingLevel), 'name', profile.name, opener(view, profile, row), nothing);
  return html`<div part="card" class="card compact">
    <div class="head">
      ${keyed(profile.logo?.src, logo(profile, view.pictures))}
      <div>${name}${otherName(profile, words)}${inLine(profile)}</div>
    </div>
    ${status(profile)}
    ${
      text
        ? html`<p part="summary" class="summary" lang=${text.lang ?? nothing} dir=${text.dir ?? nothing}>
            ${marked({ text: text.text }, words)}
          </p>`
        : nothing
    }
    ${tags(view, profile, words)}
  </div>`;
}

/** The facts in a line; as one text where all are in the reader's language, which is most of the nodes saved. */
function inLine(profile: Profile): Content {
  const facts = keyFactsOf(profile);
  if (!facts[0] || facts.some(({ lang, dir }) => lang || dir)) return keyFacts(profile);
  return html`<span part="place" class="place">${facts.map(({ text }) => text).join('\u00a0· ')}</span>`;
}

/** Another name, where that is what was looked for and nothing else shows it. */
function otherName({ name, acronym, details }: Profile, words: readonly string[]): Content {
  if (!words.length || divide(`${name.text} ${acronym?.text ?? ''}`, words)) return nothing;
  const other = details.find(({ name, value }) => /^(alt|legal)_name/.test(name) && divide(value.text, words));
  return other ? html`<p class="label other">${marked(other.value, words)}</p>` : nothing;
}

/** A few tags, those first that were looked for; each filters. */
function tags(view: Directory, profile: Profile, words: readonly string[]): Content {
  const all = profile.tags;
  if (!all[0]) return nothing;
  const wanted = words.length ? all.filter(({ id }) => view.isWanted(id, words)) : [];
  const shown = [...new Set([...wanted, ...all])].slice(0, TAGS);
  const rest = all.length - shown.length;
  return html`<ul part="tags" class="tags" role="list" aria-label=${profile.messages.tags}>
    ${shown.map(
      ({ id, label }) =>
        html`<li part="tag">
          ${
            view.offers('tag')
              ? html`<button class="tag" type="button" @click=${() => view.follow(id, label.text)}>
                  ${wanted.length ? (marked(label, words) as Content) : say(label)}
                </button>`
              : html`<span class="tag">${marked(label, words)}</span>`
          }
        </li>`,
    )}
    ${rest ? html`<li class="rest"><span class="tag">+${rest}</span></li>` : nothing}
  </ul>`;
}

const COLUMNS = ['name', 'country', 'type', 'founded', 'updated'] as const;

function table(view: Directory, rows: readonly number[], open: number | undefined): TemplateResult {
  const { search, query, answer, start, found } = view;
  const now = query.sort ?? (query.q.trim() ? '' : start);
  const columns = COLUMNS.filter((column) => column !== 'updated' || search.hasUpdates);
  const head = (column: (typeof COLUMNS)[number]): TemplateResult => {
    if (column === 'type') return html`<th scope="col" class=${column}>${answer.messages.type}</th>`;
    const here = now.replace('-', '') === column;
    // The latest update comes first of itself.
    const down = here && now.startsWith('-') !== (column === 'updated');
    const next = (here && !now.startsWith('-') ? `-${column}` : column) as Sort;
    return html`<th scope="col" class=${column} aria-sort=${here ? (down ? 'descending' : 'ascending') : nothing}>
      ${
        view.allows('sort')
          ? html`<button type="button" class="link" @click=${() => view.sortBy(next)}>
              ${sortName(view, column)}<span aria-hidden="true" class="arrow"
                >${here ? (down ? ' ↓' : ' ↑') : ' ↕'}</span
              >
            </button>`
          : sortName(view, column)
      }
    </th>`;
  };
  const cell = (column: (typeof COLUMNS)[number], profile: Profile, row: number): unknown => {
    const { updated } = search.at(row);
    if (column === 'name')
      return html`<th
        scope="row"
        part="name"
        class="name"
        lang=${profile.name.lang ?? nothing}
        dir=${profile.name.dir ?? nothing}
      >
        ${opener(view, profile, row)}${otherName(profile, found.words)}
      </th>`;
    const country = column === 'country' ? search.countryOf(row) : undefined;
    const fact = profile.facts.find(({ name }) => name === column);
    const year = column === 'founded' && fact ? { text: fact.datetime!.slice(0, 4) } : undefined;
    const value =
      column === 'updated' && updated ? { text: search.speaker.date(updated) } : (country ?? year ?? fact?.value);
    return html`<td class=${column}>${value ? marked(value, column === 'country' ? found.words : []) : nothing}</td>`;
  };
  return html`<table part="list" class="table">
    <thead>
      <tr>
        ${columns.map(head)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => {
        const profile = view.profileOf(row);
        return html`<tr part="item">
            ${columns.map((column) => cell(column, profile, row))}
          </tr>
          ${
            row === open
              ? html`<tr class="open">
                  <td colspan=${columns.length}>${openInline(view, row)}</td>
                </tr>`
              : nothing
          }`;
      })}
    </tbody>
  </table>`;
}
