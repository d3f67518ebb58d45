/** A directory for somebody who has a keyboard and hears what is on the page. */
import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OrgDirectory } from '../../src/index.ts';
import { box, button, directory, directoryOf, field, finds, focused, key, names, open, press } from './directories.ts';
import { all, failing, has, newKey, part, parts, pressTogether, put, serveFeed, show, text } from './page.ts';
import { waitUntil } from '../waiting.ts';

/** What has the focus, as it is read out: its role and its name. */
function heard(element: Element): string {
  const active = element.shadowRoot!.activeElement;
  if (!active) return '';
  if (!(active instanceof HTMLInputElement)) return `${active.localName} ${text(active)}`;
  return `${active.type} ${text(active.labels![0]!)}`;
}
async function tabTo(element: Element, name: string, back = false): Promise<void> {
  for (let steps = 0; steps < 120 && !new RegExp(`^${name}`).test(heard(element)); steps++)
    await (back ? pressTogether('Shift', 'Tab') : sendKeys({ press: 'Tab' }));
  expect(heard(element)).to.match(new RegExp(`^${name}`));
}
/** What is said politely. */
const status = (element: Element): string => all(element, '[role=status]').map(text).join(' ');
const says = (element: Element, words: string): Promise<void> =>
  waitUntil(() => status(element).includes(words), words);
/** Where the filters are folded up, whatever the size of the window. */
const narrow = { lang: 'fr', style: 'inline-size: 45em' };
const FOUND = 'a Missing Children Europe';

async function opensAndCloses(element: OrgDirectory): Promise<void> {
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => open(element)?.startsWith('Missing Children Europe'));
  const dialog = part(element, 'detail');
  const name = element.shadowRoot!.getElementById(dialog.getAttribute('aria-labelledby')!)!;
  expect(text(name)).to.match(/^Missing Children Europe/);
  expect(heard(element)).to.contain('Fermer');
  await sendKeys({ press: 'Escape' });
  await waitUntil(() => !open(element));
  expect(heard(element)).to.match(new RegExp(`^${FOUND}`));
}

describe('a directory by keyboard, for somebody who has never seen it', () => {
  for (const [words, said] of [
    ['enfnat disparu', 'Voici ce qui s’en approche'],
    ['MCE', '1 organisation sur 112'],
  ] as const)
    it(`leads to the federation for missing children by “${words}”`, async () => {
      const element = await directory();
      await tabTo(element, 'search Rechercher une organisation');
      await sendKeys({ type: words });
      await says(element, said);
      expect(status(element)).to.match(/^\d+ organisations? sur 112/);
      await sendKeys({ press: 'Enter' });
      expect(focused(element), 'Enter leads to the first').to.equal(names(element)[0]);
      await tabTo(element, FOUND);
      await opensAndCloses(element);
    });

  it('keeps what is typed from the page, which takes single keys for shortcuts', async () => {
    const element = await directory();
    const keys: string[] = [];
    const hear = (event: KeyboardEvent): void => void keys.push(`${event.type} ${event.key}`);
    const kinds = ['keydown', 'keypress', 'keyup'] as const;
    for (const kind of kinds) document.addEventListener(kind, hear);
    field(element).focus();
    await sendKeys({ type: 's/?é' });
    await sendKeys({ press: 'ArrowLeft' });
    // Browsers that fill a field in name no key.
    field(element).dispatchEvent(new Event('keydown', { bubbles: true, composed: true }));
    for (const kind of kinds) document.removeEventListener(kind, hear);
    expect(field(element).value).to.equal('s/?é');
    expect(keys).to.include('keydown ArrowLeft');
    expect(keys.filter((said) => / .$/.test(said))).to.deep.equal([]);
  });

  it('keeps its focus out from under a header and a footer that stay', async () => {
    const element = await directory('layout="list" page-size="40"');
    element.insertAdjacentHTML(
      'beforebegin',
      '<header style="position: fixed; inset: 0 0 auto; block-size: 60px"></header>' +
        '<footer style="position: fixed; inset: auto 0 0; block-size: 60px"></footer>',
    );
    parts(element, 'name')[10]!.querySelector('a')!.focus();
    const covered: string[] = [];
    for (const back of [false, true])
      for (let step = 0; step < 24; step++) {
        await (back ? pressTogether('Shift', 'Tab') : sendKeys({ press: 'Tab' }));
        await nextFrame();
        const { top, bottom } = element.shadowRoot!.activeElement!.getBoundingClientRect();
        if (bottom < 60 || top > innerHeight - 60) covered.push(`${back} ${step}: ${top}–${bottom} of ${innerHeight}`);
      }
    expect(covered).to.deep.equal([]);
  });

  it('says how many it found once for a word, and shows it at every key', async () => {
    const element = await directory();
    const count = part(element, 'count');
    const said: string[] = [];
    const observer = new MutationObserver(() => count.getAttribute('aria-live') !== 'off' && said.push(text(count)));
    observer.observe(count, { childList: true, characterData: true, subtree: true });
    const seen = new Set<string>();
    for (const words of ['m', 'mi', 'mis', 'miss', 'missing', 'missing c']) {
      const [shown, heard] = await key(element, words, () => [text(count), said.splice(0)] as const);
      expect(heard, 'while keys are pressed').to.deep.equal([]);
      seen.add(shown);
    }
    expect(seen.size, 'seen').to.be.above(2);
    await waitUntil(() => said.length, 'said');
    expect(said).to.deep.equal([text(count)]);
    await press(element, box(element, 'Fédération'));
    await waitUntil(() => said.length > 1, 'what is pressed is answered at once');
    expect(said[1]).to.equal(text(count));
  });

  it('names its table by what was found', async () => {
    const element = await directory('layout="table"');
    await waitUntil(() => part(element, 'list').localName === 'table');
    const name = part(element, 'list').getAttribute('aria-labelledby')!;
    expect(text(element.shadowRoot!.getElementById(name)!)).to.equal('112 organisations');
  });

  it('says in what a narrower value is, which the eye sees', async () => {
    const element = await directory();
    const around = box(element, 'Belgique').getAttribute('aria-describedby')!;
    expect(text(element.shadowRoot!.getElementById(around)!), 'a text with its language').to.equal('Europe');
    expect(box(element, 'Europe').hasAttribute('aria-describedby')).to.be.false;
  });

  it('shows what the choice of the order is for', async () => {
    const element = await directory();
    const label = part(element, 'sort').closest('label')!.querySelector('span')!;
    expect(text(label)).to.equal('Trier par');
    expect(label.getBoundingClientRect().width).to.be.above(20);
  });

  it('leads there by its filters alone', async () => {
    const element = await directory('', narrow);
    await tabTo(element, 'button Filtres');
    await sendKeys({ press: 'Enter' });
    await tabTo(element, 'checkbox Fédération 18');
    await sendKeys({ press: ' ' });
    await says(element, '18 organisations sur 112');
    expect(heard(element), 'the focus stays').to.match(/^checkbox Fédération/);
    await tabTo(element, 'button Afficher plus .* – Thèmes');
    await sendKeys({ press: 'Enter' });
    await tabTo(element, 'checkbox Séquestration', true);
    const left = /\d+$/.exec(heard(element))![0];
    await sendKeys({ press: ' ' });
    await says(element, `${left} organisation`);
    await tabTo(element, 'checkbox Belgique');
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(names(element)).to.include('Missing Children Europe (MCE)');
    await tabTo(element, FOUND);
    await opensAndCloses(element);
  });

  it('leads from the unfolded filters back to what they leave', async () => {
    const element = await directory('', narrow);
    await tabTo(element, 'button Filtres');
    await sendKeys({ press: 'Enter' });
    await tabTo(element, 'checkbox Fédération 18');
    await sendKeys({ press: ' ' });
    await finds(element, 18);
    const back = button(element, 'Afficher 18');
    for (const value of all(element, '[part~=filters] input')) {
      value.focus();
      expect(value.getBoundingClientRect().bottom, 'not under that button').to.be.at.most(
        back.getBoundingClientRect().top,
      );
    }
    await tabTo(element, 'button Afficher 18 organisations sur 112');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot!.activeElement === part(element, 'count'), 'there');
    expect(button(element, 'Filtres').ariaExpanded).to.equal('false');
    await tabTo(element, 'button Fédération');
    element.style.fontSize = '8px';
    await nextFrame();
    expect(button(element, 'Afficher 18').checkVisibility(), 'none where they stand beside the list').to.be.false;
  });

  it('keeps the focus on a value that is given up and would not be shown otherwise', async () => {
    const tags = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`t${i}`, { label: `Topic ${i + 10}` }]));
    const organizations = Array.from({ length: 30 }, (_, i) => ({ id: `o${i}`, name: `O ${i}`, tags: [`t${i % 12}`] }));
    const element = await directoryOf({ tags, organizations });
    await waitUntil(() => button(element, 'Show more (4)'));
    await press(element, button(element, 'Filters'));
    await press(element, button(element, 'Show more (4)'));
    await press(element, box(element, 'Topic 21'));
    await press(element, button(element, 'Show fewer'));
    box(element, 'Topic 21').focus();
    await sendKeys({ press: ' ' });
    await finds(element, 30);
    expect(heard(element)).to.equal('checkbox Topic 21 2');
  });

  it('stays with its organization when others come before it, and shows as many in another language', async () => {
    const one = (name: string) => ({ id: name.toLowerCase(), name });
    const feed = (...all: string[]) => ({ orgfeed: '1.0', title: 'T', organizations: all.map(one) });
    const element = await put<OrgDirectory>(
      '<org-directory page-size="2"></org-directory>',
      {},
      { data: feed('M', 'N', 'P') },
    );
    await waitUntil(() => has(element, 'more'));
    await press(element, part(element, 'more'));
    expect(focused(element)).to.equal('P');
    element.lang = 'fr';
    await waitUntil(() => text(part(element, 'sort')).includes('Nom'));
    expect(names(element)).to.have.length(3);
    expect(focused(element)).to.equal('P');
  });

  it('leads from the button that tries again to what comes of it', async () => {
    const second = failing(newKey(), 1, 'page-2');
    const first = {
      orgfeed: '1.0',
      title: 'T',
      next: new URL(second, location.href).href,
      organizations: [{ id: 'a', name: 'A' }],
    };
    const element = await show<OrgDirectory>(
      `<org-directory feed='${serveFeed(first).replaceAll("'", '%27')}'></org-directory>`,
    );
    await waitUntil(() => has(element, 'retry'), 'a button');
    expect(part(element, 'error').getAttribute('role')).to.equal('alert');
    part(element, 'retry').focus();
    await sendKeys({ press: 'Enter' });
    expect(parts(element, 'item')[0]!.contains(element.shadowRoot!.activeElement), 'no jump into the list').to.be.false;
    expect(element.shadowRoot!.activeElement).to.not.equal(null);
    await waitUntil(() => !has(element, 'progress'), 'all of it');
    expect(parts(element, 'item').length).to.be.greaterThan(1);
    expect(element.shadowRoot!.activeElement).to.equal(part(element, 'count'));
  });

  it('has controls for any finger', async () => {
    const element = await directory();
    await press(element, button(element, 'Filtres'));
    await press(element, box(element, 'Fédération'));
    await press(element, button(element, 'Afficher plus'));
    for (const target of all(element, '[part~=letters] button, .plain, .chip'))
      expect(target.getBoundingClientRect().height, text(target)).to.be.at.least(44);
  });
});
