/** Feeds made from other registers: their translations, identifiers and relations come through as they were. */
import { expect } from '@open-wc/testing';
import { parseFeed } from '../../src/feed/read.ts';
import { orgfeedJsonSchema } from '../../src/feed/json-schema.ts';
import { feedSchema } from '../../src/feed/schema.ts';

const HERE = 'https://directory.example/feed.json';
const feedOf = (organizations: object[]) => ({ orgfeed: '1.0', title: 'Here', organizations });

describe('national societies of the Red Cross', () => {
  const societies = [
    {
      iso: 'US',
      iso3: 'USA',
      fdrs: 'DUS001',
      region: 1,
      logo: 'logos/us/logo_wide.png',
      society_url: 'http://www.redcross.org',
      society_name_en: 'American Red Cross',
      society_name_es: 'Cruz Roja Americana',
      society_name_fr: 'Croix-Rouge américaine',
      society_name_ar: 'الصليب الأحمر الأمريكي',
    },
    {
      iso: 'gb',
      iso3: 'GBR',
      fdrs: 'DGB001',
      region: 3,
      logo: null,
      society_url: '',
      society_name_en: 'British Red Cross',
      society_name_es: null,
      society_name_fr: '',
      society_name_ar: 'الصليب الأحمر البريطاني',
    },
  ];
  const { feed, issues } = parseFeed(
    feedOf(
      societies.map((one) => ({
        id: one.fdrs,
        name: { en: one.society_name_en, es: one.society_name_es, fr: one.society_name_fr, ar: one.society_name_ar },
        areas: ['001', one.iso],
        origin: one.iso,
        logo: one.logo && { src: one.logo },
        website: one.society_url,
        ids: { fdrs: one.fdrs, 'iso-3166-1-alpha-3': one.iso3 },
        relations: { rel: 'member-of', name: { en: 'IFRC', fr: 'FICR' }, url: 'https://www.ifrc.org/', country: 'ch' },
      })),
    ),
    HERE,
  );
  it('come through whole', () => {
    expect(issues).to.deep.equal([]);
    expect(feed?.organizations[0]).to.deep.equal({
      id: 'DUS001',
      name: {
        en: 'American Red Cross',
        es: 'Cruz Roja Americana',
        fr: 'Croix-Rouge américaine',
        ar: 'الصليب الأحمر الأمريكي',
      },
      areas: ['001', 'US'],
      origin: 'US',
      logo: { src: 'https://directory.example/logos/us/logo_wide.png' },
      website: 'http://www.redcross.org',
      ids: { fdrs: 'DUS001', 'iso-3166-1-alpha-3': 'USA' },
      relations: [{ rel: 'member-of', name: { en: 'IFRC', fr: 'FICR' }, url: 'https://www.ifrc.org/', country: 'CH' }],
    });
  });
  it('lack only what the register lacks', () => {
    const britain = feed?.organizations[1];
    expect(britain?.name).to.deep.equal({ en: 'British Red Cross', ar: 'الصليب الأحمر البريطاني' });
    expect(britain?.origin).to.equal('GB');
    expect(britain).to.not.have.any.keys('logo', 'website');
  });
});

describe('records of the Research Organization Registry', () => {
  const necker = {
    id: 'https://ror.org/000nhq538',
    established: 2014,
    external_ids: { isni: '0000 0004 7870 0410', wikidata: 'Q30263348', fundref: '100014847' },
    names: [
      { lang: 'fr', types: ['ror_display', 'label'], value: 'Institut Necker Enfants Malades' },
      { lang: 'en', types: ['alias'], value: 'Necker Enfants Malades Institute' },
      { lang: null, types: ['alias'], value: 'UMR 8253/U 1151' },
    ],
    location: { country_code: 'FR', subdivision: 'IDF', name: 'Paris', lat: 48.85341, lng: 2.3488 },
    relationships: [{ label: 'Inserm', type: 'parent', id: 'https://ror.org/02vjkv261' }],
    status: 'active',
  };
  const slug = (url: string) => url.slice('https://ror.org/'.length);
  const { feed, issues } = parseFeed(
    feedOf([
      {
        id: slug(necker.id),
        name: { [necker.names[0]!.lang!]: necker.names[0]!.value },
        alt_names: necker.names.slice(1).map(({ lang, value }) => (lang ? { [lang]: value } : { und: value })),
        founded: necker.established,
        status: necker.status,
        areas: `${necker.location.country_code}-${necker.location.subdivision}`,
        addresses: {
          locality: necker.location.name,
          country: necker.location.country_code,
          lat: necker.location.lat,
          lon: necker.location.lng,
        },
        ids: { ror: necker.id, ...necker.external_ids },
        relations: necker.relationships.map(({ label, type, id }) => ({
          rel: type,
          org: slug(id),
          name: label,
          url: id,
        })),
      },
    ]),
    HERE,
  );
  it('come through whole', () => {
    expect(issues).to.deep.equal([]);
    expect(feed?.organizations[0]).to.deep.equal({
      id: '000nhq538',
      name: { fr: 'Institut Necker Enfants Malades' },
      alt_names: [{ en: 'Necker Enfants Malades Institute' }, { und: 'UMR 8253/U 1151' }],
      founded: '2014',
      status: 'active',
      areas: ['FR-IDF'],
      addresses: [{ locality: 'Paris', country: 'FR', lat: 48.85341, lon: 2.3488 }],
      ids: {
        ror: 'https://ror.org/000nhq538',
        isni: '0000 0004 7870 0410',
        wikidata: 'Q30263348',
        fundref: '100014847',
      },
      relations: [{ rel: 'parent', org: '02vjkv261', name: 'Inserm', url: 'https://ror.org/02vjkv261' }],
    });
  });
  it('are a feed to the schema too', () => {
    expect(feedSchema.safeParse(feed).success).to.equal(true);
  });
});

describe('addresses that a table has joined', () => {
  it('lead nowhere', () => {
    for (const website of [
      'https://a.example;https://b.example',
      'https://a.example,b.example/',
      'http://http://a.example',
    ]) {
      const { feed, issues } = parseFeed(feedOf([{ id: 'a', name: 'A', website }]), HERE);
      expect([feed?.organizations[0]?.website, issues.map(({ code }) => code)], website).to.deep.equal([
        undefined,
        ['bad-url'],
      ]);
    }
    const { issues } = parseFeed(feedOf([{ id: 'a', name: 'A', website: 'https://a.example/?q=a;b,c' }]), HERE);
    expect(issues).to.deep.equal([]);
  });
});

describe('addresses out of one cell of a table', () => {
  it('keep their lines, and what stands before them', () => {
    const addresses = [
      { lines: '1 Quay Street\r\nFlat 2', locality: 'Whitby' },
      { lines: ['1 Quay Street\n', 'Flat 2\n3rd floor'] },
      { formatted: '1 Quay Street,\nWhitby\n YO21 1AA' },
      { formatted: { en: 'A\nB', fr: 'C' } },
      '1 Quay Street',
    ];
    const { feed, issues } = parseFeed(feedOf([{ id: 'a', name: 'A', addresses }]), HERE);
    expect(issues.map(({ path }) => path)).to.deep.equal(['organizations[0].addresses[4]']);
    expect(feed?.organizations[0]?.addresses).to.deep.equal([
      { lines: ['1 Quay Street', 'Flat 2'], locality: 'Whitby' },
      { lines: ['1 Quay Street', 'Flat 2', '3rd floor'] },
      { formatted: '1 Quay Street, Whitby, YO21 1AA' },
      { formatted: { en: 'A, B', fr: 'C' } },
    ]);
  });
});

describe('countries by the digits of the United Nations', () => {
  it('are those by letters, in every place for places', () => {
    const { feed, issues } = parseFeed(
      {
        ...feedOf([{ id: 'a', name: 'A', areas: ['155', '056', '756'], origin: '250' }]),
        places: { '250': { label: 'Hexagon' }, 'x-b': { label: 'B', includes: ['056', '442'] } },
      },
      HERE,
    );
    expect(issues).to.deep.equal([]);
    expect(feed?.organizations[0]).to.deep.include({ areas: ['155', 'BE', 'CH'], origin: 'FR' });
    expect(feed?.places).to.deep.equal({ FR: { label: 'Hexagon' }, 'x-b': { label: 'B', includes: ['BE', 'LU'] } });
    expect(feedSchema.parse({ ...feedOf([{ id: 'a', name: 'A', origin: '250' }]) })).to.have.nested.property(
      'organizations[0].origin',
      'FR',
    );
  });
});

describe('the published JSON Schema', () => {
  const schema = orgfeedJsonSchema() as {
    required: string[];
    anyOf: object[];
    $defs: Record<string, { required?: string[] }>;
  };
  it('asks for a version, a title, and for organizations or a way to them', () => {
    expect(schema.required).to.deep.equal(['orgfeed', 'title']);
    expect(schema.anyOf).to.deep.equal([
      { required: ['organizations'] },
      { required: ['pages'] },
      { required: ['search'] },
    ]);
  });
  it('asks for an id and a name, which may be translated, in every organization', () => {
    expect(Object.values(schema.$defs).map(({ required }) => required?.join())).to.include.members([
      'id,name',
      'title,body',
      'label',
      'src',
    ]);
  });
  it('has no two spellings of one thing', () => {
    expect(JSON.stringify(schema)).to.not.include('"not":{}');
  });
});
