/** The organizations of a directory as a table with headings that sort; loads where a page wants it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../profile/profile.ts';
import type { Sort } from '../profile/query.ts';
import type { Phrase } from '../profile/text.ts';
import type { ListParts } from './directory-list.ts';
import type { Directory } from './directory.ts';
import type { Content } from './templates.ts';

export const tableStyles = css`
  .table {
    border-collapse: collapse;
    /* Without a doctype tables take neither from the page. */
    color: inherit;
    font: inherit;
    inline-size: 100%;
  }
  .table :is(th, td) {
    border-block-end: 1px solid var(--_line);
    font: inherit;
    padding: 0.6em 0;
    padding-inline-end: 0.8em;
    text-align: start;
    /* The baseline of a name that is a button is that of its last line. */
    vertical-align: top;
  }
  /* No word is broken as long as it has room. */
  .table :is(th, td) {
    overflow-wrap: break-word;
  }
  /* A word that would take the room of the other columns is. */
  .table .long {
    hyphenate-limit-chars: 13 4 4;
    hyphens: auto;
    min-inline-size: 7em;
    overflow-wrap: anywhere;
  }
  .table thead th {
    font-size: 0.9375em;
    vertical-align: baseline;
  }
  .table thead :is(th, button) {
    font-weight: 650;
    min-block-size: 44px;
    white-space: nowrap;
  }
  .table th.name {
    font-weight: 600;
  }
  .second {
    display: none;
    font-weight: 400;
  }
  .arrow {
    color: var(--_muted);
    margin-inline-start: 0.3em;
  }
  .table .updated,
  .table .founded {
    font-variant-numeric: tabular-nums;
  }
  @container (inline-size < 44em) {
    .table :is(th, td).updated {
      display: none;
    }
    .table .second.updated {
      display: block;
    }
  }
  @container (inline-size < 36em) {
    .table {
      table-layout: fixed;
    }
    .table thead button {
      white-space: normal;
    }
    .table thead .name {
      inline-size: 46%;
    }
    .table :is(th, td).type {
      display: none;
    }
    .table .second.type {
      display: block;
    }
  }
  @container (inline-size < 27em) {
    .table thead .name {
      inline-size: 62%;
    }
    .table :is(th, td).founded {
      display: none;
    }
    .table .second {
      display: block;
    }
  }
  @media print {
    .table thead {
      display: table-header-group;
    }
    /* Chromium repeats the text of a heading on each page, not its button. */
    .table thead .link {
      display: contents;
    }
    .table .arrow {
      display: none;
    }
    .table tr {
      break-inside: avoid;
    }
  }
`;

/** A word longer than most; of names a little longer, since they have the widest column. */
const isLong = (text: string, most: number): boolean => new RegExp(`[^\\s-]{${most + 1}}`, 'u').test(text);

const COLUMNS = ['name', 'country', 'type', 'founded', 'updated'] as const;

export function table(
  view: Directory,
  rows: readonly number[],
  open: number | undefined,
  { marked, opener, otherName, sortName }: ListParts,
): TemplateResult {
  const { search, answer, order: now, found, detail } = view;
  const { around } = search.speaker;
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
              ${sortName(view, column)}<span aria-hidden="true" class="arrow">${here ? (down ? '↓' : '↑') : '↕'}</span>
            </button>`
          : sortName(view, column)
      }
    </th>`;
  };
  const valueOf = (column: (typeof COLUMNS)[number], profile: Profile, row: number): Phrase | undefined => {
    const { updated } = search.at(row);
    const fact = profile.facts.find(({ name }) => name === column);
    if (column === 'country') return search.countryOf(row) ?? fact?.value;
    if (column === 'updated') return updated ? { text: search.speaker.date(updated) } : undefined;
    return column === 'founded' && fact ? { text: fact.datetime!.slice(0, 4) } : fact?.value;
  };
  /** Under the name, what there is no room for beside it, in the reader's language, which is read from left to right. */
  const below = (profile: Profile, row: number): Content[] => {
    const { lang, dir } = profile.name;
    return columns.slice(2).map((column) => {
      const value = valueOf(column, profile, row);
      const label = column === 'type' ? '' : `${sortName(view, column)} `;
      return (
        value &&
        html`<p class=${`label second ${column}`} lang=${lang ? around : nothing} dir=${dir ? 'ltr' : nothing}>
          ${label}${marked(value, [])}
        </p>`
      );
    });
  };
  const cell = (column: (typeof COLUMNS)[number], profile: Profile, row: number, place: number): unknown => {
    if (column === 'name')
      return html`<th
        scope="row"
        part="name"
        class=${`name ${isLong(`${profile.name.text} ${profile.acronym?.text}`, 14) ? 'long' : ''}`}
        lang=${profile.name.lang ?? nothing}
        dir=${profile.name.dir ?? nothing}
      >
        ${opener(view, profile, row, place)}${otherName(profile, found.words)}${below(profile, row)}
      </th>`;
    const value = valueOf(column, profile, row);
    return html`<td class=${`${column} ${value && isLong(value.text, 12) ? 'long' : ''}`}>
      ${value ? marked(value, column === 'country' ? found.words : []) : nothing}
    </td>`;
  };
  return html`<table part="list" class="table" aria-labelledby="count">
    <thead>
      <tr>
        ${columns.map(head)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row, place) => {
        const profile = view.profileOf(row);
        return html`<tr part="item">
            ${columns.map((column) => cell(column, profile, row, place))}
          </tr>
          ${
            row === open
              ? html`<tr class="open">
                  <td colspan=${columns.length}>${detail.card!.openInline(view, row)}</td>
                </tr>`
              : nothing
          }`;
      })}
    </tbody>
  </table>`;
}
