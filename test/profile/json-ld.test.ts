/** The record for search engines. */
import { expect } from '@open-wc/testing';
import { jsonLdOf, parseFeed } from '../../src/index.ts';
import { feedOf } from './saying.ts';

const load = async (name: string, id: string, locale = 'fr') => {
  const url = new URL(`/feeds/${name}.json`, location.href).href;
  const { feed } = parseFeed(await (await fetch(url)).json(), url);
  return jsonLdOf(
    feed!,
    feed!.organizations.find((record) => record.id === id)!,
    locale,
  );
};
const jsonLd = (fields: object, locale = 'en', feed: object = {}) => {
  const read = feedOf(fields, feed);
  return jsonLdOf(read, read.organizations[0]!, locale);
};

describe('JSON-LD', () => {
  it('says the facts of the record, as they are', async () => {
    const data = await load('seed', 'missing-children-europe');
    expect(data).to.deep.include({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Missing Children Europe',
      alternateName: ['MCE'],
      foundingDate: '2008',
      telephone: ['+3228947484'],
      areaServed: ['Europe', 'Belgique'],
    });
    expect(data['address']).to.deep.equal([
      {
        '@type': 'PostalAddress',
        streetAddress: "Rue de l'Industrie 10",
        addressLocality: 'Bruxelles',
        postalCode: '1000',
        addressCountry: 'BE',
      },
    ]);
    expect(data['knowsAbout']).to.have.members([
      'Séquestration',
      'Adolescent',
      'Aide',
      'Enfant',
      'Conflit',
      'Famille',
      'Protection',
      'Réfugiés',
    ]);
    expect(data['description'])
      .to.include('250.000')
      .and.to.include('89 %')
      .and.to.match(/^Every year[^]*\n\n[^]*ever since\.$/);
    expect(JSON.stringify(data['foundingLocation'])).to.match(/BE|Belgique/);
  });
  it('uses words that schema.org has, and no others', async () => {
    // https://schema.org/Organization, and the types that it leads to here.
    const known: Record<string, string> = {
      Organization:
        'additionalType address alternateName areaServed description disambiguatingDescription dissolutionDate email faxNumber foundingDate foundingLocation hasMap identifier image keywords knowsAbout legalName location logo mainEntityOfPage member memberOf name numberOfEmployees parentOrganization sameAs subOrganization telephone url subjectOf contactPoint openingHours',
      PostalAddress:
        'addressCountry addressLocality addressRegion postOfficeBoxNumber postalCode streetAddress name description extendedAddress',
      Place: 'name geo address identifier sameAs hasMap',
      GeoCoordinates: 'latitude longitude',
      PropertyValue: 'propertyID value name',
      Country: 'name identifier',
      ImageObject: 'url contentUrl width height caption',
      ContactPoint: 'telephone faxNumber email contactType name availableLanguage',
    };
    const types: string[] = [];
    const check = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(check);
      if (typeof value !== 'object' || value === null) return;
      const { '@type': type, ...rest } = value as Record<string, unknown>;
      types.push(String(type));
      expect(known).to.have.property(String(type));
      for (const [key, entry] of Object.entries(rest)) {
        if (key !== '@context' && key !== '@id') expect(known[String(type)]!.split(' '), String(type)).to.include(key);
        check(entry);
      }
    };
    check(await load('every-field', 'all'));
    expect(types).to.include.members(['Organization', 'PostalAddress', 'PropertyValue']);
  });
  it('keeps every fact of a full record', async () => {
    const data = JSON.stringify(await load('every-field', 'all', 'en'));
    const names = [
      'Everyone Together',
      'EVT',
      'All of Us',
      'Everyone Together Limited',
      'Everybody Group',
      'Small Member',
    ];
    const facts = ['The summary of all.', '1999-12', '2024-02-29', 'Drinking water', 'Boats', '05xyz', '123-45'];
    const places = [
      'The Coast',
      'United Kingdom',
      '1 Quay Street',
      'Whitby',
      'North Yorkshire',
      'YO21 1AA',
      '77',
      '54.48',
    ];
    const ways = ['+441947000000', '116000', '+33 1 42 68 53 00', 'help@evt.example', 'https://www.evt.example/'];
    const pages = ['https://social.example/evt', 'https://register.example/all'];
    for (const fact of [names, facts, places, ways, pages].flat()) expect(data).to.include(fact);
    expect(data).to.not.match(/Secret|Hidden/);
  });
  it('says a fax apart from telephones', () => {
    const data = jsonLd({ phones: [{ tel: '116000' }, { tel: '+3226298899', type: 'FAX' }] });
    expect([data['telephone'], data['faxNumber']]).to.deep.equal([['116000'], ['+3226298899']]);
  });
  it('of a record with nothing but a name says nothing but the name', () => {
    expect(jsonLd({ name: 'Only' })).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Only',
    });
  });
  const partial: [string, object][] = [
    ['a telephone with a label only', { phones: [{ label: 'Helpline' }, { type: 'fax' }] }],
    ['an address that is only called something', { addresses: [{ label: 'Office' }, { purpose: 'seat' }] }],
    ['a relation to nobody', { relations: [{ rel: 'parent', org: 'gone' }, { rel: 'member' }] }],
  ];
  for (const [what, fields] of partial)
    it(`says nothing of ${what}`, () => {
      expect(jsonLd(fields)).to.deep.equal({ '@context': 'https://schema.org', '@type': 'Organization', name: 'A' });
    });
  it('does not lose an address that its owner wrote out', () => {
    expect(JSON.stringify(jsonLd({ addresses: [{ formatted: 'Third floor, 1 Quay Street, Whitby' }] }))).to.include(
      '1 Quay Street',
    );
  });
  it('keeps names of another’s making out of its structure', () => {
    const data = jsonLd({ tags: ['__proto__', 'constructor'], type: 'toString', ids: { constructor: '1' } });
    expect(data['knowsAbout']).to.have.members(['__proto__', 'constructor']);
    expect(data['additionalType']).to.equal(undefined);
  });
  it('printed as its documentation says closes no script', () => {
    const name = '</script><script>window.pwned = 1</script><!--';
    const data = jsonLd({ name, summary: name, tags: [name] });
    expect(data['name']).to.equal(name);
    const printed = JSON.stringify(data).replaceAll('<', '\\u003c');
    const page = new DOMParser().parseFromString(`<script type="application/ld+json">${printed}</script>`, 'text/html');
    expect(page.scripts.length).to.equal(1);
    expect(JSON.parse(page.scripts[0]!.text)).to.deep.equal(data);
  });
});
