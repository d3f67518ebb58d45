/** What the page's owner reads on the console: once, short, with the address; more for those who ask. */
import { expect } from '@open-wc/testing';
import { at, newKey, reportedOn, reports, reportsOn, serve, serveFeed, show } from './page.ts';
import { waitUntil } from '../waiting.ts';

const card = (feed: string, attributes = '') => `<org-card feed='${feed}' ${attributes}></org-card>`;
/** Whether the definition of the format has been downloaded; visitors never need it. */
const knowsZod = () => performance.getEntriesByType('resource').some(({ name }) => /\/zod[/@.]/.test(name));

describe('the console report', () => {
  it('says nothing of a clean feed', async () => {
    await show(card(at('seed'), 'org="oijj"'));
    await show(card(at('only-name')));
    // Reports come later than cards; once another one is there, theirs would be, too.
    const faulty = serve({ body: 'faults', key: newKey() });
    await show(card(faulty, 'org="first"'));
    await reportedOn(faulty);
    expect(['seed.json', 'only-name.json'].flatMap(reportsOn)).to.be.empty;
  });

  it('comes once for a feed with faults, however many cards show it, with how many, where and what', async () => {
    const feed = serve({ body: 'faults', key: newKey() });
    for (const org of ['first', 'third', 'first']) await show(card(feed, `org="${org}"`));
    await show(`<org-tags feed='${feed}' org="first"></org-tags>`);
    const own = await reportedOn(feed);
    expect(own).to.have.length(1);
    expect(own[0]).to.match(/\b3 left out/);
    for (const [path, code] of [
      ['organizations[0].website', 'bad-url'],
      ['organizations[0].founded', 'bad-date'],
      ['organizations[1].name', 'missing'],
    ] as const)
      expect(own[0]).to.match(
        new RegExp(`${path.replace(/[[\].]/g, '\\$&')}.*${code}|${code}.*${path.replace(/[[\].]/g, '\\$&')}`),
      );
    expect(own[0], 'where to learn more').to.contain('`debug`');
  });

  it('comes once for a feed that cannot be had, with its address and why', async () => {
    const feed = serve({ status: 503, key: newKey() });
    await show(card(feed));
    await show(card(feed));
    const own = await reportedOn(feed);
    expect(own).to.have.length(1);
    expect(own[0]).to.match(/http 503:/);
  });

  it('names the organization that is not in the feed', async () => {
    const feed = serve({ body: 'only-name', key: newKey() });
    await show(card(feed, 'org="nobody-of-that-name"'));
    expect(await reportedOn('nobody-of-that-name')).to.have.length(1);
    expect(reportsOn('nobody-of-that-name')[0]).to.contain(feed);
    await show(card(feed, 'org="nor-of-that"'));
    expect(await reportedOn('nor-of-that'), 'a second id of the same feed').to.have.length(1);
  });

  it('tells each thing in a feed once, however many organizations are not in it', async () => {
    const feed = serve({ body: 'faults', key: newKey() });
    for (const org of ['nobody-one', 'nobody-two', 'first']) await show(card(feed, `org="${org}"`));
    await reportedOn('nobody-two');
    // A report of what is left out comes when there is time; another feed's, asked for later, comes after it.
    const later = serve({ body: 'faults', key: newKey() });
    await show(card(later, 'org="first"'));
    await reportedOn(later);
    const lines = reportsOn(feed).join('\n').split('\n');
    expect(lines.filter((line) => /not-found/.test(line))).to.have.length(2);
    expect(lines.filter((line) => line.includes('organizations[0].website'))).to.have.length(1);
  });

  for (const [what, body, words] of [
    ['is cut off', '{"orgfeed": "1.0", "title": "T", "organizations": [', /JSON/],
    ['has no version', '{"title": "T", "organizations": []}', /not-a-feed/],
    ['has its records under another name', '{"orgfeed": "1.0", "title": "T", "organisations": []}', /missing/],
    [
      'has a record with a bad id',
      '{"orgfeed":"1.0","title":"T","organizations":[{"id":"é","name":"A"}]}',
      /\[0\]\.id: bad-id/,
    ],
  ] as const)
    it(`says what is wrong in a feed that ${what}`, async () => {
      const key = newKey();
      await show(card(serve({ text: body, key })));
      const own = await reportedOn(key);
      expect(own).to.have.length(1);
      expect(own[0]).to.match(words);
    });

  it('tells data in the page apart', async () => {
    const before = reports.length;
    for (const json of ['{"id": "a", "nom": "A"}', '{"orgfeed": "1.0", "title"'])
      await show(`<org-card><script type="application/json">${json}</script></org-card>`);
    await waitUntil(() => reports.length === before + 2, 'two reports');
    expect(reports.slice(before).join('\n')).to.match(/name: missing[^]*JSON/);
  });

  it('names ten of a thousand faults, and counts the rest', async () => {
    const organizations = Array.from({ length: 100 }, (_, i) => ({ id: `o${i}`, name: 'N', founded: 'x' }));
    const feed = serveFeed({ orgfeed: '1.0', title: 'T', organizations }, { key: newKey() });
    await show(card(feed, 'org="o1"'));
    const [report, ...more] = await reportedOn('organizations[9].founded: bad-date');
    expect(more).to.be.empty;
    expect(report)
      .to.match(/\b100 left out/)
      .and.not.contain('organizations[10]');
  });

  it('explains each fault with its remedy where the page asks for it, and downloads the explanations only then', async () => {
    const feed = serve({ body: 'faults', key: newKey() });
    await show(card(feed, 'org="first"'));
    expect(knowsZod(), 'without debug').to.be.false;
    await reportedOn(feed);
    const before = reports.length;
    await show(card(feed, 'org="third" debug'));
    await waitUntil(() => reports.length > before, 'an explanation');
    const explanation = reports.slice(before).join('\n');
    for (const word of [
      'organizations[0].website',
      'not a website',
      'organizations[0].founded',
      'organizations[1].name',
    ])
      expect(explanation).to.contain(word);
    const other = serve({ body: 'faults', key: newKey() });
    await show(card(other, 'org="first" debug'));
    expect((await reportedOn(other))[0], 'no hint for who has followed it').not.to.contain('`debug`');
    // A code is for machines: here are sentences.
    expect(explanation.match(/[A-Z][^.\n]{15,}\./g)?.length ?? 0).to.be.at.least(3);
    expect(knowsZod(), 'with debug').to.be.true;
  });

  it('explains what is read as it is and meant otherwise, where nothing was left out at all', async () => {
    const record = { id: 'a', name: 'A', Website: 'https://a.example/', summary: '<p>B</p>' };
    const feed = serveFeed({ orgfeed: '1.0', title: 'T', organizations: [record] }, { key: newKey() });
    await show(card(feed, 'debug'));
    const own = await reportedOn('organizations[0].Website');
    expect(own).to.have.length(1);
    expect(own[0])
      .to.contain(feed)
      .and.match(/Is `website` meant/)
      .and.match(/summary: "<p>" is HTML/);
    const many = Array.from({ length: 30 }, (_, i) => ({ id: `o${i}`, name: `N${i}`, zip: 'x' }));
    await show(
      card(serveFeed({ orgfeed: '1.0', title: 'T', organizations: many }, { key: newKey() }), 'org="o1" debug'),
    );
    expect((await reportedOn('"zip"'))[0], 'what is everywhere, once').to.match(/zip: .*The same in 29 more\.$/);
  });

  it('explains what a file of another kind holds', async () => {
    const feed = serveFeed({ type: 'FeatureCollection', features: [{ properties: { name: 'A' } }] }, { key: newKey() });
    await show(card(feed, 'debug'));
    await reportedOn('features: ');
    const own = reportsOn(feed);
    expect(
      own.map((report) => report.split('\n').length),
      'what was wrong, and what to do',
    ).to.deep.equal([2, 3]);
    expect(own[1]).to.match(
      /begins with "orgfeed": "1\.0"\.\nfeatures: Are these the organisations\?.*properties\.name/,
    );
  });

  it('says once which locked values and hand-picked ids a directory’s feed does not have', async () => {
    const feed = serve({ body: 'every-field', key: newKey() });
    const narrowed = `<org-directory feed='${feed}' type="Nonesuch charity" country="QQ be 1 0x9" org="all nobody"></org-directory>`;
    for (let i = 0; i < 2; i++) await show(narrowed);
    const narrowing = (): string[] => reportsOn(feed).filter((report) => report.includes('narrowed'));
    await waitUntil(() => narrowing()[0], 'a report');
    // What is said a second time would be said by then.
    const other = feed.replace(/key=[^&]*/, `key=${newKey()}`);
    await show(narrowed.replace(feed, other));
    await waitUntil(() => reportsOn(other).some((report) => report.includes('narrowed')), 'the other');
    const [own, ...more] = narrowing();
    expect(more).to.be.empty;
    expect(own).to.contain('<org-directory> is narrowed to what is not in');
    expect(own).to.match(/type: "Nonesuch" \(its `types` are /);
    expect(own).to.match(/country: "QQ" "1" "0x9" \(/);
    expect(own).to.match(/org: "nobody"$/);
    expect(own, 'known in any spelling').not.to.match(/"be"|"charity"|"all"/);
  });

  it('says nothing of a locked value that has a name and no record now, unless nothing is left', async () => {
    const organizations = [{ id: 'a', name: 'A', type: 'club', areas: ['BE'] }];
    const types = { club: { label: 'Club' }, union: { label: 'Union' } };
    const feed = (title: string) => serveFeed({ orgfeed: '1.0', title, types, organizations });
    await show(`<org-directory feed='${feed('Quiet')}' type="club union" country="BE FR"></org-directory>`);
    await show(`<org-directory feed='${feed('Bare')}' type="union"></org-directory>`);
    expect(await reportedOn('Bare')).to.have.length(1);
    expect(reportsOn('Bare')[0]).to.contain('until nothing is left of');
    expect(reportsOn('Bare')[0]).to.match(/: *\n +type: "union"$/);
    expect(reportsOn('Quiet')).to.be.empty;
  });
});
