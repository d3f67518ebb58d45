/**
 * Strings that were made to do harm, in every other way in than the text of a feed: as ids and keys, in data that stands
 * in the page, on script tags and links, in attributes, in the address. The page is the strictest there is.
 */
import { expect, nextFrame } from '@open-wc/testing';
import { all, text } from '../elements/page.ts';
import { addresses, keys, naughty, texts } from './corpora.ts';
import type { Page } from './page.ts';
import { expectHarmless, happened, inPieces, make, openStrictPage, scriptOn, settled } from './strict-page.ts';
import { waitUntil } from '../waiting.ts';

const strings = [...texts, ...keys, ...addresses, ...naughty];
const pieces = inPieces(strings, 50);
/** Some of each kind, where all of them have been through the same code already. */
const some = inPieces(
  strings.filter((_, i) => i % 4 === 0),
  50,
);

let page: Page;
let url: string;
before(async () => {
  page = await openStrictPage();
  url = blob(feedOf(['Safe']));
});
afterEach(() => {
  page.body.replaceChildren();
  happened.length = 0;
});

const blob = (value: unknown): string => page.defaultView.URL.createObjectURL(new Blob([JSON.stringify(value)]));
const dictionary = (keys: readonly string[], valueOf: (key: string) => unknown): object =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)]));

/** Whatever has a name in a feed is called so, and each name is asked for. */
function feedOf(names: readonly string[]): object {
  const terms = dictionary(names, (label) => ({ label, alt: [label], broader: label, same_as: [label] }));
  const record = {
    founded: '1999',
    areas: names,
    tags: names,
    ids: dictionary(names, (name) => name),
    hours: dictionary(names, (name) => name),
    summary: dictionary(['en', ...names], (name) => name),
    relations: names.map((org) => ({ rel: org, org, name: org, country: org })),
    phones: names.map((tel) => ({ tel, type: tel, display: tel, languages: [tel] })),
  };
  return {
    orgfeed: '1.0',
    title: 'Names',
    lang: 'en',
    languages: names,
    types: terms,
    tags: terms,
    places: dictionary(names, (label) => ({ label, includes: names })),
    notices: names.map((kind) => ({ kind, text: { en: kind, [kind]: kind }, link: { rel: kind, href: kind } })),
    links: names.map((rel) => ({ rel, href: `https://directory.example/{id}?{tag}#${rel}` })),
    organizations: [
      { ...record, id: 'all', name: 'All of them' },
      ...names.map((id) => ({ ...record, id, name: `N ${id}`, type: id, origin: id, areas: [id], tags: [id] })),
    ],
  };
}

/** Puts them on the page, and expects that all of them have come to something: `mute` ones may have nothing to say. */
async function expectAll(elements: readonly HTMLElement[], about: string, wanted?: 'ready' | 'mute'): Promise<void> {
  // What stands in the page is read one after the other.
  const last = make(page, 'org-card');
  last.append(scriptOn(page, { type: 'application/ld+json' }, JSON.stringify(schemaOrg('Last'))));
  const done = settled(wanted === 'mute' ? [last] : elements);
  page.body.append(...elements);
  if (wanted === 'mute') {
    await page.defaultView.customElements.whenDefined('org-directory');
    await nextFrame();
    page.body.append(last);
  }
  await done;
  const states = STATES[wanted ?? 'any'];
  await waitUntil(() => elements.every((element) => element.matches(states)), `${states} of ${about}`);
  for (const element of elements) expectHarmless(element, `${about} ${element.outerHTML.slice(0, 200)}`, states);
  expect(happened, about).to.deep.equal([]);
  page.body.replaceChildren();
}
const STATES = { any: ':state(ready), :state(error)', ready: ':state(ready)', mute: ':not(:state(loading))' };

const schemaOrg = (string: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'NGO',
  '@id': string,
  name: `N ${string}`,
  alternateName: string,
  legalName: string,
  url: string,
  logo: { '@type': 'ImageObject', url: string, caption: string },
  sameAs: [string],
  description: { '@value': string, '@language': string },
  email: string,
  telephone: string,
  foundingDate: string,
  foundingLocation: string,
  areaServed: [{ '@type': 'Country', name: string }, string],
  knowsAbout: [string],
  keywords: string,
  address: { '@type': 'PostalAddress', streetAddress: string, addressCountry: string },
  contactPoint: [{ '@type': 'ContactPoint', telephone: string, contactType: string }],
  parentOrganization: { '@type': 'Organization', name: string, url: string },
  identifier: { '@type': 'PropertyValue', propertyID: string, value: string },
  [string]: string,
});

describe('the built script under the strictest policy, by another way', () => {
  it(`takes ${strings.length} hostile strings as ids, keys of every vocabulary, codes and languages`, async () => {
    for (const piece of pieces) {
      const feed = blob(feedOf(piece));
      const options = { charts: 'map years', extras: 'links notices', logos: 'none' };
      await expectAll([make(page, 'org-card', { ...options, feed, org: 'all' })], piece[0]!, 'ready');
      for (const layout of ['grid', 'table'])
        await expectAll([make(page, 'org-directory', { ...options, feed, layout })], piece[0]!, 'ready');
      await expectAll(
        piece.map((org) => make(page, 'org-card', { feed, org, layout: 'compact' })),
        piece[0]!,
      );
      page.defaultView.URL.revokeObjectURL(feed);
    }
  });

  for (const [what, type, json] of [
    ['as records', 'application/json', (string) => JSON.stringify({ ...record(string), name: `N ${string}` })],
    ['as feeds', 'application/json', (string) => JSON.stringify(feedOf([string]))],
    ['as what was to be JSON', 'application/json', (string) => string],
    ['in JSON without escapes', 'application/json', (string) => `{"id":"a","name":"A","summary":"${string}"}`],
    ['as schema.org', 'application/ld+json', (string) => JSON.stringify(schemaOrg(string))],
    ['as a graph', 'application/ld+json', (string) => JSON.stringify({ '@graph': [schemaOrg(string), string] })],
    ['as what was to be schema.org', 'application/ld+json', (string) => string],
  ] satisfies [string, string, (string: string) => string][])
    it(`reads them in data that stands in the page, ${what}`, async () => {
      for (const piece of some) {
        const elements = piece.map((string, i) => {
          const attributes = { org: what === 'as feeds' ? 'all' : '', layout: ['full', 'compact', 'line'][i % 3]! };
          const element = make(page, i % 5 ? 'org-card' : 'org-directory', attributes);
          element.append(scriptOn(page, { type }, json(string)));
          return element;
        });
        await expectAll(elements, piece[0]!, type === 'application/json' ? undefined : 'mute');
      }
    });

  it('obeys them in no attribute of an element or of a script tag alone', async () => {
    const names =
      'lang dir layout limit heading-level tag-href logos extras loading charts page-size sort detail controls type tag ' +
      'country referrerpolicy debug id class title slot';
    for (const [i, piece] of pieces.entries()) {
      const element = ['org-card', 'org-tags', 'org-contact', 'org-directory'][i % 4]!;
      const scripts = piece.map((string) => {
        const named = { feed: url, element, org: 'all', ...dictionary(names.split(' '), () => string) };
        const data = Object.entries(named).map(([name, value]) => [`data-${name}`, value as string]);
        const script = scriptOn(page, { type: 'module', src: '/embed/org-cards.js', ...Object.fromEntries(data) });
        return script as HTMLScriptElement & { placed: HTMLElement };
      });
      page.body.append(...scripts);
      const unready = () => scripts.filter(({ placed }) => !placed?.matches(':state(ready)'));
      await waitUntil(() => !unready()[0], '').catch(() =>
        expect.fail(
          [...happened, ...unready().map(({ outerHTML, placed }) => placed?.outerHTML ?? outerHTML)]
            .slice(0, 3)
            .join('\n'),
        ),
      );
      for (const { placed } of scripts) {
        await (placed as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        expectHarmless(placed, placed.outerHTML.slice(0, 200));
      }
      expect(happened, piece[0]).to.deep.equal([]);
      page.body.replaceChildren();
    }
  });

  it('finds no feed but those of the script’s own origin behind them in a link, and keeps the link', async () => {
    for (const piece of pieces) {
      const links = piece.map((href, i) => {
        const link = make(page, 'a', {
          href: i % 2 ? href : `${href}#org-card`,
          [i % 3 ? 'class' : 'data-org-card']: 'org-card',
        });
        for (const name of ['lang', 'layout', 'tag-href', 'feed', 'org', 'loading'])
          link.setAttribute(`data-${name}`, href);
        link.replaceChildren('A link');
        return link;
      });
      page.body.append(...links);
      await nextFrame();
      const cards = () => [...page.querySelectorAll<HTMLElement>('org-card')];
      await waitUntil(() => cards().every((card) => card.matches(':state(ready), :state(error)')), piece[0]);
      for (const card of cards()) {
        expectHarmless(card, card.outerHTML.slice(0, 200));
        expect(new URL(card.getAttribute('feed')!).origin).to.equal(location.origin);
      }
      for (const link of links) expect(link.isConnected && text(link)).to.equal('A link');
      expect(happened, piece[0]).to.deep.equal([]);
      page.body.replaceChildren();
    }
  });

  it('finds nothing to do behind them in the address of the page', async () => {
    const { history, location } = page.defaultView;
    const [here] = location.href.split('#');
    const element = make(page, 'org-directory', { feed: url, id: 'd', 'url-state': 'hash', charts: 'map years' });
    await expectDirectory(element);
    // Few addresses: browsers let nobody change them without end.
    for (const piece of pieces) {
      const short = piece.filter(({ length }) => length < 200).map((string) => string.toWellFormed());
      const values = encodeURIComponent(short.join(' '));
      const states = short.slice(0, 2).map((string) => `d-q=${encodeURIComponent(string)}&d-org=${string}&${string}`);
      states.push(
        'q type tag country founded sort org'
          .split(' ')
          .map((key) => `d-${key}=${values}`)
          .join('&'),
      );
      for (const hash of states) {
        history.replaceState(null, '', `${here}#${hash}`);
        page.defaultView.dispatchEvent(new PopStateEvent('popstate'));
        await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
        expectHarmless(element, hash.slice(0, 80));
        expect(happened, hash.slice(0, 80)).to.deep.equal([]);
      }
    }
    history.replaceState(null, '', here);
  });
});

const record = (string: string): Record<string, unknown> =>
  (feedOf([string]) as { organizations: Record<string, unknown>[] }).organizations[0]!;

async function expectDirectory(element: HTMLElement): Promise<void> {
  const done = settled([element]);
  page.body.append(element);
  await done;
  expect(all(element, '[part~=item]').length).to.be.above(0);
}
