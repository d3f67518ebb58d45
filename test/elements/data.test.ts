/** Where the record comes from: the page itself, a feed, its further pages, a file of its own. */
import { expect } from '@open-wc/testing';
import type { OrgCard, OrgErrorEvent } from '../../src/index.ts';
import {
  at,
  eventOf,
  has,
  is,
  newKey,
  outcome,
  part,
  put,
  read,
  reportedOn,
  requests,
  seen,
  serve,
  serveFeed,
  show,
  text,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const feedOf = (name: string, ...more: object[]) => ({
  orgfeed: '1.0',
  title: 'Here',
  organizations: [{ id: 'here', name }, ...more],
});
const json = (value: unknown) => `<script type="application/json">${JSON.stringify(value)}</script>`;
const nameOf = (card: OrgCard) => text(part(card, 'name'));

describe('data on the page', () => {
  it('is taken from `organization`, `data`, the JSON child and the feed, in this order', async () => {
    const key = newKey();
    const made = async (properties: Partial<OrgCard>, child = json(feedOf('From the child'))) => {
      const feed = serve({ body: 'only-name', key });
      const card = await put(`<org-card feed="${feed}">${child}</org-card>`, {}, properties);
      await outcome(card);
      return nameOf(card);
    };
    const data = feedOf('From data');
    const organization = { id: 'me', name: 'From organization' };
    expect(await made({ organization, data })).to.equal('From organization');
    expect(await made({ data })).to.equal('From data');
    expect(await made({})).to.equal('From the child');
    expect(await requests(key), 'no request for what is here').to.equal(0);
    expect(await made({}, '')).to.equal('Plain Help');
    expect(await requests(key)).to.equal(1);
  });

  it('may be one record alone, and chooses among several by `org`', async () => {
    expect(nameOf(await show(`<org-card>${json({ id: 'x', name: 'One Record' })}</org-card>`))).to.equal('One Record');
    const several = json(feedOf('First', { id: 'second', name: 'Second' }));
    expect(nameOf(await show(`<org-card org="second">${several}</org-card>`))).to.equal('Second');
  });

  it('is shown whatever `org` says, where it is one record set by the page', async () => {
    const card = await put<OrgCard>(
      '<org-card org="other"></org-card>',
      {},
      { organization: { id: 'me', name: 'Me' } },
    );
    await outcome(card);
    expect(nameOf(card)).to.equal('Me');
  });

  it('names no source that is not there', async () => {
    const card = await put<OrgCard>('<org-card></org-card>', {}, { organization: { id: 'me', name: 'Me' } });
    await outcome(card);
    expect(has(card, 'source')).to.be.false;
  });

  it('keeps the other children as they were when it cannot be read', async () => {
    for (const broken of ['{"orgfeed": "1.0", "organizations": [', '[]', '7', 'null', '{"orgfeed":"3.1"}']) {
      const card = await put(
        `<org-card><a href="#">Old link</a><script type="application/json">${broken}</script></org-card>`,
      );
      const event = (await outcome(card)) as OrgErrorEvent;
      expect(event.type, broken).to.equal('org-error');
      expect(event.reason, broken).to.equal(broken.includes('3.1') ? 'version' : 'format');
      expect(seen(card.querySelector('a')!), broken).to.be.true;
    }
  });

  it('follows the page when it sets another record, and when it takes it back', async () => {
    const card = await put(`<org-card feed="${at('only-name')}"></org-card>`);
    await outcome(card);
    for (const name of ['Second', 'Third']) {
      const next = outcome(card);
      card.organization = { id: 'x', name };
      await next;
      expect(nameOf(card)).to.equal(name);
    }
    const next = outcome(card);
    card.organization = undefined;
    await next;
    expect(nameOf(card)).to.equal('Plain Help');
  });
});

describe('a record of a feed', () => {
  it('needs no `org` where it is the only one', async () => {
    expect(nameOf(await show(`<org-card feed="${at('only-name')}"></org-card>`))).to.equal('Plain Help');
  });

  it('is not guessed among several', async () => {
    const event = (await eventOf(`<org-card feed="${at('seed')}"></org-card>`)) as OrgErrorEvent;
    expect(event.reason).to.equal('not-found');
  });

  it('is not found by a name that every object has', async () => {
    for (const org of ['constructor', '__proto__', 'toString']) {
      const event = (await eventOf(`<org-card feed="${at('seed')}" org="${org}"></org-card>`)) as OrgErrorEvent;
      expect(event.reason, org).to.equal('not-found');
    }
  });

  it('is found on the feed’s second page', async () => {
    expect(nameOf(await show(`<org-card feed="${at('page-1')}" org="two"></org-card>`))).to.equal('On Page Two');
    const event = (await eventOf(`<org-card feed="${at('page-1')}" org="three"></org-card>`)) as OrgErrorEvent;
    expect(event.reason).to.equal('not-found');
  });

  it('is found on a page of a feed that is a list of pages only', async () => {
    const pages = [{ href: at('page-1') }, { href: at('page-2') }];
    const index = serveFeed({ orgfeed: '1.0', title: 'Index', pages });
    expect(nameOf(await show(`<org-card feed='${index}' org="two"></org-card>`))).to.equal('On Page Two');
  });

  it('is searched once round where the pages go in a circle', async () => {
    const key = newKey();
    const circle = serveFeed(
      { orgfeed: '1.0', title: 'Round', next: '#', organizations: [{ id: 'a', name: 'A' }] },
      { key },
    );
    const event = (await eventOf(`<org-card feed='${circle}' org="b"></org-card>`)) as OrgErrorEvent;
    expect(event.reason).to.equal('not-found');
    expect(await requests(key)).to.be.at.most(2);
  });

  it('is read from its own file where the feed has summaries: by a full card, not by others', async () => {
    // With a count of its own: other tests read the same file at the same time.
    const key = newKey();
    const feed = serveFeed({ ...(await read('summary')), org_url: `serve?body=summary-{id}&key=${key}` });
    const harbour = (layout: string) => show(`<org-card feed='${feed}' org="harbour" layout="${layout}"></org-card>`);
    for (const layout of ['compact', 'line']) expect(nameOf(await harbour(layout))).to.equal('Harbour House');
    expect(await requests(key), 'the summary will do').to.equal(0);
    const full = await harbour('full');
    expect(await requests(key)).to.equal(1);
    expect(text(part(full, 'description'))).to.contain('a view of the ships');
    expect(text(part(full, 'facts')), 'the words of the first feed').to.contain('Shelter');
    expect(part(full, 'phone').querySelector('a')?.href).to.equal('tel:116000');
  });

  it('is read from its own file when a compact card becomes a full one', async () => {
    const card = await show(`<org-card feed="${at('summary')}" org="harbour" layout="compact"></org-card>`);
    card.layout = 'full';
    await waitUntil(() => has(card, 'description'), 'the description');
    expect(text(part(card, 'description'))).to.contain('a view of the ships');
  });

  it('is shown as its summary where its own file is missing, with a report', async () => {
    const card = await show(`<org-card feed="${at('summary')}" org="lost"></org-card>`);
    expect(is(card, 'ready')).to.be.true;
    expect(nameOf(card)).to.equal('Lost House');
    expect(text(part(card, 'summary'))).to.equal('Its own file is missing.');
    expect(has(card, 'error')).to.be.false;
    expect(await reportedOn('summary-lost')).to.have.length(1);
  });

  it('is read from an older major version where the feed offers one', async () => {
    expect(nameOf(await show(`<org-card feed="${at('next-major')}"></org-card>`))).to.equal('Plain Help');
  });
});
