/** The reader and the schema are two ways to say the same: whatever a feed gets wrong, both drop the same things. */
import { expect } from '@open-wc/testing';
import type * as z from 'zod/mini';
import { parseFeed } from '../../src/feed/read.ts';
import { feedSchema } from '../../src/feed/schema.ts';
import { brokenFeed } from './broken-feeds.ts';
import * as fc from '../seeded.ts';

type Path = PropertyKey[];
type Fault = z.core.$ZodIssue;
const written = (path: Path): string =>
  path
    .filter((key) => key !== '')
    .reduce<string>((all, key) => all + (typeof key === 'number' ? `[${key}]` : `${all && '.'}${String(key)}`), '');
/** One entry in place of an array has an index in the path and none in what was written. */
const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof key === 'number' && !Array.isArray(value) ? value : (value as Record<PropertyKey, unknown> | null)?.[key],
    root,
  );

/** Where a schema found something wrong. Of two shapes that a value may have, the one it has is meant. */
function faultsOf(root: unknown, faults: readonly Fault[], above: Path = []): Path[] {
  return faults.flatMap((fault) => {
    const path = [...above, ...fault.path];
    if (fault.code !== 'invalid_union') return [path];
    const value = valueAt(root, path);
    const shape = typeof value === 'object' && value !== null && !Array.isArray(value) ? 1 : 0;
    // A text in an array is no text; the schema of paragraphs takes arrays for its first shape.
    const nested = fault.errors[shape]?.length ? fault.errors[shape] : fault.errors[1 - shape]!;
    return nested.length ? faultsOf(root, nested, path) : [path];
  });
}

/** Takes out what the schema refuses until nothing is left to refuse; what could not stay without it goes with it. */
function refused(feed: unknown): Set<string> {
  const pruned = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const result = feedSchema.safeParse(feed);
    if (result.success) return pruned;
    for (let path of faultsOf(feed, result.error.issues)) {
      const at = written(path);
      pruned.add(at);
      // What was taken out before takes its parent along.
      for (; path.length; path = path.slice(0, -1)) {
        const parent = valueAt(feed, path.slice(0, -1)) as Record<PropertyKey, unknown>;
        const key = path.at(-1)!;
        if (typeof parent !== 'object' || parent === null || parent[key] === null || parent[key] === undefined)
          continue;
        if (Array.isArray(parent) !== (typeof key === 'number')) continue;
        parent[key] = null;
        break;
      }
    }
  }
  throw new Error('The schema finds no end');
}

/** Without the paths that lead to others: an object that fell because of one field is told by the field. */
const ends = (paths: Iterable<string>): string[] => {
  const all = [...paths].sort();
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)));
};
const shelters = /(.*)\.confidential$/;

/** Only the reader knows of these: the schema sees neither the feed's own address nor two records at once. */
const ownRules = new Set(['duplicate-id', 'other-origin', 'cycle']);

describe('reader and schema', () => {
  it('drop the same', () => {
    fc.assert(
      fc.property(brokenFeed, (feed) => {
        const { issues } = parseFeed(structuredClone(feed), 'https://feed.invalid/');
        const dropped = issues.filter(
          ({ code, path }) => !ownRules.has(code) && !(code === 'missing' && /^(title|organizations)$/.test(path)),
        );
        const hidden = dropped.flatMap(({ path }) => shelters.exec(path)?.[1] ?? []);
        // Fields of another format where a text should be are told once, as what they stand in.
        const wrapped = dropped.flatMap(({ code, path }) => (code === 'not-text' ? path : []));
        const told = [...refused(structuredClone(feed))]
          .map((path) => wrapped.find((text) => path.startsWith(`${text}.`)) ?? path)
          .filter((path) => shelters.test(path) || !hidden.some((address) => path.startsWith(`${address}.`)));
        expect(ends(new Set(dropped.map(({ path }) => path)))).to.deep.equal(ends(new Set(told)));
      }),
      { numRuns: 1000 },
    );
  });
});
