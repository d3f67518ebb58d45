/** The values of a facet as people see them: wider ones around narrower ones, in the order of the reader's dictionary. */
import type { FacetName } from './facets.ts';
import { collator } from './intl.ts';
import { CONTINENTS } from './regions.ts';
import type { SearchKeys } from './search-keys.ts';
import type { Phrase } from './text.ts';

export interface FacetValue {
  key: string;
  /** Its number in the facet. */
  number: number;
  /** How many wider ones it stands in. */
  depth: number;
  label: Phrase;
  /** The facet and number of the one around it, if any: `tag.3`. */
  within?: string | undefined;
}

/** Countries stand below their continent; of other regions only those are shown under which a record is filed. */
const isShown = (name: FacetName, key: string, own: boolean): boolean =>
  name === 'country' ? own || CONTINENTS.includes(key) : name !== 'founded' || key.length > 4;

export function treeOf(keys: SearchKeys, name: FacetName): FacetValue[] {
  const facet = keys.facets[name];
  const nodes = new Map<string, FacetValue>();
  facet.keys.forEach((key, number) => {
    if (isShown(name, key, facet.own[number]!))
      nodes.set(key, { key, number, depth: 0, label: keys.labelOf(name, key) });
  });
  const inside = new Map<string | undefined, FacetValue[]>();
  for (const node of nodes.values()) {
    const around = [...facet.expand([node.key])].filter((key) => key !== node.key && nodes.has(key));
    // A continent rather than a region of the feed's own.
    const wider = around.find((key) => !key.startsWith('x-')) ?? around[0];
    if (!inside.get(wider)?.push(node)) inside.set(wider, [node]);
  }
  const { compare } = collator(keys.speaker.locale);
  const list = (parent: string | undefined, depth: number, within?: string): FacetValue[] =>
    (inside.get(parent) ?? [])
      .sort((a, b) => (name === 'founded' ? (a.key < b.key ? 1 : -1) : compare(a.label.text, b.label.text)))
      .flatMap((node) => [{ ...node, depth, within }, ...list(node.key, depth + 1, `${name}.${node.number}`)]);
  return list(undefined, 0);
}

/** The values that say most, and those that are chosen; in their own order, so that none jumps about. */
export function shortened(
  tree: readonly FacetValue[],
  counts: Uint32Array,
  most: number,
  chosen: readonly string[],
): FacetValue[] {
  // A button that shows one more takes the room of that one.
  if (tree.length <= most + 1) return [...tree];
  // A wider value has as many records as its narrower ones at least, and stands before them: no branch without its root.
  const best = new Set([...tree].sort((a, b) => counts[b.number]! - counts[a.number]!).slice(0, most));
  return tree.filter((value) => best.has(value) || chosen.includes(value.key));
}
