/** Feeds that mean harm, or are just broken: nothing runs, no blank card, no exception. */
import { expect } from '@open-wc/testing';
import type { OrgCard, OrgErrorEvent } from '../../src/index.ts';
import { all, at, found, has, is, outcome, painted, part, parts, put, read, said, seen, show, text } from './page.ts';

declare global {
  var trap: (where: string) => void;
}
const caught: string[] = [];
globalThis.trap = (where) => caught.push(where);

/** Nothing in it can run, load or lead anywhere but where it may. */
async function expectHarmless(card: OrgCard, about: string): Promise<void> {
  await painted();
  expect(found(card, 'script, iframe, object, embed, form, base, link, meta, style, [srcdoc]'), about).to.be.empty;
  const attributes = all(card, '*').flatMap((node) => [...node.attributes]);
  expect(
    attributes.filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
    about,
  ).to.be.empty;
  const addresses = attributes.filter(({ name }) => ['href', 'src', 'action', 'xlink:href'].includes(name));
  for (const { value } of addresses) {
    const { protocol, username } = new URL(value, location.href);
    expect(['http:', 'https:', 'mailto:', 'tel:'], value).to.include(protocol);
    expect(username).to.equal('');
  }
  expect(caught, about).to.be.empty;
}

describe('a hostile feed', () => {
  for (const layout of ['full', 'compact', 'line'])
    it(`is shown as the text it is (${layout})`, async () => {
      const card = await show(
        `<org-card feed="${at('hostile')}" layout="${layout}" extras="links notices"></org-card>`,
      );
      expect(is(card, 'ready')).to.be.true;
      expect(text(part(card, 'name'))).to.contain(`</h3><script>trap('name')</script>`);
      await expectHarmless(card, layout);
      if (layout !== 'full') return;
      for (const word of [
        '{{trap(',
        '${trap(',
        '<svg onload=',
        '<img src=x onerror=',
        '<style>*{display:none}</style>',
        '<!--?lit$1$-->',
        "<script>trap('address')</script>",
        '<iframe srcdoc=',
        '__proto__',
        'constructor',
      ])
        expect(said(card)).to.contain(word);
      expect(said(card)).not.to.contain('polluted');
      expect(found(card, 'a[href*="evil.example"], a[href*="cc="]')).to.be.empty;
    });

  it('does not change what every object of the page has', async () => {
    await show(`<org-card feed="${at('hostile')}"></org-card>`);
    expect(({} as Record<string, unknown>)['label']).to.be.undefined;
  });

  const litResult = { _$litType$: 1, strings: ['<img src=x onerror="trap(\'lit\')">'], values: [] };
  Object.assign(litResult.strings, { raw: litResult.strings });
  const payloads: [string, unknown][] = [
    ['an object like a result of Lit', litResult],
    ['an object like a directive of Lit', { _$litDirective$: () => trap('directive'), values: [] }],
    ['markup', `"'><img src=x onerror="trap('markup')"><script>trap('markup')</script>`],
    ['a script address', 'javascript:trap("address")'],
    ['a number', 1e21],
    ['a negative number', -1],
    ['true', true],
    ['null', null],
    ['an empty string', ''],
    ['white space', ' \u200b\n '],
    ['an array in an array', [[[['x']]]]],
    ['an empty object', {}],
    ['a language that is none', { 'not a language': 'x', __proto__: { en: 'y' } }],
    ['control characters', '\u202e\u0000\u0007evil\u2066'],
    ['a lone half of a character', '\ud83d'],
    ['a very long word', 'w'.repeat(30_000)],
  ];
  for (const [what, payload] of payloads)
    it(`with ${what} in every field gives the rest of the card, or leaves the children`, async () => {
      const clean = await read('every-field');
      const [record] = clean['organizations'] as Record<string, unknown>[];
      for (const field of Object.keys(record!)) {
        const spoilt = { ...record, [field]: payload };
        await judge({ ...clean, organizations: [spoilt] }, `organization.${field}`, field === 'id' || field === 'name');
      }
      for (const field of Object.keys(clean))
        await judge({ ...clean, [field]: payload }, field, field === 'orgfeed' || field === 'organizations');
      // Every string and number, all at once.
      await judge(
        { ...clean, organizations: [{ ...(replaceLeaves(record, payload) as object), id: 'all', name: 'Still here' }] },
        'every leaf',
        false,
      );
    }).timeout(30_000);

  async function judge(data: object, field: string, mayFail: boolean): Promise<void> {
    // Pictures are asked for where their addresses are the question; elsewhere they would only be missing files.
    const logos = JSON.stringify(data).includes('javascript:') ? 'show' : 'none';
    const markup = `<org-card org="all" logos="${logos}" extras="links notices"><a href="#">Fallback</a></org-card>`;
    const card = await put<OrgCard>(markup, {}, { data });
    const event = await outcome(card);
    if (event.type === 'org-error') {
      expect(mayFail, `${field}: ${(event as OrgErrorEvent).reason}`).to.be.true;
      expect(seen(card.firstElementChild!), field).to.be.true;
    } else {
      expect(text(part(card, 'name')), field).not.to.equal('');
      expect(said(card), field).not.to.match(/\[object|undefined|NaN/);
      const hollow = parts(card, 'section').concat(parts(card, 'facts'), parts(card, 'tag'), parts(card, 'place'));
      expect(
        hollow.filter((node) => !text(node)),
        field,
      ).to.be.empty;
      expect(has(card, 'error'), field).to.be.false;
    }
    await expectHarmless(card, field);
    card.parentElement!.remove();
  }

  const replaceLeaves = (value: unknown, payload: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => replaceLeaves(entry, payload));
    if (typeof value !== 'object' || value === null) return payload;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaceLeaves(entry, payload)]));
  };

  it('is no reason to lose what is good in it', async () => {
    const card = await show(`<org-card feed="${at('faults')}" org="first"></org-card>`);
    expect(text(part(card, 'name'))).to.equal('First Help');
    expect(has(card, 'website') || has(card, 'facts')).to.be.false;
    expect(text(part(await show(`<org-card feed="${at('faults')}" org="third"></org-card>`), 'name'))).to.equal(
      'Third Help',
    );
  });
});
