/** Feeds in several files, summaries, and what may go wrong with them while a directory is used. */
import { expect } from '@open-wc/testing';
import type { OrgDirectory } from '../../src/index.ts';
import { button, directoryOf, field, finds, names, open, press, total, type } from './directories.ts';
import {
  at,
  has,
  held,
  newKey,
  part,
  parts,
  put,
  read,
  reportedOn,
  requests,
  said,
  serve,
  serveFeed,
  show,
  text,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const records = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ id: `o${from + i}`, name: `Name ${from + i}` }));
const page = (from: number, to: number, rest: object = {}): object => ({
  orgfeed: '1.0',
  title: 'T',
  organizations: records(from, to),
  ...rest,
});
const absolute = (address: string): string => new URL(address, location.href).href;
const inPages = (feed: object): Promise<OrgDirectory> =>
  show<OrgDirectory>(`<org-directory feed='${serveFeed(feed).replaceAll("'", '%27')}'></org-directory>`);

describe('a directory of a feed in pages', () => {
  it('shows the first at once and all of them in the end, each record once, with terms of every page', async () => {
    const third = serveFeed(
      page(40, 50, {
        tags: { late: { label: 'Late' } },
        organizations: [
          { id: 'o1', name: 'Twice' },
          { id: 'z', name: 'Zoo', tags: ['late'] },
        ],
      }),
    );
    const second = serveFeed(page(10, 40, { next: absolute(third) }));
    const element = await inPages(page(0, 10, { total: 41, next: absolute(second) }));
    expect(total(element)).to.be.at.least(10);
    await finds(element, 41);
    await waitUntil(() => !has(element, 'progress'));
    expect(names(element).slice(0, 3)).to.deep.equal(['Name 0', 'Name 1', 'Name 2']);
    await type(element, 'late');
    expect(names(element)).to.deep.equal(['Zoo']);
  });

  it('does not call itself empty where all is in further files', async () => {
    const { feed: only, letGo } = held({ text: JSON.stringify(page(0, 30)) });
    const element = await inPages({ orgfeed: '1.0', title: 'T', pages: [{ href: absolute(only), count: 30 }] });
    expect(has(element, 'empty')).to.be.false;
    expect(has(element, 'search'), 'nothing moves when they come').to.be.true;
    await letGo();
    await finds(element, 30);
  });

  it('leaves the focus on its country of the map when others come before it', async () => {
    const from = (origin: string) => ({ id: origin.toLowerCase(), name: origin, origin });
    const { feed: second, letGo } = held({
      text: JSON.stringify(page(0, 0, { organizations: [from('BE'), from('AT')] })),
    });
    const feed = serveFeed(page(0, 0, { organizations: [from('FR'), from('DE')], next: absolute(second) }));
    const element = await show<OrgDirectory>(`<org-directory charts="map" feed='${feed}'></org-directory>`);
    const country = (code: string) => element.shadowRoot!.querySelector<HTMLElement>(`#map-${code}`);
    await waitUntil(() => country('FR'), 'the map');
    country('FR')!.focus();
    await letGo();
    await waitUntil(() => country('BE'), 'the second page');
    expect(element.shadowRoot!.activeElement?.ariaLabel).to.match(/^France/);
  });

  it('stops where the pages go round in circles', async () => {
    const element = await show<OrgDirectory>(`<org-directory feed="${at('loop-1')}"></org-directory>`);
    await finds(element, 2);
    await waitUntil(() => !has(element, 'progress'));
    expect(names(element)).to.deep.equal(['One', 'Two']);
  });

  it('keeps what is shown where a page fails, and tries again when told to', async () => {
    const key = newKey();
    const body = 'page-2';
    const broken = `/feeds/fail-then-ok?${new URLSearchParams({ key, times: '2', body })}`;
    const element = await inPages(page(0, 5, { pages: [{ href: absolute(broken) }] }));
    await waitUntil(() => has(element, 'retry'), 'a button to try again');
    expect(total(element)).to.equal(5);
    expect(text(part(element, 'progress'))).to.contain('could not be loaded');
    expect((await reportedOn(absolute(broken)))[0], 'what the page’s owner reads').to.match(/http 5\d\d/);
    await type(element, 'name 3');
    expect(names(element)[0]).to.equal('Name 3');
    for (let tries = 2; tries < 4; tries++) {
      await waitUntil(() => has(element, 'retry'));
      await press(element, part(element, 'retry'));
      await waitUntil(async () => (await requests(key)) === tries);
    }
    await waitUntil(() => !has(element, 'progress'), 'the rest');
    await type(element, '');
    const more = ((await read('page-2'))['organizations'] as object[]).length;
    await finds(element, 5 + more);
  });

  it('asks for nothing more where the data stands in the page', async () => {
    const key = newKey();
    const element = await directoryOf({
      ...page(0, 3),
      next: absolute(serve({ body: 'page-2', key })),
      org_url: 'x/{id}.json',
      profile: 'summary',
    });
    await press(element, part(element, 'name').querySelector('button')!);
    await waitUntil(() => open(element));
    expect(total(element)).to.equal(3);
    expect(await requests(key)).to.equal(0);
  });

  it('reads the rest of a summary when it is opened', async () => {
    const element = await show<OrgDirectory>(`<org-directory feed="${at('summary')}"></org-directory>`);
    const first = part(element, 'name').querySelector<HTMLElement>('a, button')!;
    await press(element, first);
    await waitUntil(() => open(element));
    await waitUntil(() => parts(element, 'contact').length > 0, 'what only its own file has');
  });
});

describe('a directory that fails', () => {
  it('keeps the page’s own children and offers to try again', async () => {
    const element = await show<OrgDirectory>(
      `<org-directory feed="${serve({ status: 404 })}"><a href="/x">Our list</a></org-directory>`,
    );
    expect(element.matches(':state(error)')).to.be.true;
    expect(element.querySelector('a')!.checkVisibility()).to.be.true;
    expect(has(element, 'retry')).to.be.true;
  });

  it('takes its data in whatever order things are set', async () => {
    const element = await put<OrgDirectory>('<org-directory layout="list"></org-directory>');
    element.pageSize = 2;
    await element.updateComplete;
    element.data = page(0, 3);
    await waitUntil(() => has(element, 'item'));
    expect(parts(element, 'item')).to.have.length(2);
    element.data = { orgfeed: '1.0', title: 'T', organizations: [{ id: 'x', name: 'Other' }] };
    await waitUntil(() => names(element)[0] === 'Other');
    element.parentElement!.append(element);
    await element.updateComplete;
    expect(names(element)).to.deep.equal(['Other']);
    await type(element, 'oth');
    expect(total(element)).to.equal(1);
    expect(field(element).value).to.equal('oth');
    expect(button(element, 'Download as CSV')).to.exist;
    expect(said(element)).to.contain('Other');
  });
});
