/** What is said where nothing was found, or only what is alike, and what to do about it: what would be found with less, and buttons for it. Loads when somebody begins to search. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../profile/messages.ts';
import type { Query } from '../profile/query.ts';
import type { Chosen } from './directory-templates.ts';
import type { Directory } from './directory.ts';
import type { Content, say } from './templates.ts';

const words: Record<Language, Record<'similar' | 'none' | 'nothing' | 'loosen' | 'words' | 'value', string>> = {
  en: {
    similar: 'Nothing has exactly these words. This is similar:',
    none: 'No organisation matches.',
    nothing: 'There is no organisation here yet.',
    loosen: 'Try it with less:',
    words: 'Without “{q}”',
    value: 'Without {value}',
  },
  fr: {
    similar: 'Rien ne contient exactement ces mots. Voici ce qui s’en approche :',
    none: 'Aucune organisation ne correspond.',
    nothing: 'Il n’y a pas encore d’organisation ici.',
    loosen: 'Essayez avec moins :',
    words: 'Sans « {q} »',
    value: 'Sans {value}',
  },
};

const styles = css`
  .empty {
    align-content: start;
    border: 1px dashed var(--_edge);
    border-radius: var(--org-radius, 0.75em);
    display: grid;
    gap: 1em;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    padding: 1.5em;
  }
  .empty button {
    min-block-size: 44px;
  }
`;

/** Who has the look already: it comes with the first need, not with a key. */
const styled = new WeakSet<Directory>();

export const similar = ({ answer }: Directory): TemplateResult =>
  html` <span class="label">${words[answer.messages.lang as Language].similar}</span>`;

const box = (content: TemplateResult): TemplateResult => html`<div part="empty" class="empty">${content}</div>`;

export function advice(view: Directory, chosen: readonly Chosen[], speak: typeof say): TemplateResult {
  const { query, search, answer } = view;
  const said = words[answer.messages.lang as Language];
  if (!styled.has(view)) view.adopt(styles);
  styled.add(view);
  if (!search.size) return box(html`<p>${said.nothing}</p>`);
  const would = (change: Partial<Query>): number => search.find({ ...query, ...change }, 'founded', 0).total;
  const button = (label: unknown, n: number | undefined, act: () => void): Content =>
    n === 0
      ? nothing
      : html`<button type="button" @click=${act}>
          ${label}${n ? html` <span class="label">(${n})</span>` : nothing}
        </button>`;
  const q = query.q.trim();
  return box(
    html`<p>${said.none}</p>
      <p class="label">${said.loosen}</p>
      <div class="chips">
        ${q ? button(said.words.replace('{q}', q.slice(0, 60)), would({ q: '' }), () => view.clear('words')) : nothing}
        ${chosen.map(({ name, value, label }, place) => {
          const [before, after] = said.value.split('{value}');
          const rest = query[name].filter((entry) => entry !== value);
          return button([before, speak(label), after], would({ [name]: rest }), () => view.remove(name, value, place));
        })}
        ${button(view.words.clear, undefined, () => view.clear('all'))}
      </div>`,
  );
}
