/** A directory's question in the page's address: shared, restored, and undone with Back. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OrgDirectory } from '../../src/index.ts';
import { box, button, directory, field, finds, focused, names, open, press, total, type } from './directories.ts';
import { all, part, parts, put, outcome, reportsOn, show, text } from './page.ts';
import { waitUntil } from '../waiting.ts';

const home = location.href;
const go = (part: string): void => history.replaceState(null, '', new URL(part, home));
const state = (mode: 'hash' | 'query'): string => (mode === 'hash' ? location.hash : location.search);

describe('the address of the page', () => {
  afterEach(() => go(home));

  it('is left alone unless the page wants it otherwise', async () => {
    const element = await directory();
    await type(element, 'mce');
    box(element, 'Fédération').click();
    await press(element, part(element, 'name').querySelector('a')!);
    await waitUntil(() => open(element));
    expect(location.href).to.equal(home);
  });

  for (const mode of ['hash', 'query'] as const)
    it(`keeps the question (${mode}) beside what else is in it, and Back undoes filters and what is open`, async () => {
      go(mode === 'hash' ? '#intro&x=%20y' : `${location.search}${location.search ? '&' : '?'}x=%20y`);
      const before = state(mode);
      const element = await directory(`url-state="${mode}"`);
      const entries = history.length;
      await type(element, 'enfant');
      await waitUntil(() => state(mode).endsWith('&org-q=enfant'));
      expect(history.length, 'typing makes no entries of the history').to.equal(entries);
      expect(state(mode)).to.equal(`${before}&org-q=enfant`);
      const found = total(element);
      box(element, 'Fédération').click();
      await waitUntil(() => state(mode).includes('org-type=federation'));
      const narrowed = total(element);
      expect(narrowed).to.be.lessThan(found);
      await press(element, part(element, 'name').querySelector('a')!);
      await waitUntil(() => open(element) && state(mode).includes('org-org='));
      history.back();
      await waitUntil(() => !open(element));
      expect(total(element)).to.equal(narrowed);
      history.back();
      await finds(element, found);
      expect(box(element, 'Fédération').checked).to.be.false;
      history.forward();
      await finds(element, narrowed);
      await press(element, button(element, 'Tout effacer'));
      await waitUntil(() => state(mode) === before);
    });

  it('closes with Escape what Back would close, and Back does not open it again', async () => {
    const element = await directory('url-state="query"');
    const before = location.href;
    await press(element, part(element, 'name').querySelector('a')!);
    await waitUntil(() => open(element) && location.href !== before);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !open(element) && location.href === before);
  });

  it('leaves the list where it is when what is open is closed, and the focus returns to its name', async () => {
    const element = await directory('url-state="query" page-size="4"');
    await press(element, part(element, 'more'));
    const opener = (): HTMLElement => parts(element, 'name')[6]!.querySelector('a')!;
    const shown = names(element);
    expect(shown).to.have.length(8);
    await press(element, opener());
    await waitUntil(() => open(element) && location.search.includes('org-org='));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !open(element) && !location.search.includes('org-org='));
    await element.updateComplete;
    expect(names(element)).to.deep.equal(shown);
    expect(focused(element)).to.equal(text(opener()));
  });

  it('brings everything back on load, several values and a period too', async () => {
    go('?org-type=federation+network&org-country=BE&org-sort=-name&org-founded=1950-2010&keep=1');
    const element = await directory('url-state="query" sort="name"');
    expect(all(element, '[part~=chips] button').map((chip) => text(chip).split(' – ')[0])).to.deep.equal([
      'Fédération',
      'Réseau',
      'Belgique',
      '1950–2010',
      'Tout effacer',
    ]);
    expect(names(element)).to.deep.equal([...names(element)].sort((a, b) => b.localeCompare(a, 'fr')));
  });

  it('brings it back where the page wants it later, and takes nothing away where the address says nothing', async () => {
    const element = await directory();
    await type(element, 'kinup');
    element.urlState = 'query';
    await element.updateComplete;
    go('?org-type=federation');
    element.urlState = 'hash';
    await element.updateComplete;
    expect(field(element).value).to.equal('kinup');
    element.urlState = 'query';
    await finds(element, 18);
    expect(field(element).value).to.equal('');
  });

  it('opens what was open', async () => {
    go('?org-org=missing-children-europe');
    const opened = await directory('url-state="query"');
    await waitUntil(() => open(opened)?.startsWith('Missing Children Europe'));
  });

  it('ignores nonsense, and says what is no longer there', async () => {
    go('?org-sort=sideways&org-org=nobody&org-q=%E0%A4%A&org-tag=gone+abduction&org-type=<script>');
    const element = await show<OrgDirectory>(
      '<org-directory feed="/demo/feed.json" url-state="query"></org-directory>',
      {
        lang: 'fr',
      },
    );
    expect(open(element)).to.be.undefined;
    const chips = (): string[] => all(element, '[part~=chips] button').map(text);
    expect(chips().join()).to.contain('gone (n’existe plus)').and.to.contain('Séquestration');
    for (const label of ['gone', '<script>'])
      await press(
        element,
        all(element, '[part~=chips] button').find((chip) => text(chip).startsWith(label)),
      );
    expect(chips().join()).not.to.contain('gone');
    expect(location.search).to.contain('org-tag=abduction').and.not.to.contain('gone');
    await type(element, '');
    await finds(element, 3);
  });

  it('belongs to one directory a name, and each finds its own', async () => {
    const markup = (id: string): string =>
      `<org-directory ${id} feed="/demo/feed.json" url-state="query"></org-directory>`;
    const before = reportsOn('two directories').length;
    go('?list-q=amber&org-q=mce');
    const first = await put<OrgDirectory>(`${markup('id="list"')}${markup('')}${markup('')}`, { lang: 'fr' });
    const elements = [...first.parentElement!.children] as OrgDirectory[];
    await Promise.all(elements.map(outcome));
    expect(elements.map(total)).to.deep.equal([1, 1, 112]);
    expect(elements.map((element) => field(element).value)).to.deep.equal(['amber', 'mce', '']);
    expect(reportsOn('two directories')).to.have.length(before + 1);
    await type(elements[2]!, 'enfant');
    await type(elements[0]!, 'kinup');
    await waitUntil(() => location.search.includes('list-q=kinup'));
    expect(location.search).to.contain('org-q=mce');
    expect(parts(elements[1]!, 'item'), 'undisturbed').to.have.length(1);
    expect(reportsOn('two directories')).to.have.length(before + 1);
  });
});
