/** The organizations of a directory, as cards, rows or a table. */
import { html, nothing, type TemplateResult } from 'lit';
import { divide, mentions, type Piece } from '../profile/fold.ts';
import { keyFactsOf } from '../profile/key-facts.ts';
import type { Profile } from '../profile/profile.ts';
import type { Phrase } from '../profile/text.ts';
import { sortName } from './directory-words.ts';
import type { Directory } from './directory.ts';
import { helps } from './help.ts';
import { acronymOf, type Content, heading, keyFacts, levelOf, logo, say, summaryOf } from './templates.ts';

/** How many tags a card shows. */
const TAGS = 3;

/**
 * A text with what was looked for marked in it. Nodes rather than a template, since every key makes hundreds of them.
 * @param old where it stood at the last key, to be written over
 */
function marked(phrase: Phrase, words: readonly string[], old?: Element): unknown {
  const { text } = phrase;
  const pieces = words.length ? (divide(text, words) ?? (old && [{ text, found: false }])) : undefined;
  return say(phrase, pieces && write(old ?? document.createDocumentFragment(), pieces));
}

function write(node: Element | DocumentFragment, pieces: readonly Piece[]): Node {
  pieces.forEach(({ text, found }, i) => {
    let at = node.childNodes[i] ?? null;
    if (!at || (at.nodeType === 1) !== found)
      at = node.insertBefore(found ? document.createElement('mark') : document.createTextNode(''), at);
    if (at.textContent !== text) at.textContent = text;
  });
  while (node.childNodes[pieces.length]) node.lastChild!.remove();
  return node;
}

/** What the table has from here: what a chunk shares with the one that loads it would cost a third one. */
export interface ListParts {
  marked: typeof marked;
  opener: typeof opener;
  otherName: typeof otherName;
  sortName: typeof sortName;
}

export function list(view: Directory): TemplateResult {
  const { found, from, shown, most, layout, detail } = view;
  const rows = Array.from(found.rows.slice(from, from + shown));
  const open = detail.place === 'inline' && detail.card ? detail.row : undefined;
  if (layout === 'table' && view.parts.table)
    return view.parts.table(view, rows, open, { marked, opener, otherName, sortName });
  // Cards without a text are less tall than what is kept for those off the screen: few of them are better laid out at once.
  const far = rows[9] && (rows[99] || view.profileOf(0).summary);
  return html`<ul
    part="list"
    class=${`${far ? 'far' : ''} ${layout === 'list' ? 'list' : 'grid'}`}
    role="list"
    aria-labelledby="count"
  >
    ${rows.slice(0, most).map((row, place) => {
      const profile = view.profileOf(row);
      return html`<li part="item" class=${`box ${row === open ? 'open' : ''}`}>
        ${row === open ? detail.card!.openInline(view, row) : item(view, profile, row, place)}
      </li>`;
    })}
  </ul>`;
}

/** The name, which opens what is known of it. */
function opener(view: Directory, profile: Profile, row: number, place: number): TemplateResult {
  const { detail, found } = view;
  const { name, acronym, url } = profile;
  const text = (phrase: Phrase | undefined, old?: Element): unknown =>
    phrase && marked({ text: phrase.text }, found.words, old);
  const content = html`${text(name, view.node(`name ${place}`))}${acronymOf(profile, text(acronym))}`;
  const select = (event: MouseEvent): void => detail.select(event, row);
  const here = !detail.leads(url);
  const popup = here && detail.place !== 'inline' ? 'dialog' : nothing;
  const expanded = here && detail.place === 'inline' ? detail.row === row : nothing;
  return url
    ? html`<a id=${`org-${row}`} href=${url} aria-haspopup=${popup} aria-expanded=${expanded} @click=${select}
        >${content}</a
      >`
    : html`<button
        id=${`org-${row}`}
        class="link"
        type="button"
        aria-haspopup=${popup}
        aria-expanded=${expanded}
        @click=${select}
      >
        ${content}
      </button>`;
}

function item(view: Directory, profile: Profile, row: number, place: number): TemplateResult {
  const { element, found } = view;
  const { words } = found;
  const text = profile.summary ?? profile.sections[0]?.paragraphs[0];
  const name = heading(levelOf(element.headingLevel), 'name', profile.name, opener(view, profile, row, place), nothing);
  return html`<div part="card" class=${`${view.layout === 'list' ? '' : 'card'} compact`}>
    <div class="head">
      ${logo(profile, view.pictures, view.element.referrerPolicy)}
      <div>${name}${otherName(profile, words)}${inLine(profile)}</div>
    </div>
    ${helps?.status(profile)}
    ${summaryOf(text, text && marked({ text: text.text }, words, view.node(`summary ${place}`)))}
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
  if (!words.length || [name, acronym].some((said) => said && mentions(said.text, words))) return nothing;
  const other = details.find(({ name, value }) => /^(alt|legal)_name/.test(name) && mentions(value.text, words));
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
                  ${wanted.length ? marked(label, words) : say(label)}
                </button>`
              : html`<span class="tag">${marked(label, words)}</span>`
          }
        </li>`,
    )}
    ${rest ? html`<li class="rest"><span class="tag">+${rest}</span></li>` : nothing}
  </ul>`;
}
