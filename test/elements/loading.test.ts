/** From nothing to a card: what is shown until then, when it fails, and after; who asks, when and how often. */
import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ErrorReason, OrgCard, OrgContact, OrgErrorEvent, OrgTags } from '../../src/index.ts';
import {
  all,
  at,
  elsewhere,
  eventOf,
  failing,
  has,
  held,
  is,
  newKey,
  outcome,
  painted,
  part,
  parts,
  put,
  reports,
  requests,
  said,
  seen,
  serve,
  serveFeed,
  show,
  text,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const link = '<a href="https://plain.example/">Plain Help, the old way</a>';
const plain = (feed: string, attributes = '', children = link) =>
  `<org-card feed="${feed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" ${attributes}>${children}</org-card>`;
const states = (element: Element) => ['waiting', 'loading', 'ready', 'error'].filter((state) => is(element, state));

describe('until the card is ready', () => {
  it('shows the page’s own children, then the card in their place', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(plain(feed));
    await card.updateComplete;
    expect(states(card)).to.deep.equal(['loading']);
    expect(seen(card.firstElementChild!), 'while loading').to.be.true;
    expect(has(card, 'name')).to.be.false;
    await letGo();
    const { type } = await outcome(card);
    expect(type).to.equal('org-load');
    expect(states(card)).to.deep.equal(['ready']);
    expect(seen(card.firstElementChild!), 'when ready').to.be.false;
    expect(seen(part(card, 'name'))).to.be.true;
  });

  for (const [what, children] of [
    ['white space', ' \n '],
    ['a script', '<script type="text/plain">x</script>'],
    ['a comment', '<!-- card -->'],
    ['an action alone', '<a slot="actions" href="#">Donate</a>'],
  ] as const)
    for (const layout of ['full', 'compact', 'line'])
      it(`takes ${what} for no fallback and shows the still shape of a ${layout} card`, async () => {
        const start = performance.now();
        const card = await put(
          plain(serve({ body: 'only-name', stall: 1, key: newKey() }), `layout="${layout}"`, children),
        );
        let came = 0;
        new MutationObserver(() => {
          if (card.getBoundingClientRect().height) came ||= performance.now();
        }).observe(card.shadowRoot!, { childList: true, subtree: true });
        await card.updateComplete;
        expect(states(card)).to.deep.equal(['loading']);
        await waitUntil(() => card.getBoundingClientRect().height > 10, 'a shape');
        expect(came - start, 'nothing that would only flash').to.be.above(140);
        expect(said(card), 'no text').to.equal('');
        expect(all(card, '[aria-hidden="true"]').some(seen), 'a shape, not for screen readers').to.be.true;
      });

  it('shows a shape for tags and contact details, too', async () => {
    for (const tag of ['org-tags', 'org-contact']) {
      const feed = serve({ body: 'only-name', stall: 1, key: newKey() });
      const element = await put<OrgTags | OrgContact>(`<${tag} feed="${feed}"></${tag}>`);
      await waitUntil(() => element.getBoundingClientRect().height > 10, tag);
    }
  });

  it('tells the page what it has: the feed and the record', async () => {
    const event = await eventOf(plain(at('only-name')));
    if (event.type !== 'org-load' || !('feed' in event)) throw new Error(event.type);
    expect(event.organization?.id).to.equal('plain');
    expect(event.feed.title).to.equal('Nothing more');
    expect(event.bubbles && event.composed).to.be.true;
  });
});

describe('without a card', () => {
  const cases: [
    what: string,
    reason: ErrorReason,
    feed: () => string | Promise<string>,
    attributes?: string,
    status?: number,
  ][] = [
    ['another origin forbids it', 'network', async () => `${await elsewhere()}/feeds/only-name.json?cors=0`],
    ['the line breaks', 'network', () => serve({ drop: 1 })],
    ['nobody listens', 'network', () => 'http://127.0.0.1:9/feed.json'],
    ['the address is none', 'network', () => 'http://[broken'],
    ['the feed is missing', 'http', () => at('absent'), '', 404],
    ['the server fails', 'http', () => serve({ status: 500, body: 'only-name' }), '', 500],
    ['a login page comes instead', 'format', () => serve({ type: 'text/html', text: '<!doctype html><h1>Log in' })],
    ['the feed is cut off', 'format', () => serve({ body: 'seed', truncate: 700 })],
    ['nothing comes', 'format', () => serve({ text: '' })],
    ['other JSON comes', 'format', () => serve({ text: '{"organizations":[{"id":"a","name":"A"}]}' })],
    ['the feed is of another major version', 'version', () => serve({ text: '{"orgfeed":"2.0","title":"T"}' })],
    ['the organization is unknown', 'not-found', () => at('seed'), 'org="nobody"'],
    ['none is chosen of several', 'not-found', () => at('seed')],
    ['the feed has no organization', 'not-found', () => serveFeed({ orgfeed: '1.0', title: 'T', organizations: [] })],
  ];
  for (const [what, reason, feed, attributes = '', status] of cases)
    it(`keeps the page’s own children and says ${reason} where ${what}`, async () => {
      const address = await feed();
      const card = await put(plain(address, attributes));
      const event = (await outcome(card)) as OrgErrorEvent;
      expect(event.type).to.equal('org-error');
      expect([event.reason, event.status]).to.deep.equal([reason, status]);
      if (URL.canParse(address, location.href)) expect(event.url).to.contain(address);
      expect(event.bubbles && event.composed).to.be.true;
      expect(states(card)).to.deep.equal(['error']);
      expect(seen(card.firstElementChild!), 'the children').to.be.true;
      expect(text(part(card, 'error')).length).to.be.greaterThan(10);
      expect(part(card, 'retry').matches('button')).to.be.true;
    });

  it('says too-large of a feed without an end, and stops reading', async () => {
    const event = await eventOf(plain(serve({ body: 'only-name', endless: 1 })));
    expect((event as OrgErrorEvent).reason).to.equal('too-large');
  });

  it('shows no blank card where the page gave no children', async () => {
    const card = await show(plain(at('absent'), '', ''), { lang: 'fr' });
    expect(said(card)).to.contain('Ces informations n’ont pas pu être chargées.');
    expect(seen(part(card, 'retry'))).to.be.true;
  });

  it('draws no box around a failed line, nor around failed tags', async () => {
    const border = async (markup: string) => getComputedStyle(part(await show(markup), 'card')).borderTopStyle;
    expect(await border(plain(at('absent'), 'layout="line"'))).to.equal('none');
    expect(await border(`<org-tags feed="${at('absent')}"></org-tags>`)).to.equal('none');
    expect(await border(plain(at('absent')))).to.equal('solid');
  });

  it('tries again when asked, and the focus goes on to the card', async () => {
    const card = await show(plain(failing(newKey(), 1)));
    expect(states(card)).to.deep.equal(['error']);
    part(card, 'retry').focus();
    const next = outcome(card);
    await sendKeys({ press: 'Enter' });
    expect((await next).type).to.equal('org-load');
    expect(text(part(card, 'name'))).to.equal('Plain Help');
    expect(document.activeElement === card, 'the focus is not lost').to.be.true;
    expect(card.shadowRoot!.activeElement === null).to.be.false;
  });

  it('keeps the focus and the children while it fails once more', async () => {
    const key = newKey();
    const card = await show(plain(failing(key, 2)));
    part(card, 'retry').focus();
    const next = outcome(card);
    await sendKeys({ press: 'Enter' });
    expect((await next).type).to.equal('org-error');
    expect(await requests(key)).to.equal(2);
    expect(seen(card.firstElementChild!)).to.be.true;
    expect(document.activeElement === card).to.be.true;
    const last = outcome(card);
    await sendKeys({ press: 'Enter' });
    expect((await last).type, 'the button still has it').to.equal('org-load');
  });

  it('says that it tries again, and when it has failed again', async () => {
    const card = await show(plain(failing(newKey(), 2)));
    const status = all(card, '[role=status]')[0]!;
    const failed = text(status);
    const next = outcome(card);
    part(card, 'retry').click();
    expect(text(status)).to.equal('Loading…');
    await next;
    expect(text(status)).to.equal(failed);
  });

  it('leaves the focus to a reader who has gone on meanwhile', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(`${plain(feed, 'loading="click"')}<input>`);
    const input = card.parentElement!.querySelector('input')!;
    await waitUntil(() => has(card, 'load'), 'a button');
    const next = outcome(card);
    part(card, 'load').click();
    input.focus();
    await letGo();
    await next;
    expect(document.activeElement === input).to.be.true;
  });

  it('leads the focus from the fallback into the card that takes its place', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(plain(feed));
    await card.updateComplete;
    (card.firstElementChild as HTMLElement).focus();
    await letGo();
    await outcome(card);
    expect(document.activeElement === card).to.be.true;
    expect(card.shadowRoot!.activeElement === null).to.be.false;
  });

  it('does not take the focus from the fallback where there is nothing to draw', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const tags = await put<OrgTags>(`<org-tags feed="${feed}">${link}</org-tags>`);
    await tags.updateComplete;
    (tags.firstElementChild as HTMLElement).focus();
    await letGo();
    await outcome(tags);
    expect(document.activeElement === tags.firstElementChild).to.be.true;
  });

  it('says nothing at all where nothing is asked for', async () => {
    const before = reports.length;
    const card = await put(plain('', '', link).replace('feed=""', ''));
    await card.updateComplete;
    await painted();
    expect(states(card)).to.be.empty;
    expect(seen(card.firstElementChild!)).to.be.true;
    expect(reports.length).to.equal(before);
    const empty = await put('<org-card></org-card>');
    await empty.updateComplete;
    expect(empty.getBoundingClientRect().height, 'no shape of what will never come').to.equal(0);
  });
});

describe('requests', () => {
  it('are one for all elements with the same feed', async () => {
    const key = newKey();
    const feed = serve({ body: 'seed', key });
    const same = new URL(feed, location.href).href;
    const org = 'org="missing-children-europe"';
    const first = await put(
      `<org-card feed="${feed}" ${org}></org-card><org-card feed="${same}" org="oijj" layout="line"></org-card>
       <org-tags feed="${feed}#here" ${org}></org-tags><org-contact feed="${feed}" ${org} lang="fr"></org-contact>`,
    );
    await Promise.all([...first.parentElement!.children].map(outcome));
    await show(`<org-card feed="${feed}" ${org}></org-card>`);
    expect(await requests(key)).to.equal(1);
  });

  it('are one for 300 cards, and every card comes', async () => {
    const key = newKey();
    const ids = Array.from({ length: 60 }, (_, i) => `o${i}`);
    const feed = serveFeed(
      { orgfeed: '1.0', title: 'Many', organizations: ids.map((id) => ({ id, name: `Help ${id}`, origin: 'BE' })) },
      { key },
    );
    const loaded = new Set<EventTarget>();
    const note = (event: Event) => loaded.add(event.target!);
    document.addEventListener('org-load', note);
    const first = await put(
      Array.from({ length: 300 }, (_, i) => `<org-card feed='${feed}' org="o${i % 60}"></org-card>`).join(''),
    );
    const cards = [...first.parentElement!.children] as OrgCard[];
    await waitUntil(() => loaded.size === 300, 'all of them');
    document.removeEventListener('org-load', note);
    expect(await requests(key)).to.equal(1);
    expect(cards.every((card) => is(card, 'ready'))).to.be.true;
    expect(cards.map((card) => text(part(card, 'name')))).to.deep.equal(cards.map(({ org }) => `Help ${org}`));
  });

  it('that failed are forgotten: the next element asks again', async () => {
    const key = newKey();
    const feed = failing(key, 1);
    expect((await eventOf(plain(feed))).type).to.equal('org-error');
    expect((await eventOf(plain(feed))).type).to.equal('org-load');
    expect(await requests(key)).to.equal(2);
  });

  it('are made again by reload(), with the card shown meanwhile', async () => {
    const { feed, key, letGo } = held({ body: 'only-name', hold: 2 });
    const card = await show(plain(feed));
    const next = outcome(card);
    card.reload();
    await aTimeout(0);
    await card.updateComplete;
    expect(seen(part(card, 'name')), 'meanwhile').to.be.true;
    expect(states(card)).to.deep.equal(['loading']);
    await letGo();
    expect((await next).type).to.equal('org-load');
    expect(await requests(key)).to.equal(2);
    expect(seen(part(card, 'name'))).to.be.true;
  });

  it('that fail on reload() take nothing away', async () => {
    // The one address that can be there first and then not.
    const feed = URL.createObjectURL(await (await fetch(at('only-name'))).blob());
    const card = await show(plain(feed));
    expect(text(part(card, 'name'))).to.equal('Plain Help');
    URL.revokeObjectURL(feed);
    const next = outcome(card);
    card.reload();
    expect((await next).type).to.equal('org-error');
    await card.updateComplete;
    expect(has(card, 'name') && seen(part(card, 'name'))).to.be.true;
    expect(states(card)).to.deep.equal(['ready']);
  });

  it('wait until a lazy card is near the screen', async () => {
    const [near, far] = [newKey(), newKey()];
    const lazy = (key: string) => plain(serve({ body: 'only-name', key }), 'loading="lazy"');
    const first = await put(`${lazy(near)}<div style="height: 9000px"></div>${lazy(far)}`);
    const last = first.parentElement!.lastElementChild as OrgCard;
    expect((await outcome(first)).type).to.equal('org-load');
    await painted();
    expect([await requests(near), await requests(far)]).to.deep.equal([1, 0]);
    expect(states(last)).not.to.include('ready');
    const next = outcome(last);
    last.scrollIntoView();
    expect((await next).type).to.equal('org-load');
    expect(await requests(far)).to.equal(1);
    window.scrollTo(0, 0);
  });

  it('wait for the visitor where the page says click, and name the host first', async () => {
    const key = newKey();
    const origin = await elsewhere();
    const card = await put(plain(origin + serve({ body: 'only-name', key }), 'loading="click"'), { lang: 'fr' });
    await waitUntil(() => has(card, 'load'), 'a button');
    expect(states(card)).to.deep.equal(['waiting']);
    expect(seen(card.firstElementChild!), 'the children').to.be.true;
    expect(said(card)).to.contain(new URL(origin).host);
    await painted();
    expect(await requests(key), 'nothing is asked for').to.equal(0);
    part(card, 'load').focus();
    const next = outcome(card);
    await sendKeys({ press: 'Enter' });
    expect((await next).type).to.equal('org-load');
    expect(await requests(key)).to.equal(1);
    expect(states(card)).to.deep.equal(['ready']);
    expect(document.activeElement === card, 'the focus is not lost').to.be.true;
  });

  it('wait for the visitor once more where the page names another feed', async () => {
    const [first, second] = [newKey(), newKey()];
    const card = await put(plain(serve({ body: 'only-name', key: first }), 'loading="click"'));
    await waitUntil(() => has(card, 'load'), 'a button');
    const next = outcome(card);
    part(card, 'load').click();
    await next;
    card.feed = serve({ body: 'only-name', key: second });
    await waitUntil(() => has(card, 'load'), 'a button again');
    expect([await requests(first), await requests(second)]).to.deep.equal([1, 0]);
  });

  it('are not waited for by what stands in the page, but for its pictures', async () => {
    const key = newKey();
    const record = { id: 'a', name: 'Here Already', logo: { src: serve({ status: 404, key }) } };
    for (const loading of ['lazy', 'click']) {
      const child = `<script type="application/json">${JSON.stringify(record)}</script>`;
      const card = await put(`<div style="height: 9000px"></div><org-card loading="${loading}">${child}</org-card>`);
      const last = card.parentElement!.lastElementChild as OrgCard;
      await waitUntil(() => is(last, 'ready'), loading);
      expect(text(part(last, 'name'))).to.equal('Here Already');
      expect(all(last, 'img').length, loading).to.equal(loading === 'lazy' ? 1 : 0);
    }
  });

  it('start anew where the element was taken away before the answer came', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(plain(feed));
    const events: string[] = [];
    for (const type of ['org-load', 'org-error']) card.addEventListener(type, () => events.push(type));
    const page = card.parentElement!;
    await card.updateComplete;
    card.remove();
    await aTimeout(0);
    page.append(card);
    await letGo();
    await outcome(card);
    expect(text(part(card, 'name'))).to.equal('Plain Help');
    expect(events).to.deep.equal(['org-load']);
  });

  it('say nothing to a page whose element was taken away for good', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(plain(feed));
    const events: string[] = [];
    for (const type of ['org-load', 'org-error']) card.addEventListener(type, () => events.push(type));
    const before = reports.length;
    await card.updateComplete;
    card.remove();
    await letGo();
    await show(plain(serve({ body: 'only-name', key: newKey() })));
    expect(events).to.be.empty;
    expect(reports.length).to.equal(before);
  });

  it('are not made again, nor is the page told again, when the element is moved', async () => {
    const key = newKey();
    const card = await show(plain(serve({ body: 'only-name', key })));
    let told = 0;
    for (const type of ['org-load', 'org-error']) card.addEventListener(type, () => told++);
    const elsewhereOnPage = document.createElement('section');
    card.parentElement!.append(elsewhereOnPage);
    elsewhereOnPage.append(card);
    await show(plain(serve({ body: 'only-name', key: newKey() })));
    await card.updateComplete;
    expect(told).to.equal(0);
    expect(await requests(key)).to.equal(1);
    expect(seen(part(card, 'name'))).to.be.true;
  });

  it('answer the last question only, when the page asks twice', async () => {
    const { feed, letGo } = held({ body: 'only-name' });
    const card = await put(`<org-card feed="${feed}"></org-card>`);
    await card.updateComplete;
    card.setAttribute('feed', at('seed'));
    card.setAttribute('org', 'oijj');
    let told = 0;
    card.addEventListener('org-load', () => told++);
    await outcome(card);
    await letGo();
    await show(plain(serve({ body: 'only-name', key: newKey() })));
    expect(text(part(card, 'name'))).to.contain('Justice Juvénile');
    expect(told).to.equal(1);
    expect(parts(card, 'name').length).to.equal(1);
  });
});
