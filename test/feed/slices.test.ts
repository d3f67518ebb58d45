/** A large feed parsed in slices is what JSON.parse makes of it, wherever the cuts fall, and whatever is wrong in it. */
import { expect } from '@open-wc/testing';
import { parseInSlices } from '../../src/feed/slices.ts';
import * as fc from '../seeded.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(',{"id":', '"}],"organizations":[{"id":', ']', '\\', '"', '\\"', '{', 'organizations'),
);
const inner = fc.array(fc.oneof(fc.record({ id: words, type: words }), words, fc.constant([[]]), fc.constant(null)), {
  maxLength: 4,
});
const record = fc.record({ id: words, name: words, members: inner, organizations: inner }, { requiredKeys: ['id'] });
const around = fc.record(
  { orgfeed: words, tags: inner, x: fc.record({ organizations: inner }), next: words },
  { requiredKeys: [] },
);
const feed = fc
  .tuple(around, fc.array(fc.oneof({ weight: 9, arbitrary: record }, words), { maxLength: 30 }), around)
  .map(([before, organizations, after]) => ({ ...before, organizations, ...after }));
/** As JavaScript, and as Python writes it, by default and to be read. */
const written = fc.tuple(feed, fc.constantFrom(undefined, 1, '\t', ' ')).map(([value, space]) => {
  const text = JSON.stringify(value, null, space);
  return space === ' ' ? text.replace(/\n */g, ' ') : text;
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return SyntaxError;
  }
};
const sliced = (text: string, size: number): Promise<unknown> =>
  parseInSlices(text, size).catch((error: unknown) => (error as Error).constructor);

const sizes = fc.constantFrom(1, 20, 60, 200);

it('gives what is written', () =>
  fc.assert(
    fc.asyncProperty(written, sizes, async (text, size) => {
      expect(await sliced(text, size)).to.deep.equal(parsed(text));
    }),
    { numRuns: 300 },
  ));

it('finds every fault that there is', () =>
  fc.assert(
    fc.asyncProperty(
      written,
      sizes,
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', ',', ' , ', '"', ']', '}', '{', '[', '\\', '"organizations":[', '\n'),
      async (text, size, place, less, more) => {
        const at = place % text.length;
        const broken = text.slice(0, at) + more + text.slice(at + less);
        expect(await sliced(broken, size)).to.deep.equal(parsed(broken));
      },
    ),
    { numRuns: 600 },
  ));

it('takes what has no records, too', async () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"organizations":[]}',
    '{"organizations":{"a":[{"id":1}]}}',
    '[{"organizations":[{"id":1}]}]',
  ])
    expect(await sliced(text, 1), text).to.deep.equal(parsed(text));
});

it('lets the page live meanwhile', async () => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<unknown> } };
  let turns = 0;
  const end = new AbortController();
  const others = (async () => {
    // As much in turn with it as anything is.
    for (; !end.signal.aborted; turns++) await (scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
  })();
  const organizations = Array.from({ length: 400 }, (_, i) => ({ id: `o${i}`, name: 'Name' }));
  const value = await parseInSlices(JSON.stringify({ orgfeed: '1.0', organizations }), 1000);
  end.abort();
  await others;
  expect((value as { organizations: unknown[] }).organizations).to.deep.equal(organizations);
  expect(turns).to.be.above(4);
});
