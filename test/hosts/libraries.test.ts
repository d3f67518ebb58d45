/** Pages whose libraries put pieces of other pages in: htmx and Turbo, from their packages. */
import { expect } from '@open-wc/testing';
import { said } from '../elements/page.ts';
import { find, openAddress, ready, requested, type Page } from './page.ts';
import { waitUntil } from '../waiting.ts';

const OURS = ['org-card', 'org-contact', 'org-directory'].join();
/** The events of the page so far, by element. */
const events = new WeakMap<Document, Map<Element, string[]>>();
const eventsOf = (page: Page): string[][] => [...events.get(page)!.values()];

async function open(name: string): Promise<Page> {
  const page = await openAddress(`/demo/hosts/${name}.html`);
  const heard = new Map<Element, string[]>();
  events.set(page, heard);
  for (const type of ['org-load', 'org-error'])
    page.addEventListener(type, ({ target }) => {
      heard.set(target as Element, [...(heard.get(target as Element) ?? []), type]);
    });
  return page;
}

/** Until the page is another one, with so many elements that all have something to say. */
async function expectPage(page: Page, title: string, count: number): Promise<void> {
  await waitUntil(() => page.title === title, title);
  const ours = () => [...page.querySelectorAll<HTMLElement>(OURS)];
  await waitUntil(
    () => ours().length === count && ours().every((one) => one.matches(':state(ready)')),
    `${count} elements on “${title}”`,
  );
  for (const one of ours()) {
    expect(said(one)).to.match(/Missing Children Europe|Harbour Help|International Juvenile Justice/);
    expect(one.getBoundingClientRect().height).to.be.greaterThan(10);
  }
}

/** One request for a feed, however often it is shown, and one event for each element. */
function expectQuiet(page: Page): void {
  const feeds = requested(page).filter((path) => path.endsWith('.json'));
  expect(feeds.length, feeds.join()).to.equal(new Set(feeds).size);
  for (const types of eventsOf(page)) expect(types).to.deep.equal(['org-load']);
}

it('htmx: pieces that it puts in, pages that it goes to, and the way back', async () => {
  const page = await open('htmx');
  await ready(page);
  page.querySelector('button')!.click();
  // A card, a directory by a script tag, and a link that becomes a card.
  await expectPage(page, 'htmx', 4);
  expect(page.querySelector('#place org-directory')!.previousElementSibling!.localName).to.equal('script');
  await (await find(page, '#next')).click();
  await expectPage(page, 'htmx: the next page', 2);
  page.defaultView.history.back();
  await waitUntil(() => page.title === 'htmx', 'the first page');
  await ready(page);
  expectQuiet(page);
});

it('Turbo: frames, pages that it goes to, and its copies of pages on the way back', async () => {
  const page = await open('turbo');
  await expectPage(page, 'Turbo', 3);
  (await find(page, 'turbo-frame a')).click();
  await expectPage(page, 'Turbo', 4);
  (await find(page, '#next')).click();
  await expectPage(page, 'Turbo: the next page', 2);
  page.defaultView.history.back();
  await expectPage(page, 'Turbo', 4);
  page.defaultView.history.forward();
  await expectPage(page, 'Turbo: the next page', 2);
  // A visit shows the copy first, then the page anew.
  page.querySelector<HTMLElement>('main > p > a')!.click();
  await expectPage(page, 'Turbo', 3);
  expectQuiet(page);
});

it('Turbo: a page that is asked for again is morphed, and what has not changed stays', async () => {
  const page = await open('turbo');
  await expectPage(page, 'Turbo', 3);
  const [card] = page.querySelectorAll('org-card');
  const { Turbo } = page.defaultView as unknown as { Turbo: { visit(url: string, options: object): void } };
  const rendered = new Promise((resolve) => page.addEventListener('turbo:morph', resolve, { once: true }));
  Turbo.visit(page.location.href, { action: 'replace' });
  await rendered;
  await expectPage(page, 'Turbo', 3);
  expect(page.querySelector('org-card')).to.equal(card);
  expectQuiet(page);
});
