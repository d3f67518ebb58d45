/** Browsers that translate a page, shadow roots included: elements of theirs stand where our texts were. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { all, at, text } from '../elements/page.ts';
import { openPage, ready } from './page.ts';
import { waitUntil } from '../waiting.ts';

/** As Google Translate does it. */
function translate(root: Node): void {
  const texts: Text[] = [];
  const walker = root.ownerDocument!.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts.filter(({ data }) => /\S/.test(data))) {
    const font = root.ownerDocument!.createElement('font');
    font.append(Object.assign(root.ownerDocument!.createElement('font'), { textContent: `«${node.data}»` }));
    node.replaceWith(font);
  }
}

describe('on a page that is being translated', () => {
  it('a card shows another organization, whole', async () => {
    const page = await openPage(
      `<script type="module" src="/embed/org-cards.js"></script><org-card feed="${at('seed')}" org="missing-children-europe"></org-card>`,
    );
    const card = await ready(page);
    await waitUntil(() => text(card.shadowRoot!).includes('Useful information'));
    translate(card.shadowRoot!);
    expect(text(card.shadowRoot!)).to.contain('«Missing Children Europe»');
    card.setAttribute('org', 'oijj');
    await waitUntil(() => text(card.shadowRoot!).includes('Observatoire International'));
    expect(text(card.shadowRoot!)).not.to.contain('Missing Children');
    expect(all(card, '[part~=phone]').length).to.be.above(0);
    card.setAttribute('layout', 'line');
    await waitUntil(() => !all(card, '[part~=phone]').length);
    expect(text(card.shadowRoot!)).to.contain('Observatoire International');
  });

  it('a directory finds what is asked for, and who types can go on', async () => {
    const page = await openPage(
      `<script type="module" src="/embed/org-cards.js"></script><org-directory feed="/demo/feed.json"></org-directory>`,
    );
    const directory = await ready(page, 'org-directory');
    const names = () => all(directory, '[part~=item] [part~=name]').map(text);
    await waitUntil(() => all(directory, '[part~=filters] input')[0], 'filters');
    page.defaultView.focus();
    all(directory, 'input[type=search]')[0]!.focus();
    for (const letter of 'sports') {
      translate(directory.shadowRoot!);
      await sendKeys({ press: letter });
      await (directory as unknown as { updateComplete: Promise<unknown> }).updateComplete;
    }
    const field = all(directory, 'input[type=search]')[0] as HTMLInputElement;
    expect(field.value).to.equal('sports');
    expect(directory.shadowRoot!.activeElement).to.equal(field);
    await waitUntil(() => names().length < 5 && names().every((name) => /^[^«]+$/.test(name)), names().join(' | '));
    expect(text(all(directory, '[part=count]')[0]!)).to.match(new RegExp(`^«?${names().length} of 112 `));
  });
});
