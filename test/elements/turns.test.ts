/** Many elements that are put on a page at once: each gets its turn, in the page's order, and none stays behind. */
import { expect } from '@open-wc/testing';
import { at, is, put } from './page.ts';
import { waitUntil } from '../waiting.ts';

describe('a thousand elements', () => {
  it('become blocks in their turns, from the top, and all of them in the end', async () => {
    const one = `<org-card feed="${at('only-name')}"></org-card>\n`;
    const first = await put(one.repeat(1_000));
    const cards = [...first.parentElement!.children];
    const last = cards.at(-1)!;
    const loaded: Element[] = [];
    for (const card of cards) card.addEventListener('org-load', () => loaded.push(card));
    expect(is(last, 'queued'), 'the last one waits').to.be.true;
    expect(getComputedStyle(last).display).to.equal('inline');
    expect(is(first, 'queued')).to.be.false;
    expect(getComputedStyle(first).display).to.equal('block');
    await waitUntil(() => loaded.length === cards.length, 'every card');
    expect(cards.filter((card) => is(card, 'queued'))).to.be.empty;
    expect(getComputedStyle(last).display).to.equal('block');
    expect(loaded.indexOf(first)).to.be.below(loaded.indexOf(last));
  });

  it('that a page lays out itself stay as it lays them out', async () => {
    const style = '<style>org-card { display: block }</style>';
    const page = (await put(style + '<org-card></org-card>'.repeat(1_000))).parentElement!;
    expect(getComputedStyle(page.lastElementChild!).display).to.equal('block');
  });
});
