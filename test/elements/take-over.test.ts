/** A card that a server has rendered, as declarative shadow DOM, and what becomes of it. */
import { expect, fixture, nextFrame } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import { all, at, held, is, part, parts, seedCard, show, text } from './page.ts';
import { waitUntil } from '../waiting.ts';

/** What a server makes of the seed's card. */
async function rendered(): Promise<string> {
  const { shadowRoot } = await show(seedCard(), { lang: 'fr' });
  return `<template shadowrootmode="open">${shadowRoot!.innerHTML}</template>`;
}

/** Parses a page with it, as a browser does. */
async function served(attributes: string, children = ''): Promise<OrgCard> {
  const markup = `<org-card lang="fr" ${attributes}>${await rendered()}${children}<a href="/x">MCE</a></org-card>`;
  const page = await fixture<HTMLElement>('<div></div>');
  (page as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(markup);
  return page.querySelector('org-card')!;
}

it('stays until its record is there, and then there is one card', async () => {
  const { feed, letGo } = held({ body: 'seed' });
  const card = await served(`feed="${feed}" org="missing-children-europe"`);
  const old = part(card, 'name');
  await waitUntil(() => is(card, 'loading'));
  expect(old.isConnected).to.equal(true);
  await letGo();
  await waitUntil(() => is(card, 'ready') && !old.isConnected);
  expect(parts(card, 'name').length).to.equal(1);
  card.layout = 'line';
  await card.updateComplete;
  expect(parts(card, 'contact')).to.deep.equal([]);
});

it('stays for good where its record cannot be had, and where nothing is asked for', async () => {
  for (const attributes of [`feed="${at('absent')}"`, '']) {
    const card = await served(attributes);
    if (attributes) await waitUntil(() => is(card, 'error'));
    await nextFrame();
    expect(text(part(card, 'name'))).to.contain('Missing Children Europe');
    expect(all(card, '[part~=name]').length).to.equal(1);
  }
});

it('hands over the focus and what is open', async () => {
  const { feed, letGo } = held({ body: 'seed' });
  const card = await served(`feed="${feed}" org="missing-children-europe"`);
  all(card, 'summary')[0]!.click();
  const phone = () => all(card, 'a[href^="tel:"]')[0]!;
  const old = phone();
  old.focus();
  await letGo();
  await waitUntil(() => is(card, 'ready') && !old.isConnected);
  expect((card.shadowRoot!.activeElement as HTMLAnchorElement).href).to.equal(phone().getAttribute('href'));
  expect((all(card, 'details')[0] as HTMLDetailsElement).open).to.equal(true);
});

it('a root without a card in it is as good as none', async () => {
  const page = await fixture<HTMLElement>('<div></div>');
  const markup = `<org-card><template shadowrootmode="open"><style></style><slot></slot></template><a href="/x">MCE</a></org-card>`;
  (page as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(markup);
  const card = page.querySelector('org-card')!;
  await waitUntil(() => all(card, 'slot').length === 1, `a slot: ${card.shadowRoot!.innerHTML} ${card.outerHTML}`);
});
