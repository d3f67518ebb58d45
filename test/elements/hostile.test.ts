/** Feeds that mean harm, or are just broken: nothing runs, no blank card, no exception. */
import { expect } from '@open-wc/testing';
import type { OrgCard, OrgErrorEvent } from '../../src/index.ts';
import {
  all,
  at,
  failing,
  found,
  has,
  is,
  newKey,
  outcome,
  painted,
  part,
  parts,
  put,
  read,
  requests,
  said,
  seen,
  serve,
  show,
  text,
} from './page.ts';

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
    });

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

describe('a page that does as it likes', () => {
  const organization = (fields: object) => ({ id: 'a', name: 'A', ...fields });

  it('may change the data it gave: the card shows what was read', async () => {
    const record = organization({ website: 'https://a.example', addresses: [{ lines: ['Open Road'] }] });
    const card = await put<OrgCard>('<org-card></org-card>', {}, { organization: record });
    await outcome(card);
    Object.assign(record, { website: "javascript:trap('website')", addresses: [{ lines: ['Secret Road'] }] });
    card.layout = 'compact';
    await card.updateComplete;
    card.layout = 'full';
    await card.updateComplete;
    expect(said(card)).to.contain('Open Road');
    await expectHarmless(card, 'changed');
  });

  it('may give data that says something else each time', async () => {
    let asked = 0;
    const record = organization({
      get website() {
        return asked++ ? "javascript:trap('getter')" : 'https://a.example';
      },
    });
    const card = await put<OrgCard>('<org-card></org-card>', {}, { organization: record });
    await outcome(card);
    await expectHarmless(card, 'getter');
  });

  it('may give data that cannot be read at all', async () => {
    const circle: Record<string, unknown> = { id: 'a', name: 'A' };
    circle['circle'] = circle;
    for (const record of [circle, { id: 'a', name: 1n }, () => 1, Symbol('a')]) {
      const card = await put<OrgCard>('<org-card><a href="#">Old</a></org-card>', {}, { organization: record });
      expect(((await outcome(card)) as OrgErrorEvent).reason).to.equal('format');
      expect(seen(card.firstElementChild!)).to.be.true;
    }
  });

  it('causes no request by data that stands in it', async () => {
    const key = newKey();
    const data = {
      orgfeed: '1.0',
      title: 'T',
      profile: 'summary',
      org_url: serve({ body: 'only-name', key }),
      next: serve({ body: 'only-name', key }),
      organizations: [organization({})],
    };
    expect(text(part(await shown(data, 'a'), 'name'))).to.equal('A');
    const missing = await put<OrgCard>('<org-card org="b"></org-card>', {}, { data });
    expect(((await outcome(missing)) as OrgErrorEvent).reason).to.equal('not-found');
    expect(await requests(key)).to.equal(0);
  });

  it('may have a class of its own in the place of Promise', async () => {
    const usual = globalThis.Promise;
    globalThis.Promise = class extends usual<unknown> {} as PromiseConstructor;
    try {
      const card = await put<OrgCard>(`<org-card feed="${serve({ body: 'only-name', key: newKey() })}"></org-card>`);
      expect((await outcome(card)).type).to.equal('org-load');
    } finally {
      globalThis.Promise = usual;
    }
  });

  it('may spoil the feed that an event brought: the children come back', async () => {
    const feed = serve({ body: 'only-name', key: newKey() });
    const markup = `<org-card feed="${feed}"><a href="#">Old</a></org-card>`;
    const first = await put<OrgCard>(markup);
    const event = await outcome(first);
    Object.assign('feed' in event ? event.feed.organizations[0]! : {}, { name: null, tags: 7 });
    const second = await put<OrgCard>(markup);
    expect((await outcome(second)).type, 'nothing was shown').to.equal('org-error');
    await second.updateComplete;
    expect(seen(second.firstElementChild!)).to.be.true;
  });

  it('may set what is no text', async () => {
    const odd = { layout: 5, loading: true, extras: ['links'], logos: {} } as unknown as Partial<OrgCard>;
    const card = await put<OrgCard>(`<org-card feed="${at('only-name')}"></org-card>`, {}, odd);
    expect((await outcome(card)).type).to.equal('org-load');
    expect(text(part(card, 'name'))).to.equal('Plain Help');
  });

  it('may take the element out and put it back: its button works', async () => {
    const card = await show<OrgCard>(`<org-card feed="${failing(newKey(), 1)}"></org-card>`);
    const page = card.parentElement!;
    card.remove();
    await painted();
    page.append(card);
    await painted();
    const next = outcome(card);
    part(card, 'retry').click();
    expect((await next).type).to.equal('org-load');
  });

  const shown = async (data: object, org: string) => {
    const card = await put<OrgCard>(`<org-card org="${org}"></org-card>`, {}, { data });
    await outcome(card);
    return card;
  };
});

describe('a record that is not there yet', () => {
  it('is asked for again by the button', async () => {
    const key = newKey();
    const card = await show<OrgCard>(`<org-card feed="${serve({ body: 'only-name', key })}" org="later"></org-card>`);
    const next = outcome(card);
    part(card, 'retry').click();
    await next;
    expect(await requests(key)).to.equal(2);
  });
});
