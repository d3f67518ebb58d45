/** What a directory finds: by which words, in which order, how many with each filter. */
import { expect } from '@open-wc/testing';
import { FACETS, type FacetName } from '../../src/profile/facets.ts';
import { treeOf } from '../../src/profile/facet-tree.ts';
import { fold, divide } from '../../src/profile/fold.ts';
import { NO_FILTERS } from '../../src/profile/query.ts';
import { distanceTo } from '../../src/profile/forgive.ts';
import { searchIn } from './searching.ts';
import * as fc from '../seeded.ts';

const demo = (await (await fetch('/demo/feed.json')).json()) as { organizations: Record<string, unknown>[] };
const french = searchIn(demo, { locale: 'fr' });
const named = (...names: unknown[]) => ({ organizations: names.map((name, i) => ({ id: `o${i}`, name })) });

describe('search', () => {
  it('finds by name, acronym, other name, tag in any language, type, country and town, in any order', () => {
    for (const query of [
      'missing children',
      'children missing',
      'MCE',
      'mce brux',
      'sexually exploited',
      'abduction belgium',
    ])
      expect(french.ids(query), query).to.include('missing-children-europe');
    expect(french.ids('MCE')[0]).to.equal('missing-children-europe');
    expect(french.ids('séquestration bruxelles federation')).to.include('missing-children-europe');
    expect(french.ids('kidnapping')).to.include('missing-children-europe');
    expect(french.ids('secuestro')).to.have.members(french.ids('kidnapping'));
    expect(french.ids('Germany')).to.include.members(french.ids('allemagne'));
  });

  it('forgives a misspelt word, and says that it did', () => {
    const { fuzzy, words } = french.find('enfnat disparu');
    expect(fuzzy).to.be.true;
    expect(french.ids('enfnat disparu').slice(0, 5)).to.include('missing-children-europe');
    expect(words).to.include('enfant');
    expect(french.find('enfant').fuzzy).to.be.false;
    expect(french.ids('xqzwvk')).to.be.empty;
  });

  it('finds a name whose words hang together when they are typed as one', () => {
    for (const query of ['kinup', 'kin up', "kin'up", 'kin-up']) expect(french.ids(query), query).to.include('kinup');
    expect(searchIn(named('Saint-Jean-Baptiste', 'Jean')).ids('saintjean')).to.deep.equal(['o0']);
  });

  it('finds names that are typed as one word, as they stand in addresses, and names of one word typed as two', () => {
    const { find, ids } = searchIn({
      organizations: [
        { id: 'mce', name: 'Missing Children Europe', acronym: 'MCE' },
        { id: 'jugend', name: 'Jugendschutz.net' },
        { id: 'other', name: 'Other Children' },
      ],
    });
    for (const typed of [
      'missingchildren',
      'childreneurope',
      'missingchildreneurope.eu',
      'https://www.missingchildreneurope.eu/en/?a=b',
      'info@missingchildreneurope.eu',
    ]) {
      expect(ids(typed), typed).to.deep.equal(['mce']);
      expect(find(typed).fuzzy, 'and says that nothing is written so').to.be.true;
    }
    expect(find('missingchildren').words).to.deep.equal(['missing', 'children']);
    expect(ids('jugend schutz')).to.deep.equal(['jugend']);
    expect(ids('jugendschutz.net')).to.deep.equal(['jugend']);
    expect(ids('ingchildren'), 'not from the middle of a word').to.deep.equal([]);
    expect(ids('((((((')).to.deep.equal([]);
  });

  it('finds names with « & » by « and », and what an apostrophe or a dot divides by its parts, misspelt too', () => {
    const { find, ids } = searchIn(
      named('Women & Children', 'Osaka Children’s Hospital', 'Chronometrie e.V.', 'ECPAT'),
    );
    expect(ids('women and children')).to.deep.equal(['o0']);
    expect(find('women and children').fuzzy).to.be.true;
    expect(find('women and children').words).to.deep.equal(['women', 'children']);
    expect(ids('women and chidlren')).to.deep.equal(['o0']);
    expect(ids('hospital s children osaka')).to.deep.equal(['o1']);
    expect(ids('osaka children s hopsital')).to.deep.equal(['o1']);
    expect(ids('v e chronometrie')).to.deep.equal(['o2']);
    expect(ids('e c p a t'), 'letters may be an acronym').to.deep.equal(['o3']);
    expect(ids('and y')).to.deep.equal([]);
  });

  it('finds countries as the languages of the feed call them, and by what they are called for short', () => {
    const { ids } = searchIn({
      languages: ['en', 'fr', 'de'],
      organizations: [
        { id: 'de', name: 'A', origin: 'DE' },
        { id: 'gb', name: 'B', origin: 'GB' },
        { id: 'us', name: 'C', areas: ['US'] },
        { id: 'ua', name: 'D', origin: 'UA' },
      ],
    });
    for (const word of ['Germany', 'Allemagne', 'Deutschland']) expect(ids(word), word).to.deep.equal(['de']);
    expect(ids('UK')[0]).to.equal('gb');
    expect(ids('royaume-uni')).to.deep.equal(['gb']);
    expect(ids('USA')).to.deep.equal(['us']);
  });

  it('puts a misspelt name before a short name that the word stands beside', () => {
    const { ids } = searchIn({
      organizations: [
        { id: 'kin', name: 'Kin', legal_name: 'Kin for our children' },
        { id: 'law', name: 'Children’s Law and Advice Centre of Northern Ireland' },
      ],
    });
    expect(ids('chidlren')).to.deep.equal(['law', 'kin']);
  });

  it('reads words without an end at once, of which Firefox would tire and throw', () => {
    const alt_names = Array.from({ length: 100 }, (_, i) => `${'x'.repeat(19_900)}${i}`);
    const { ids } = searchIn({ organizations: [{ id: 'o', name: 'Saint-Jean', alt_names }] });
    expect(ids('saintjean')).to.deep.equal(['o']);
  });

  it('puts what is called so before what only mentions it', () => {
    const { ids } = searchIn({
      organizations: [
        { id: 'mentions', name: 'Zebra', summary: 'A help line' },
        { id: 'begins', name: 'Helpers of Harbour' },
        { id: 'acronym', name: 'Some Long Name', acronym: 'HELP' },
        { id: 'is', name: 'Help' },
        { id: 'in', name: 'Harbour Help and Rescue' },
      ],
    });
    expect(ids('help').slice(0, 2)).to.have.members(['is', 'acronym']);
    expect(ids('help').at(-1)).to.equal('mentions');
  });

  it('takes apostrophes, ligatures, dots and scripts without spaces as people type them', () => {
    const { ids } = searchIn(
      named('Children’s Rights', 'L’Œuvre de la Ruche', 'S.O.S. Médecins', '子どもの権利協会', 'الطفولة'),
    );
    for (const [query, place] of [
      ["children's", 0],
      ['childrens rights', 0],
      ['oeuvre', 1],
      ['SOS medecins', 2],
      ['権利', 3],
      ['الطفوله', 4],
    ] as const)
      expect(ids(query), query).to.deep.equal([`o${place}`]);
  });

  it('takes either kana, middle dots or none, Arabic without its article, and Korean from the middle of a word', () => {
    for (const [name, typed] of [
      ['認定NPO法人カタリバ', 'かたりば'],
      ['あしなが育英会', 'アシナガ'],
      ['チャイルド・ファンド・ジャパン', 'チャイルドファンド'],
      ['ﾌﾟﾗﾝ ｲﾝﾀｰﾅｼｮﾅﾙ', 'プラン インターナショナル'],
      ['جمعية الهلال الأحمر المصري', 'هلال احمر مصري'],
      ['한국아동복지협회', '아동복지'],
    ] as const) {
      const { find } = searchIn(named('Another', name));
      const { total, fuzzy } = find(typed);
      expect([total, fuzzy], typed).to.deep.equal([1, false]);
    }
  });

  it('finds any name by its beginning, without accents, with words swapped, and with its town', () => {
    const all = demo.organizations.map(({ id }) => id as string);
    let tried = 0;
    let first = 0;
    for (const row of all.keys()) {
      const organization = french.search.at(row);
      const name = Object.values(organization.name as Record<string, string>)[0] ?? '';
      const town = organization.addresses?.[0]?.locality;
      const swapped = name.split(' ').toReversed().join(' ');
      const place = typeof town === 'object' ? Object.values(town)[0] : town;
      for (const query of [name.slice(0, 9), fold(name), swapped, `${name} ${place ?? ''}`]) {
        tried++;
        if (french.ids(query).slice(0, 10).includes(organization.id)) first++;
      }
    }
    expect(first / tried).to.be.greaterThan(0.9);
  });

  it('finds most names with one letter wrong', () => {
    let first = 0;
    let tried = 0;
    for (let row = 0; row < french.search.size; row++) {
      const organization = french.search.at(row);
      const name = fold(Object.values(organization.name as Record<string, string>)[0] ?? '');
      const longest = name.match(/[a-z]{6,}/g)?.sort((a, b) => b.length - a.length)[0];
      if (!longest) continue;
      const at = 2 + (row % (longest.length - 3));
      const wrong = longest.slice(0, at) + (longest[at] === 'x' ? 'y' : 'x') + longest.slice(at + 1);
      tried++;
      if (french.ids(name.replace(longest, wrong)).slice(0, 10).includes(organization.id)) first++;
    }
    expect(first / tried).to.be.greaterThan(0.8);
  });

  it('counts each filter as if it were chosen, whatever else is', () => {
    const slug = fc.constantFrom('a', 'b', 'c', 'd');
    const organization = fc.record({
      type: fc.option(slug, { nil: undefined }),
      tags: fc.array(slug, { maxLength: 3 }),
      areas: fc.array(fc.constantFrom('BE', 'FR', '150', 'KE', '002', 'x-sea'), { maxLength: 3 }),
      founded: fc.option(fc.integer({ min: 1960, max: 1999 }).map(String), { nil: undefined }),
      name: fc.constantFrom('Alpha', 'Beta', 'Alpha Beta'),
    });
    const chosen = fc.record({
      type: fc.array(slug, { maxLength: 2 }),
      tag: fc.array(slug, { maxLength: 2 }),
      country: fc.array(fc.constantFrom('BE', '150', 'x-sea', '202', 'JP'), { maxLength: 2 }),
      founded: fc.array(fc.constantFrom('1970-1979', '1965-1982', '1990-1999'), { maxLength: 2 }),
      q: fc.constantFrom('', 'beta'),
    });
    const tags = { a: { label: 'A', broader: 'b' }, b: { label: 'B' }, c: { label: 'C', broader: 'a' } };
    const places = { 'x-sea': { label: 'Sea', includes: ['BE', 'KE'] } };
    fc.assert(
      fc.property(fc.array(organization, { maxLength: 12 }), chosen, (organizations, query) => {
        const numbered = organizations.map((entry, i) => ({ id: `o${i}`, ...entry }));
        const { search, find, ids } = searchIn({ organizations: numbered, tags, places });
        const { counts, total } = find(query);
        expect(ids(query)).to.have.length(total);
        for (const name of FACETS)
          for (const { key, number } of treeOf(search.keys, name))
            expect(counts[name][number], `${name} ${key}`).to.equal(find({ ...query, [name]: [key] }).total);
      }),
      { numRuns: 150 },
    );
  });

  it('takes values of one filter as alternatives, a wider one with all that is in it, and a period as every year of it', () => {
    const { ids } = searchIn({
      tags: { wide: { label: 'Wide' }, narrow: { label: 'Narrow', broader: 'wide' } },
      organizations: [
        { id: 'a', name: 'A', type: 'Human Rights', tags: ['narrow'], areas: ['BE'], founded: '1999-05' },
        { id: 'b', name: 'B', type: 'human-rights', tags: ['wide'], origin: 'KE', founded: '2001' },
        { id: 'c', name: 'C', addresses: [{ country: 'FR', lines: 'Rue' }], areas: [] },
      ],
    });
    const filter = (name: FacetName, ...values: string[]): string[] => ids({ [name]: values });
    expect(filter('type', 'human-rights')).to.deep.equal(['a', 'b']);
    expect(filter('type', 'Human Rights')).to.deep.equal(['a', 'b']);
    expect(filter('tag', 'wide')).to.deep.equal(['a', 'b']);
    expect(filter('tag', 'narrow')).to.deep.equal(['a']);
    expect(filter('country', '150')).to.deep.equal(['a', 'c']);
    expect(filter('country', '202', 'be')).to.deep.equal(['a', 'b']);
    expect(filter('founded', '1998-2000')).to.deep.equal(['a']);
    expect(filter('founded', '1990-1999', '2000-2009')).to.deep.equal(['a', 'b']);
    expect(filter('type', 'no-such')).to.be.empty;
  });

  it('keeps to what is locked or picked by hand', () => {
    const { search, ids } = searchIn(demo, { locked: { country: ['BE'], type: ['federation', 'network'] } });
    expect(search.size).to.be.within(10, 60);
    expect(ids({}).every((id) => ['federation', 'network'].includes(search.record(id)!.type!))).to.be.true;
    const picked = searchIn(demo, { only: ['kinup', 'nobody', 'missing-children-europe'] });
    expect(picked.ids({})).to.deep.equal(['kinup', 'missing-children-europe']);
  });

  it('sorts by name as a dictionary does, by country, founding and update, what is not known last', () => {
    const { ids, find } = searchIn(
      {
        organizations: [
          { id: 'zebra', name: 'zebra', areas: ['AT'], founded: '2001', updated: '2020-01-01' },
          { id: 'eclair', name: 'Éclair', areas: ['BE'], founded: '1999' },
          { id: 'eden', name: 'Eden', updated: '2024-02' },
          { id: 'quoted', name: '“Quoted”', areas: ['AT'], founded: '1999-06' },
        ],
      },
      { locale: 'fr' },
    );
    const by = (sort: string): string[] => ids({ sort: sort as never });
    expect(by('name')).to.deep.equal(['eclair', 'eden', 'quoted', 'zebra']);
    expect(by('-name')).to.deep.equal(['zebra', 'quoted', 'eden', 'eclair']);
    expect(by('country')).to.deep.equal(['quoted', 'zebra', 'eclair', 'eden']);
    expect(by('founded')).to.deep.equal(['eclair', 'quoted', 'zebra', 'eden']);
    expect(by('-founded')).to.deep.equal(['zebra', 'quoted', 'eclair', 'eden']);
    expect(by('updated').slice(0, 2)).to.deep.equal(['eden', 'zebra']);
    expect([...find({}).letters!]).to.deep.equal([
      ['E', 0],
      ['Q', 2],
      ['Z', 3],
    ]);
  });

  it('has the letters of the reader’s dictionary', () => {
    const lettersOf = (locale: string, names: string): string =>
      [
        ...searchIn(named(...names.split(' ')), { locale })
          .find({})
          .letters!.keys(),
      ].join('');
    expect(lettersOf('sv', 'Zon Ängel Åsa Anna Öst')).to.equal('AZÅÄÖ');
    expect(lettersOf('de', 'Zon Ängel Anna Öst')).to.equal('AOZ');
    expect(lettersOf('cs', 'Dům Čas Cena')).to.equal('CČD');
    expect(lettersOf('ru', 'Йога Ёлка Ель Институт')).to.equal('ЕИЙ');
    expect(lettersOf('th', 'แม่ฟ้า มูลนิธิ เด็ก ดวงใจ'), 'vowels before their consonant').to.equal('ดม');
    expect(lettersOf('ko', '한국 하나 가족 까치 서울')).to.equal('가까사하');
    expect(lettersOf('ja', 'がっこう かぞく ｶﾌﾞ ＮＧＯ 大阪')).to.equal('Nか漢');
    expect(lettersOf('not a language', 'Ängel Anna')).to.equal('A');
    expect(lettersOf('cs', 'Hora Charita Igor Cena CHKO'), 'two letters that are one').to.equal('CHCHI');
    expect(lettersOf('hu', 'Csirke Cukor Szeged Sopron')).to.equal('CCSSSZ');
    expect(lettersOf('da', 'Aarhus Bo Århus Zoo AABenraa'), 'no A that nothing begins with').to.equal('BZÅ');
    expect(lettersOf('tr', 'istanbul Isparta İzmir ısı')).to.equal('Iİ');
    expect(lettersOf('en', 'Aarhus Charity')).to.equal('AC');
  });

  it('shows the first in order before all is read, and none twice', () => {
    const names = Array.from({ length: 700 }, (_, i) => `Name ${(i * 389) % 700}`);
    const { feed, ids } = searchIn(named(...names));
    expect(ids({})).to.deep.equal(feed.organizations.map(({ id }) => id).sort((a, b) => order(a) - order(b)));
    function order(id: string): number {
      return Number(names[Number(id.slice(1))]!.slice(5));
    }
  });

  it('puts countries below their continent, narrower tags below wider ones, the latest decade first', () => {
    const { search } = french;
    const tree = (name: FacetName): string[] =>
      treeOf(search.keys, name).map(({ depth, key }) => '-'.repeat(depth) + key);
    expect(tree('country')).to.include.members(['150', '-BE', '--DE-BY', '002', '001', 'x-eu']);
    expect(tree('tag')).to.include.members(['protection', '-abduction']);
    expect(tree('founded')[0]! > tree('founded')[1]!).to.be.true;
  });

  it('marks whole words that begin as was typed', () => {
    const marked = (text: string, ...words: string[]): string =>
      divide(text, words)
        ?.map(({ text, found }) => (found ? `[${text}]` : text))
        .join('') ?? text;
    expect(marked('Réseau pour l’Enfance, children’s', 'enfan', 'childrens')).to.equal(
      'Réseau pour l’[Enfance], [children’s]',
    );
    expect(marked('nothing', 'else')).to.equal('nothing');
    expect(marked('認定NPO法人カタリバ', fold('かたりば'))).to.equal('認定NPO法人[カタリバ]');
    expect(marked('มูลนิธิ ศูนย์พิทักษ์', fold('พิทักษ์')), 'whose marks are folded away').to.equal('มูลนิธิ [ศูนย์พิทักษ์]');
    expect(marked('한국아동복지협회', fold('아동'))).to.equal('[한국아동복지협회]');
    expect(marked('Αθήνα, Κόσμος', fold('ΚΟΣ')), 'whose last letter is no other').to.equal('Αθήνα, [Κόσμος]');
    expect(fold('№ 5 𝐊𝐢𝐝𝐬'), 'letters of another make').to.equal('no 5 kids');
    // No letter of what is found as one word alone.
    expect(marked('M.C.E. in Brussels', 'c')).to.equal('M.C.E. in Brussels');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (text, words) => {
        expect((divide(text, words) ?? [{ text }]).map((piece) => piece.text).join('')).to.equal(text);
      }),
    );
  });

  it('takes a swapped pair of letters for one mistake', () => {
    expect(distanceTo('enfnat', 'enfant', 2)).to.equal(1);
    expect(distanceTo('orgnai', 'organisation', 2)).to.equal(1);
    expect(distanceTo('kitten', 'sitting', 1)).to.be.greaterThan(1);
    expect(distanceTo('kitten', 'sitting', 2)).to.equal(2);
    expect(distanceTo('brusels', 'brussel', 2)).to.equal(2);
    expect(distanceTo('abc', 'a', 2)).to.equal(2);
    expect(distanceTo('enfant', 'fant', 2)).to.equal(2);
  });

  it('answers whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (q) => {
        expect(french.find(q).total).to.be.within(0, 112);
      }),
    );
    expect(french.find({ ...NO_FILTERS, q: 'a '.repeat(5000) }).total).to.be.within(0, 112);
  });

  it('counts as read no sooner than what can be filtered is known, or the filters would go and come', () => {
    const organizations = Array.from({ length: 64 }, (_, i) => ({ id: `o${i}`, name: `N ${i}`, type: 't' }));
    const states: boolean[][] = [];
    searchIn({ organizations }, { meanwhile: ({ read, known }) => states.push([read, known]) });
    expect(states.length).to.be.greaterThan(4);
    expect(states.filter(([read, known]) => read && !known)).to.be.empty;
  });
});
