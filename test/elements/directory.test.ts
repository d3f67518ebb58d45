/** A directory as a visitor meets it: everything is there, search and filters narrow it, an organization opens. */
import { aTimeout, expect, fixture, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OrgDirectory, OrgSearchEvent, OrgSelectEvent } from '../../src/index.ts';
import {
  box,
  button,
  directory,
  directoryOf,
  field,
  finds,
  key,
  focused,
  names,
  open,
  press,
  total,
  type,
} from './directories.ts';
import { all, has, langOf, outcome, painted, part, parts, put, said, seen, text } from './page.ts';
import { waitUntil } from '../waiting.ts';

const axe = { ignoredRules: ['heading-order', 'region', 'page-has-heading-one'] };

describe('a directory', () => {
  for (const layout of ['grid', 'list'])
    it(`lays out no ${layout} far below the screen, until it comes near`, async () => {
      const element = await directory(`page-size="112" layout="${layout}"`);
      const last = parts(element, 'item').at(-1)!.querySelector('[part~=name]')!;
      const isLaidOut = (): boolean => last.checkVisibility({ contentVisibilityAuto: true });
      await waitUntil(() => !isLaidOut(), 'left for later');
      last.scrollIntoView();
      await waitUntil(isLaidOut, 'there');
    });

  it('draws of many what the screen has room for, then the rest below it, and moves nothing', async () => {
    const organizations = Array.from({ length: 300 }, (_, i) => ({
      id: `o${i}`,
      name: `${'ABC'[i % 3]}${i}`,
      areas: ['BE'],
    }));
    const feed = JSON.stringify({ orgfeed: '1.0', title: 'T', organizations });
    let moved = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) moved += entry.value;
    });
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) observer.observe({ type: 'layout-shift' });
    const element = await put<OrgDirectory>(
      `<org-directory page-size="200"><script type="application/json">${feed}</script></org-directory>`,
    );
    const told = outcome(element).then(() => parts(element, 'item').length);
    const drawn: number[] = [];
    const early: number[] = [];
    const watcher = new MutationObserver(() => {
      const { length } = parts(element, 'item');
      if (length && length !== drawn.at(-1)) drawn.push(length);
      if (length && has(element, 'download') !== (length === 200)) early.push(length);
    });
    watcher.observe(element.shadowRoot!, { childList: true, subtree: true });
    await waitUntil(() => drawn.at(-1) === 200, 'all of them');
    watcher.disconnect();
    expect(early, 'what stands below comes last').to.deep.equal([]);
    // By the height of the window.
    expect(drawn[0]).to.be.within(5, 20);
    expect(drawn.slice(1)).to.deep.equal([200]);
    expect(await told, 'whoever is told that it is there finds all of it').to.equal(200);
    await waitUntil(() => has(element, 'filter') && has(element, 'letters'), 'all of it');
    await painted();
    await aTimeout(0);
    observer.disconnect();
    expect(moved).to.equal(0);
  });

  it('shows everything at rest, sorted, with its number, filters and letters', async () => {
    const element = await directory();
    expect(total(element)).to.equal(112);
    expect(part(element, 'count').role ?? part(element, 'count').getAttribute('role')).to.equal('status');
    expect(all(element, '[role=status]')[0]).to.equal(part(element, 'count'));
    expect(parts(element, 'item')).to.have.length(24);
    expect(names(element)[0]).to.match(/^Affirm/);
    expect(part(element, 'list').role ?? part(element, 'list').getAttribute('role')).to.equal('list');
    const name = part(element, 'list').getAttribute('aria-labelledby')!;
    expect(text(element.shadowRoot!.getElementById(name)!)).to.equal('112 organisations');
    expect(field(element).closest('[role=search]')).to.equal(part(element, 'search'));
    expect(parts(element, 'filter').map((entry) => text(entry.querySelector('legend')!))).to.deep.equal([
      'Type',
      'Thèmes',
      'Pays',
      'Constitution',
    ]);
    const values = all(element, '[part~=filters] label');
    expect(values).to.have.length.greaterThan(20);
    for (const value of values) expect(text(value)).to.match(/ \d+$/);
    expect(all(element, '[part~=letters] button').map(text)).to.include.members(['A', 'M', 'S']);
    expect(names(element).some((name) => name.includes('Missing'))).to.be.false;
    expect(langOf(parts(element, 'name')[0]!)).to.equal('en');
    const links = await directory('extras="links notices"');
    expect(text(part(links, 'links')), 'none that leads to one organization').not.to.contain('correction');
    await expect(element).to.be.accessible(axe);
  });

  it('keeps its filters behind a button until there is room for them beside the list', async () => {
    const element = await directory();
    const visible = (selector: string): boolean => getComputedStyle(all(element, selector)[0]!).display !== 'none';
    element.style.fontSize = '10px';
    for (const [width, beside] of [
      [18, false],
      [40, false],
      [55, false],
      [58, true],
    ] as const) {
      element.style.inlineSize = `${width}em`;
      await nextFrame();
      expect(visible('.fold'), `a button at ${width}em`).to.equal(!beside);
      expect(visible('#filters'), `filters at ${width}em`).to.equal(beside);
    }
    element.style.inlineSize = '40em';
    await press(element, all(element, '.fold')[0]);
    expect(visible('#filters'), 'pressed').to.be.true;
  });

  it('gives its landmark a name of its own where there are several with ids', async () => {
    const first = await directory('id="north"');
    const page = document.createElement('main');
    first.replaceWith(page);
    page.append(first);
    page.insertAdjacentHTML('beforeend', '<org-directory id="south" feed="/demo/feed.json"></org-directory>');
    await waitUntil(() => parts(page.lastElementChild!, 'letters')[0], 'both');
    await expect(page).to.be.accessible(axe);
    expect([...page.children].map((element) => part(element, 'search').getAttribute('aria-label'))).to.deep.equal([
      'Rechercher une organisation north',
      'Rechercher une organisation south',
    ]);
  });

  it('draws what is on the screen at each key, and what is below it when the keys rest', async () => {
    const element = await directory();
    const input = field(element);
    await type(element, 'or');
    await waitUntil(() => !element.matches(':state(hurried)'));
    const isSeen = (name: HTMLElement): boolean => name.checkVisibility();
    expect(await key(element, 'o', () => [0, -1].map((i) => isSeen(parts(element, 'name').at(i)!)))).to.deep.equal([
      true,
      false,
    ]);
    await waitUntil(() => parts(element, 'name').every(isSeen));
    for (const [word, act] of [
      ['e', () => window.dispatchEvent(new Event('scroll'))],
      ['a', () => input.blur()],
    ] as const) {
      const [before, seen, after] = await key(element, word, () => {
        const hurried = element.matches(':state(hurried)');
        const seen = names(element);
        act();
        return [hurried, seen, element.matches(':state(hurried)')] as const;
      });
      expect(before).to.be.true;
      expect(after, 'whoever scrolls or goes on sees it at once').to.be.false;
      await element.updateComplete;
      expect(names(element), 'and was there all the time').to.deep.equal(seen);
    }
  });

  it('finds the federation that works on missing children by words, by acronym and by filters alone', async () => {
    const element = await directory();
    await type(element, 'enfnat disparu');
    await waitUntil(() => names(element).some((name) => name.startsWith('Missing Children Europe')));
    expect(all(element, 'mark').map(text)).to.include.members(['enfants', 'disparus']);
    expect(said(element)).to.contain('Voici ce qui s’en approche');
    await type(element, 'MCE');
    expect(names(element)).to.deep.equal(['Missing Children Europe (MCE)']);
    expect(total(element)).to.equal(1);
    await type(element, 'sequestration belgique');
    await waitUntil(() => text(part(element, 'tags')).startsWith('Séquestration'));
  });

  it('counts along with the filters, names them in chips, and takes each away again', async () => {
    const element = await directory();
    box(element, 'Fédération').click();
    await finds(element, 18);
    const number = Number(/\d+$/.exec(text(box(element, 'Belgique').parentElement!))![0]);
    box(element, 'Belgique').click();
    await finds(element, number);
    expect(text(box(element, 'Association').parentElement!), 'what else could be chosen').to.match(/[1-9]\d*$/);
    const chips = () => all(element, '[part~=chips] button');
    expect(chips().map((chip) => text(chip).split(' ')[0])).to.deep.equal(['Fédération', 'Belgique', 'Tout']);
    await expect(element).to.be.accessible(axe);
    chips()[0]!.focus();
    await press(element, chips()[0]);
    expect(focused(element), 'the focus stays with the chips').to.match(/^Belgique/);
    expect(total(element)).to.be.greaterThan(number);
    expect(box(element, 'Belgique').checked).to.be.true;
    expect(box(element, 'Fédération').checked).to.be.false;
    await press(element, chips().at(-1));
    expect(total(element)).to.equal(112);
    expect(has(element, 'chips')).to.be.false;
    expect(element.shadowRoot!.activeElement).to.equal(field(element));
  });

  it('says where nothing is found what could be left out, and leaves it out', async () => {
    const element = await directory();
    box(element, 'Fédération').click();
    await finds(element, 18);
    await type(element, 'xqzwvk');
    expect(total(element)).to.equal(0);
    expect(has(element, 'list')).to.be.false;
    await waitUntil(() => said(element).includes('Sans « xqzwvk » (18)'), 'advice');
    expect(text(part(element, 'empty')), 'what would not help either').not.to.contain('Sans Fédération');
    await expect(element).to.be.accessible(axe);
    await press(element, button(element, 'Sans'));
    expect(total(element)).to.equal(18);
    expect(field(element).value).to.equal('');
  });

  it('says which words could be left out, where some are what nothing has', async () => {
    const element = await directory();
    await type(element, 'belgique disparus xqzwvk');
    await waitUntil(() => said(element).includes('Sans « xqzwvk » (3)'), 'advice');
    await expect(element).to.be.accessible(axe);
    await press(element, button(element, 'Sans « xqzwvk »'));
    expect(field(element).value).to.equal('belgique disparus');
    expect(total(element)).to.equal(3);
    expect(element.shadowRoot!.activeElement).to.equal(field(element));
    await type(element, 'kinup jssor');
    await waitUntil(() => said(element).includes('Sans « kinup » (1)'), 'each of them');
    expect(said(element)).to.include('Sans « jssor » (1)');
    await type(element, 'the federation in Brussels that works on missing children');
    await waitUntil(() => said(element).includes('Sans « that works'), 'the fewest');
  });

  it('shows more, and the focus goes on with what is new', async () => {
    const element = await directory('page-size="10"');
    const tenth = names(element)[9];
    part(element, 'more').focus();
    await press(element, part(element, 'more'));
    expect(parts(element, 'item')).to.have.length(20);
    expect(names(element)[9]).to.equal(tenth);
    expect(focused(element)).to.equal(names(element)[10]);
    for (let page = 3; page < 13; page++) await press(element, parts(element, 'more')[0]);
    expect(parts(element, 'item')).to.have.length(112);
    expect(has(element, 'more')).to.be.false;
  });

  it('goes to a letter, and back', async () => {
    const element = await directory('page-size="10"');
    await press(element, button(element, 'M'));
    expect(names(element)[0]).to.match(/^M/);
    expect(focused(element)).to.equal(names(element)[0]);
    expect(total(element), 'nothing is filtered').to.equal(112);
    await press(element, button(element, 'Afficher les précédentes'));
    expect(parts(element, 'item')).to.have.length(20);
    expect(names(element)[10]).to.match(/^M/);
    await type(element, 'europe');
    expect(has(element, 'letters'), 'what is sorted by relevance has no letters').to.be.false;
  });

  it('shows more values of a filter, and fewer again, and the focus stays there', async () => {
    const element = await directory();
    await press(element, all(element, '.fold')[0]);
    const topics = parts(element, 'filter')[1]!;
    const before = topics.querySelectorAll('input').length;
    const more = topics.querySelector('button')!;
    more.focus();
    await press(element, more);
    expect(topics.querySelectorAll('input').length).to.be.greaterThan(before);
    expect(focused(element)).to.match(/^Afficher moins/);
    await press(element, topics.querySelector('button')!);
    expect(topics.querySelectorAll('input')).to.have.length(before);
    expect(focused(element)).to.match(/^Afficher plus/);
  });

  it('saves what was found, while the page goes on', async () => {
    const saved: Blob[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob: Blob) => (saved.push(blob), createObjectURL.call(URL, blob));
    try {
      const element = await directory();
      await type(element, 'enfant');
      await press(element, button(element, 'Télécharger en CSV'));
      await waitUntil(() => saved[0], 'a table');
      const rows = (await saved[0]!.text()).trim().split('\r\n');
      expect(rows).to.have.length(total(element) + 1);
      expect(rows[0]).to.match(/Nom,Sigle,Type,Pays/);
      expect(rows[1]).to.contain(names(element)[0]!.split(' (')[0]);
      await press(element, button(element, 'Télécharger en vCard'));
      await waitUntil(() => saved[1], 'cards');
      expect((await saved[1]!.text()).match(/BEGIN:VCARD/g)).to.have.length(total(element));
      const many = Array.from({ length: 5000 }, (_, i) => ({
        id: `o${i}`,
        name: `O ${i}`,
        website: 'https://a.example',
      }));
      const large = await directoryOf({ organizations: many });
      await finds(large, 5000);
      let turns = 0;
      const counting = setInterval(() => turns++);
      const save = button(large, 'Download as CSV');
      save.click();
      save.click();
      await waitUntil(() => saved[2], 'all of them');
      clearInterval(counting);
      expect(turns, 'the page had turns in between').to.be.above(2);
      expect((await saved[2]!.text()).trim().split('\r\n')).to.have.length(5001);
      expect(text(save)).to.equal('Download as CSV');
      await nextFrame();
      expect(saved, 'once').to.have.length(3);
    } finally {
      URL.createObjectURL = createObjectURL;
    }
  });

  it('is a table with headings that sort', async () => {
    const element = await directory('layout="table"');
    expect(part(element, 'list').localName).to.equal('table');
    const head = (label: string): HTMLElement => all(element, 'th').find((entry) => text(entry).startsWith(label))!;
    expect(head('Nom').getAttribute('aria-sort')).to.equal('ascending');
    await press(element, head('Constitution').querySelector('button')!);
    expect(head('Constitution').getAttribute('aria-sort')).to.equal('ascending');
    expect(text(parts(element, 'item')[0]!)).to.contain('1839');
    await press(element, head('Constitution').querySelector('button')!);
    expect(head('Constitution').getAttribute('aria-sort')).to.equal('descending');
    expect(text(parts(element, 'item')[0]!)).to.match(/201\d/);
    await expect(element).to.be.accessible(axe);
  });

  for (const place of ['dialog', 'inline'] as const)
    it(`opens an organization (${place}), closes it with Escape, and the focus is where it was`, async () => {
      const element = await directory(`detail="${place}"`);
      const [name] = parts(element, 'name');
      const opener = name!.querySelector('a')!;
      expect(opener.href).to.match(/^https:/);
      opener.focus();
      const selected = oneEvent(element, 'org-select');
      await sendKeys({ press: 'Enter' });
      const { organization, url } = (await selected) as unknown as OrgSelectEvent;
      expect(organization.id).to.equal('affirm-human-rights');
      expect(url).to.equal(organization.url);
      await waitUntil(() => open(element));
      const detail = part(element, 'detail');
      expect(seen(detail.querySelector('[part~=contact]')!)).to.be.true;
      expect(detail.contains(element.shadowRoot!.activeElement)).to.be.true;
      if (place === 'dialog') expect(detail.matches(':modal')).to.be.true;
      await expect(element).to.be.accessible(axe);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !open(element));
      expect(focused(element)).to.contain('Affirm');
    });

  it('keeps its dialog in front when it is moved in the page', async () => {
    const element = await directory();
    await press(element, part(element, 'name').querySelector('a')!);
    await waitUntil(() => open(element));
    const place = document.createElement('div');
    element.after(place);
    for (const move of [() => place.append(element), () => (element.remove(), place.before(element))]) {
      move();
      await waitUntil(() => part(element, 'detail').matches(':modal'), 'in front');
    }
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !open(element));
    expect(focused(element)).to.contain('Affirm');
  });

  it('leads to the organization’s own page where the page wants that, and the page may say no', async () => {
    const element = await directory('detail="page"');
    const link = part(element, 'name').querySelector('a')!;
    element.addEventListener('org-select', (event) => event.preventDefault(), { once: true });
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.be.true;
    // The test stays where it is.
    let followed: boolean | undefined;
    link.addEventListener('click', (event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    });
    link.click();
    expect(followed).to.be.true;
    await element.updateComplete;
    expect(open(element)).to.be.undefined;
  });

  it('opens what has no page all the same, and tags become filters', async () => {
    const element = await directoryOf(
      {
        tags: { help: { label: 'Help' } },
        organizations: [
          { id: 'a', name: 'A', tags: ['help', 'free text'] },
          { id: 'b', name: 'B' },
        ],
      },
      'detail="page"',
    );
    await press(element, part(element, 'name').querySelector('button')!);
    await waitUntil(() => open(element) === 'A');
    const tag = all(element, '[part~=detail] [part~=tag] button').find((entry) => text(entry) === 'free text')!;
    await press(element, tag);
    expect(open(element)).to.be.undefined;
    expect(total(element)).to.equal(1);
    expect(text(part(element, 'chips'))).to.contain('free text');
    expect(focused(element), 'the tag that was chosen').to.contain('free text');
  });

  it('tells the page what the visitor does once it can be seen, and nothing else', async () => {
    const element = await directory();
    const heard: OrgSearchEvent[] = [];
    element.addEventListener('org-search', (event) => heard.push(event));
    element.layout = 'list';
    element.lang = 'en';
    await waitUntil(() => parts(element, 'filter').some((filter) => text(filter).includes('Federation')), 'in English');
    await aTimeout(0);
    await painted();
    await type(element, 'mce');
    await waitUntil(() => heard.at(-1)?.query === 'mce');
    expect(heard.at(-1)!.total).to.equal(1);
    expect(heard.every(({ query }) => query)).to.be.true;
    await type(element, '');
    box(element, 'Federation').click();
    await waitUntil(() => heard.at(-1)?.filters.type[0] === 'federation');
    expect(heard.at(-1)!.total).to.equal(18);
  });

  it('keeps no room for filters where all that could be filtered by is locked', async () => {
    const organizations = Array.from({ length: 100 }, (_, i) => ({ id: `o${i}`, name: `O${i}`, type: 'ngo' }));
    const feed = JSON.stringify({ orgfeed: '1.0', title: 'T', organizations });
    const element = await put<OrgDirectory>(
      `<org-directory type="ngo"><script type="application/json">${feed}</script></org-directory>`,
    );
    while (!has(element, 'item')) await nextFrame();
    expect(has(element, 'filters')).to.be.false;
  });

  it('keeps to locked subsets, which are no filters, and to a plain list where nothing else is wanted', async () => {
    const element = await directory('country="BE" type="federation network" sort="-name"');
    expect(total(element)).to.be.within(10, 40);
    await waitUntil(() => all(element, 'legend').map(text).join() === 'Thèmes,Constitution');
    expect(names(element)[0]! > names(element)[1]!).to.be.true;
    element.type = 'federation';
    await finds(element, 13);
    element.setAttribute('controls', 'none');
    await element.updateComplete;
    for (const name of ['search', 'filters', 'chips', 'letters', 'sort', 'download'])
      expect(has(element, name), name).to.be.false;
    expect(parts(element, 'item')).to.have.length(13);
    const picked = await directory('org="kinup nobody missing-children-europe" controls="none" layout="list"');
    expect(names(picked)[1]).to.equal('Missing Children Europe (MCE)');
    expect(total(picked)).to.equal(2);
  });

  it('speaks another language when it is told to, and keeps the question', async () => {
    const element = await directory();
    await type(element, 'enfant');
    const before = total(element);
    element.lang = 'en';
    await waitUntil(() => said(element).includes('Clear') || said(element).includes('organisations'));
    await waitUntil(() => text(part(element, 'count')).includes(' of '));
    expect(total(element)).to.equal(before);
    expect(field(element).value).to.equal('enfant');
    expect(text(parts(element, 'filter')[1]!.querySelector('legend')!)).to.equal('Topics');
  });

  it('offers no order by what no record has, unless the page asks for it', async () => {
    const orders = (element: Element): string[] => [...part(element, 'sort').children].map(text);
    const organizations = [
      { id: 'a', name: 'A', founded: '1999' },
      { id: 'b', name: 'B' },
    ];
    expect(orders(await directoryOf({ organizations }))).to.deep.equal(['Name', 'Founded']);
    const asked = await directoryOf({ organizations }, 'sort="-updated"');
    expect(orders(asked)).to.deep.equal(['Name', 'Founded', 'Last update ↓']);
    const choice = part(asked, 'sort') as HTMLSelectElement;
    choice.value = 'founded';
    choice.dispatchEvent(new Event('change'));
    await asked.updateComplete;
    expect(orders(asked), 'and can be gone back to').to.deep.equal(['Name', 'Founded', 'Last update ↓']);
    const more = [{ id: 'c', name: 'C', updated: '2020-01-01', areas: ['BE'] }, ...organizations];
    expect(orders(await directoryOf({ organizations: more }))).to.have.length(4);
  });

  it('stays whole with little, with nothing and with foul records', async () => {
    const none = await directoryOf({ organizations: [] });
    expect(total(none)).to.equal(0);
    await waitUntil(() => said(none).includes('no organisation here yet'), 'words');
    expect(has(none, 'search'), 'there is nothing to search').to.be.false;
    const foul = await directoryOf({
      tags: { a: { label: 'A', broader: 'b' }, b: { label: 'B', broader: 'a' } },
      organizations: [
        {
          id: 'x',
          name: '<b>Bold</b>',
          tags: ['a', '__proto__', 'constructor'],
          type: '<i>',
          areas: ['ZZ', 'x-none'],
          founded: 'soon',
        },
        { id: 'x', name: 'Twice' },
        { name: 'No id' },
        null,
        7,
        { id: 'y', name: { en: 'Only' }, founded: 1999, addresses: [{ confidential: 'yes', locality: 'Hidden' }] },
      ],
    });
    expect(total(foul)).to.equal(2);
    expect(names(foul)).to.deep.equal(['<b>Bold</b>', 'Only']);
    expect(all(foul, '[part~=name] b')).to.be.empty;
    await type(foul, 'hidden');
    expect(total(foul), 'what is confidential is not even found').to.equal(0);
  });

  it('tells who is gone, whatever stands before it in the feed', async () => {
    const element = await directoryOf({
      organizations: [null, 7, { id: 'a', name: 'A' }, { id: 'b', name: 'B', status: 'withdrawn' }],
    });
    expect(parts(element, 'status').map(text)).to.have.length(1);
    expect(text(part(element, 'status'))).to.contain('left the directory');
  });

  it('shows its list before it has read the rest of the records, and then what can be filtered', async () => {
    const organizations = Array.from({ length: 80 }, (_, i) => ({
      id: `o${i}`,
      name: `N ${i}`,
      type: `t${i % 2}`,
    }));
    const element = document.createElement('org-directory');
    element.data = { orgfeed: '1.0', title: 'T', organizations };
    (await fixture('<main lang="en"></main>')).append(element);
    let first: string[] | undefined;
    const observer = new MutationObserver(() => {
      const drawn = [...parts(element, 'item'), ...parts(element, 'filter')].map(({ localName }) => localName);
      if (drawn[0]) first ??= drawn;
    });
    observer.observe(element.shadowRoot!, { childList: true, subtree: true });
    await oneEvent(element, 'org-load');
    observer.disconnect();
    // As many as the screen has room for, and the rest of the page by the time it is said.
    expect(new Set(first)).to.deep.equal(new Set(['li']));
    expect(parts(element, 'item')).to.have.length(24);
    expect(total(element)).to.equal(80);
    await waitUntil(() => parts(element, 'filter')[0], 'filters');
    expect(names(element).slice(0, 3)).to.deep.equal(['N 0', 'N 1', 'N 2']);
    await type(element, '79');
    expect(names(element)).to.deep.equal(['N 79']);
  });

  it('fills the screen at once, so that nothing of the page below is seen to move', async () => {
    const element = document.createElement('org-directory');
    element.controls = 'none';
    const organizations = Array.from({ length: 80 }, (_, i) => ({ id: `o${i}`, name: `N ${i}` }));
    element.data = { orgfeed: '1.0', title: 'T', organizations };
    (await fixture('<main lang="en"></main>')).append(element);
    const first = await new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!parts(element, 'item')[0]) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(parts(element, 'item').length));
      });
      observer.observe(element.shadowRoot!, { childList: true, subtree: true });
    });
    expect(first).to.equal(24);
  });

  it('has no room for filters where there is nothing to filter by', async () => {
    for (const organizations of [[], [{ id: 'a', name: 'A' }]]) {
      const element = await directoryOf({ organizations });
      element.style.fontSize = '8px';
      await waitUntil(() => !has(element, 'filters'), 'none');
      const shown = organizations[0] ? 'list' : 'empty';
      await waitUntil(() => has(element, shown), shown);
      const { width } = part(element, shown).getBoundingClientRect();
      expect(width).to.equal(element.getBoundingClientRect().width);
      expect(all(element, '.fold')).to.be.empty;
    }
  });

  it('keeps no room for filters until all is read where no record has anything to filter by', async () => {
    for (const [more, expected] of [
      [{}, false],
      [{ type: 'x' }, true],
    ] as const) {
      const organizations = Array.from({ length: 60 }, (_, i) => ({
        id: `r-${i}`,
        name: `${'MN'[i % 2]} ${i}`,
        ...(i > 50 && more),
      }));
      const element = document.createElement('org-directory');
      element.data = { orgfeed: '1.0', title: 'T', organizations };
      (await fixture('<main lang="en"></main>')).append(element);
      const drawn: boolean[] = [];
      const observer = new MutationObserver(() => parts(element, 'item')[0] && drawn.push(has(element, 'filters')));
      observer.observe(element.shadowRoot!, { childList: true, subtree: true });
      await waitUntil(() => all(element, '[part~=letters] button:enabled')[0], 'all read');
      observer.disconnect();
      expect(new Set(drawn)).to.deep.equal(new Set([expected]));
    }
  });

  it('folds its filters away where there is little room', async () => {
    const element = await directory('', { lang: 'fr', style: 'inline-size: 320px' });
    await nextFrame();
    expect(seen(part(element, 'filters'))).to.be.false;
    const fold = button(element, 'Filtres');
    expect(fold.getAttribute('aria-expanded')).to.equal('false');
    await press(element, fold);
    expect(fold.getAttribute('aria-expanded')).to.equal('true');
    expect(seen(part(element, 'filters'))).to.be.true;
    expect(element.scrollWidth).to.be.at.most(321);
    await expect(element).to.be.accessible(axe);
    const wide = await directory('', { lang: 'fr', style: 'inline-size: 1000px' });
    await nextFrame();
    expect(seen(part(wide, 'filters'))).to.be.true;
    expect(seen(button(wide, 'Filtres'))).to.be.false;
  });
});
