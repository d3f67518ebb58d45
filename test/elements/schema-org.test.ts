/** schema.org as it stands in pages: read without any request. */
import { expect, fixture } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import { at, found, has, is, outcome, part, parts, put, said, show, text, type Surroundings } from './page.ts';
import { waitUntil } from '../waiting.ts';

const json = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
const schema = 'https://schema.org';
const harbour = {
  '@context': schema,
  '@type': 'NGO',
  '@id': 'https://harbour.example/#organization',
  name: 'Harbour Help',
  alternateName: ['HH', 'Hafenhilfe'],
  legalName: 'Harbour Help Ltd',
  url: 'https://harbour.example/',
  logo: { '@type': 'ImageObject', url: 'data:,', width: '600px' },
  foundingDate: '1987-05-01T00:00:00Z',
  foundingLocation: { '@type': 'Country', name: 'Belgium' },
  areaServed: ['FR', { '@type': 'Place', name: 'North Sea' }],
  knowsAbout: ['Boats', { '@type': 'DefinedTerm', name: 'Rescue' }],
  keywords: 'storms, lifeboats',
  description: 'A boat and a crew for everybody at sea.',
  address: {
    '@type': 'PostalAddress',
    streetAddress: 'Quai 1',
    postalCode: '8400',
    addressLocality: 'Ostende',
    addressCountry: 'Belgium',
  },
  telephone: '+32 59 00 00 00',
  faxNumber: '+32 59 00 00 01',
  email: 'mailto:help@harbour.example',
  contactPoint: [{ '@type': 'ContactPoint', contactType: 'Press', telephone: '+32 59 00 00 02' }],
  sameAs: ['https://social.example/harbour', 'https://ror.org/012345'],
  identifier: { '@type': 'PropertyValue', propertyID: 'KBO', value: '0123.456.789' },
  parentOrganization: { '@type': 'Organization', name: 'Sea Union', url: 'https://sea.example/' },
};
const other = { '@context': schema, '@type': 'Organization', '@id': 'https://other.example/', name: 'Other' };

const card = (content: string, attributes = '', where?: Surroundings): Promise<OrgCard> =>
  show(`<org-card ${attributes}>${content}</org-card>`, where);
const name = (element: Element): string => text(part(element, 'name'));

describe('JSON-LD in a child', () => {
  it('is a whole card', async () => {
    const element = await card(json(harbour));
    expect(name(element)).to.equal('Harbour Help (HH)');
    expect(text(part(element, 'type'))).to.equal('NGO');
    expect(has(element, 'source'), 'schema.org is not who says it').to.be.false;
    expect(text(part(element, 'founded'))).to.equal('May 1, 1987');
    expect(text(part(element, 'origin'))).to.equal('Belgium');
    expect(text(part(element, 'place'))).to.equal('France, North Sea');
    expect(parts(element, 'tag').map(text)).to.have.members(['Boats', 'Rescue', 'storms', 'lifeboats']);
    expect(text(part(element, 'address'))).to.match(/Quai 1\s*8400 Ostende\s*Belgium/);
    expect(found(element, 'a[href="tel:+3259000000"]').length).to.equal(1);
    expect(found(element, 'a[href="tel:+3259000001"]'), 'a fax').to.deep.equal([]);
    expect(found(element, 'a[href="mailto:help@harbour.example"]').length).to.equal(1);
    for (const word of ['Press', 'Sea Union', 'Harbour Help Ltd', 'Hafenhilfe', '0123.456.789'])
      expect(said(element)).to.contain(word);
  });

  it('wins over the feed, and loses to JSON and to properties', async () => {
    const feed = `feed="${at('only-name')}"`;
    expect(name(await card(json(harbour), feed))).to.contain('Harbour');
    const own = '<script type="application/json">{"id": "a", "name": "Own"}</script>';
    expect(name(await card(json(harbour) + own, feed))).to.equal('Own');
    const element = await put<OrgCard>(
      `<org-card>${json(harbour)}</org-card>`,
      {},
      { organization: { id: 'b', name: 'B' } },
    );
    await outcome(element);
    expect(name(element)).to.equal('B');
  });

  it('leaves it to the feed where it speaks of no organization', async () => {
    for (const bad of [json({}), json([]), json(1), '<script type="application/ld+json">{</script>'])
      expect(name(await card(bad, `feed="${at('only-name')}"`))).to.equal('Plain Help');
  });

  it('is read in any spelling', async () => {
    const spellings: unknown[] = [
      {
        '@context': 'http://schema.org/',
        '@graph': [
          { '@type': 'WebSite', name: 'Site' },
          { ...harbour, '@context': undefined },
        ],
      },
      [harbour, { '@type': 'WebPage', name: 'Page' }],
      {
        '@type': ['http://schema.org/Organization', 'Thing'],
        'http://schema.org/name': [{ '@value': 'Harbour Help' }],
      },
      { '@context': schema, '@type': 'ProfilePage', mainEntity: harbour, publisher: other },
      {
        '@context': schema,
        '@graph': [{ '@type': 'WebPage', about: { '@id': 'https://harbour.example/#organization' } }, harbour, other],
      },
      { '@type': 'Thing', name: 'Harbour Help' },
    ];
    for (const spelling of spellings)
      expect(name(await card(json(spelling))), JSON.stringify(spelling)).to.contain('Harbour Help');
  });

  it('knows its languages', async () => {
    const words = {
      '@context': [schema, { '@language': 'en' }],
      '@type': 'Organization',
      name: [
        { '@value': 'Aide au port', '@language': 'fr' },
        { '@value': 'Harbour Help', '@language': 'en' },
      ],
      description: { fr: 'Un bateau.', en: 'A boat.' },
      legalName: 'Harbour Help Ltd',
    };
    const element = await card(json(words), '', { lang: 'fr' });
    expect(name(element)).to.equal('Aide au port');
    expect(text(part(element, 'description'))).to.contain('Un bateau.');
    expect(text(part(element, 'legal_name'))).to.equal('Harbour Help Ltd');
    expect(part(element, 'legal_name').querySelector('[lang]')!.getAttribute('lang')).to.equal('en');
  });

  it('reads values in values, however deep', async () => {
    const legalName = `${'{"@value":'.repeat(20_000)}"Harbour Help Ltd"${'}'.repeat(20_000)}`;
    const script = json({ ...harbour, legalName: 0 }).replace('"legalName":0', `"legalName":${legalName}`);
    expect(text(part(await card(script), 'legal_name'))).to.equal('Harbour Help Ltd');
  });

  it('runs nothing and links nowhere it should not', async () => {
    const evil = {
      ...harbour,
      name: '<img src=x onerror="window.pwned=1">',
      url: 'javascript:window.pwned=1',
      sameAs: ['data:text/html,x', 'javascript:1'],
      logo: 'javascript:1',
      __proto__: { polluted: 1 },
      description: { '@value': { '@value': ['x'] } },
      address: [[[[]]]],
      contactPoint: 5,
    };
    const element = await card(json(evil));
    expect(name(element)).to.contain('<img');
    expect(found(element, 'a[href^="javascript" i], a[href^="data" i], img[src^="java" i]')).to.deep.equal([]);
    expect('pwned' in window).to.equal(false);
  });
});

describe('JSON-LD that stands in the page', () => {
  it('is what an element without a feed shows: the only organization, or the one that it names', async () => {
    const page = await fixture(`<div>${json(harbour)}</div>`);
    expect(name(await card(''))).to.contain('Harbour Help');
    page.insertAdjacentHTML('beforeend', json(other));
    for (const org of ['https://other.example/', 'https://other.example', 'other'])
      expect(name(await card('', `org="${org}"`)), org).to.equal('Other');
    expect(name(await card('', 'org="https://harbour.example/#organization"'))).to.contain('Harbour');
    expect(name(await card('', 'org="0123.456.789"'))).to.contain('Harbour');
    const unclear = await put('<org-card><a href="/x">Which?</a></org-card>');
    await waitUntil(() => has(unclear, 'card') || unclear.shadowRoot!.querySelector('slot'));
    expect(is(unclear, 'ready')).to.equal(false);
  });

  it('is left alone by elements with a feed', async () => {
    await fixture(`<div>${json(harbour)}</div>`);
    expect(name(await card('', `feed="${at('only-name')}"`))).to.equal('Plain Help');
  });
});
