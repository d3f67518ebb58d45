/** The values of a directory's filters: which are on offer, and how many of them are shown. */
import { shortened, treeOf, type FacetValue } from '../profile/facet-tree.ts';
import { FACETS, type FacetName } from '../profile/facets.ts';
import { NO_QUERY } from '../profile/query.ts';
import type { Found } from '../profile/search.ts';
import type { Directory } from './directory.ts';

/** How many are shown at first, and how many more each time. */
const FIRST = 8;
const MORE = 50;

export class DirectoryValues {
  #trees: { size: number; found: Found; trees: Record<FacetName, FacetValue[]>; counts: Found['counts'] } | undefined;
  readonly #shown = new Map<FacetName, number>();
  /** Chosen ones stay on offer until the visitor wants fewer: none goes from under a finger. */
  readonly kept = new Set<string>();

  constructor(readonly directory: Directory) {}

  /** Those of another answer are others. */
  reset(): void {
    this.#trees = undefined;
  }

  /** The values of a facet that are on offer now, and how many more there are. */
  of(name: FacetName): { values: FacetValue[]; all: number; counts: Uint32Array; shorter: boolean } {
    const { search, found, query } = this.directory;
    // Trees of what is not read yet are out of date at the next drawing.
    const size = search.read ? search.size : -1;
    if (this.#trees?.size !== size || (size < 0 && this.#trees.found !== found)) {
      const trees = Object.fromEntries(FACETS.map((facet) => [facet, treeOf(search.keys, facet)]));
      const { counts } = search.find(NO_QUERY, 'name', 0);
      this.#trees = { size, found, trees: trees as Record<FacetName, FacetValue[]>, counts };
    }
    const tree = this.#trees.trees[name];
    const most = this.#shown.get(name) ?? FIRST;
    const values = shortened(tree, this.#trees.counts[name], most, [...query[name], ...this.kept]);
    return { values, all: tree.length, counts: found.counts[name], shorter: most > FIRST };
  }

  /** @param more or only the first again */
  show(name: FacetName, more: boolean): void {
    this.#shown.set(name, more ? (this.#shown.get(name) ?? FIRST) + MORE : FIRST);
    if (!more) this.kept.clear();
  }
}
