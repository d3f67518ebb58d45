/** What is said where nothing was found, or only what is alike, and what to do about it: what would be found with less, and buttons for it. Loads when somebody begins to search. */
import { css, html, nothing, type TemplateResult } from 'lit';
export { forgive } from '../profile/forgive.ts';
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

/** What could be typed instead, and how many that finds. */
interface Way {
  without: string;
  q: string;
  n: number;
}
const MAX_WORDS = 12;
/** What was thought of for a question; a directory grows. */
const thought = new WeakMap<Directory, { of: string; ways: Way[] }>();

/** The words without which something would be found: as few as leave something, and each one that would do alone. */
function* waysOf({ query, search }: Directory, ways: Way[]): Generator<void> {
  const words = query.q.trim().split(/\s+/).slice(0, MAX_WORDS);
  const count = (some: readonly string[], alike: boolean): number => {
    const { total, fuzzy } = search.find({ ...query, q: some.join(' ') }, 'founded', 0);
    return fuzzy && !alike ? 0 : total;
  };
  let kept: string[] = [];
  // Long words say most; what is only similar counts where nothing else does.
  for (const alike of [false, true])
    for (const word of kept[0] ? [] : words.toSorted((a, b) => b.length - a.length)) {
      const more = words.filter((other) => other === word || kept.includes(other));
      if (count(more, alike)) kept = more;
      yield;
    }
  const others = words.map((word) => words.filter((other) => other !== word));
  for (const some of kept.length < words.length - 1 ? [kept] : others) {
    const n = some[0] ? count(some, true) : 0;
    if (n) ways.push({ without: words.filter((word) => !some.includes(word)).join(' '), q: some.join(' '), n });
    yield;
  }
}

/** Thinks about it when the keys rest. */
function waysFor(view: Directory): readonly Way[] {
  const { query, search, element } = view;
  const of = JSON.stringify([query, search.size]);
  let known = thought.get(view);
  if (known?.of !== of && /\S\s+\S/.test(query.q) && !element.states.has('hurried')) {
    const ways: Way[] = [];
    thought.set(view, (known = { of, ways: [] }));
    const tell = (): void => {
      if (thought.get(view)?.of !== of) return;
      thought.set(view, { of, ways });
      element.requestUpdate();
    };
    void view.inSteps(waysOf(view, ways)).then(tell);
  }
  return known?.of === of ? known.ways : [];
}

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
        ${waysFor(view).map((way) =>
          button(said.words.replace('{q}', way.without.slice(0, 60)), way.n, () => {
            view.choose('q', way.q);
            view.focus.toField();
          }),
        )}
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
