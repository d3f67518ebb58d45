/** Tells the page's owner of what a directory was narrowed to and its feed does not have: a misspelt id looks like an empty list. */
// Types alone: what a chunk shares with the one that loads it costs a third one.
import type { FacetName } from '../profile/facets.ts';
import type { Directory } from './directory.ts';

/** As many as help to find the one that was meant. */
const NAMED = 10;
const told = new Set<string>();

const LOCKS = ['type', 'tag', 'country'] as const;
const VOCABULARIES = { type: 'types', tag: 'tags', country: 'places', founded: undefined } as const;

/** The values of an attribute that no record has and that nothing is called by. */
function unknown({ search: { keys, feed, locked } }: Directory, name: FacetName): string[] {
  const { normal, keys: held } = keys.facets[name];
  const vocabulary = VOCABULARIES[name];
  return locked[name].filter((value) => {
    const key = normal(value);
    const named = vocabulary && Object.hasOwn(feed[vocabulary] ?? {}, key);
    return !held.includes(key) && !named && keys.labelOf(name, key).text === key;
  });
}

/** What could have been meant. */
function remedy(name: FacetName, { search: { feed } }: Directory): string {
  if (name === 'country') return ' (country codes such as BE, regions such as 150, or x-… of its `places`)';
  const vocabulary = VOCABULARIES[name]!;
  const ids = Object.keys(feed[vocabulary] ?? {});
  const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} more` : '';
  return ids.length ? ` (its \`${vocabulary}\` are ${ids.slice(0, NAMED).join(', ')}${rest})` : '';
}

const quoted = (name: string, values: readonly string[], hint = ''): string =>
  values.length ? `\n  ${name}: ${values.map((value) => `"${value}"`).join(' ')}${hint}` : '';

/** Once for each page, feed and what is said of it. */
export function reportLocks(view: Directory): void {
  const { search, answer, element } = view;
  const { url } = answer.read[0]!;
  const of = url === element.baseURI ? `the data of an element on ${url}` : url;
  const missing =
    LOCKS.map((name) => quoted(name, unknown(view, name), remedy(name, view))).join('') +
    quoted('org', [...search.missing]);
  const asked = LOCKS.map((name) => quoted(name, search.locked[name])).join('') + quoted('org', search.only);
  const said = missing
    ? `org-cards: <org-directory> is narrowed to what is not in ${of}:${missing}`
    : search.size
      ? ''
      : `org-cards: <org-directory> is narrowed until nothing is left of ${of}:${asked}`;
  if (said && told.size < told.add(said).size) console.warn(said);
}
