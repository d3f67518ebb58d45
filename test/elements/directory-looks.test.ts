/** A directory as people see it: on every width, from right to left, zoomed, on paper, with its pictures. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OrgDirectory } from '../../src/index.ts';
import { box, button, directory, directoryOf, open, press, type } from './directories.ts';
import {
  all,
  dirOf,
  emulateMedia,
  has,
  langOf,
  orSkip,
  painted,
  part,
  parts,
  seen,
  setViewport,
  show,
  text,
  type Surroundings,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const axe = { ignoredRules: ['heading-order', 'region', 'page-has-heading-one'] };

/** The words and signs of a node, and where each is. */
function* wordsOf(node: Node): Generator<{ word: string; range: Range }> {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let at = walker.nextNode(); at; at = walker.nextNode())
    for (const { 0: word, index } of at.textContent!.matchAll(/[\p{L}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu)) {
      const range = document.createRange();
      range.setStart(at, index);
      range.setEnd(at, index + word.length);
      yield { word, range };
    }
}

/** The words of a node from left to right, as they stand on the screen. */
const fromLeft = (node: Node): string =>
  [...wordsOf(node)]
    .map(({ word, range }) => ({ word, box: range.getBoundingClientRect() }))
    .toSorted((a, b) => Math.round(a.box.top) - Math.round(b.box.top) || a.box.left - b.box.left)
    .map(({ word }) => word)
    .join(' ');

/** Words that had to be broken for want of room. */
const broken = (nodes: readonly Element[]): string[] =>
  nodes
    .flatMap((node) => [...wordsOf(node)])
    .filter(({ word, range }) => !word.includes('-') && range.getClientRects().length > 1)
    .map(({ word }) => word);

/** Whether words of it that are seen lie outside of it: the rule beside a column that wrapped does so too, and is meant to. */
const cuts = (node: Element): boolean => {
  const { left, right } = node.getBoundingClientRect();
  return [...wordsOf(node)].some(({ range }) => {
    const box = range.getBoundingClientRect();
    const isUnseen = range.startContainer.parentElement!.closest('.unseen');
    return !isUnseen && (box.left < left - 1 || box.right > right + 1);
  });
};

/** What is cut off or sticks out sideways. */
function tooWide(element: Element): string[] {
  const { left, right } = element.getBoundingClientRect();
  return all(element, '.frame *')
    .filter((node) => node.checkVisibility() && !node.closest('.unseen, svg, input'))
    .filter((node) => {
      const own = node.getBoundingClientRect();
      const { overflowX, display } = getComputedStyle(node);
      const over = display !== 'inline' && overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1;
      return own.width > 0 && (own.left < left - 1 || own.right > right + 1 || (over && cuts(node)));
    })
    .map((node) => `${node.localName}.${node.className} ${text(node).slice(0, 40)}`);
}

const lookAt = async (attributes: string, surroundings: Surroundings, width = 1600): Promise<OrgDirectory> => {
  await setViewport({ width, height: 900 });
  const element = await directory(`${attributes} page-size="112"`, surroundings);
  await waitUntil(() => all(element, 'input[type=checkbox]').length > 20, 'all filters');
  for (const chart of ['map', 'years'])
    if (attributes.includes(chart)) await waitUntil(() => has(element, chart), chart);
  await painted();
  return element;
};
const left = (node: Element): number => node.getBoundingClientRect().left;

describe('a directory', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const width of [320, 1600])
    for (const surroundings of [
      { lang: 'fr', style: 'font-size: 200%' },
      { lang: 'fr', dir: 'rtl', style: 'zoom: 2' },
      { lang: 'ar', dir: 'rtl' },
    ])
      it(`stays within ${width} px (${Object.values(surroundings).join(', ')})`, async () => {
        const element = await lookAt('charts="map years"', surroundings, width);
        const stays = async (how: string): Promise<void> => {
          await painted();
          expect(tooWide(element).slice(0, 5), how).to.deep.equal([]);
          expect(document.documentElement.scrollWidth, how).to.be.at.most(innerWidth);
        };
        await stays('grid');
        const fold = all(element, '.fold')[0]!;
        if (seen(fold)) await press(element, fold);
        await press(element, box(element, 'Association'));
        await stays('unfolded and filtered');
        element.layout = 'list';
        await stays('list');
        element.layout = 'table';
        await waitUntil(() => part(element, 'list').localName === 'table', 'a table');
        await stays('table');
        // Twice as large, 320 px are ten letters.
        if (width > 320 || !('style' in surroundings)) expect(broken(parts(element, 'name'))).to.be.empty;
      });
});

describe('cards without a text on a wide screen', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const [what, record] of Object.entries({ 'names alone': {}, 'names and countries': { areas: ['BE'] } }))
    it(`are followed by what stands below them, which then stays there (${what})`, async function () {
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) this.skip();
      await setViewport({ width: 2560, height: 900 });
      const organizations = Array.from({ length: 100 }, (_, i) => ({ id: `o${i}`, name: `Name ${i}`, ...record }));
      const feed = JSON.stringify({ orgfeed: '1.0', title: 'T', organizations });
      const moved: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) moved.push(entry.value);
      });
      observer.observe({ type: 'layout-shift' });
      const markup = `<org-directory><script type="application/json">${feed}</script></org-directory>`;
      const element = await show<OrgDirectory>(markup, { lang: 'en', style: 'width: 2500px' });
      await waitUntil(() => has(element, 'download'), 'all of it');
      for (let frame = 0; frame < 5; frame++) await painted();
      observer.disconnect();
      expect(moved).to.deep.equal([]);
    });
});

describe('a French directory on a page from right to left', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));
  const page = { lang: 'fr', dir: 'rtl' };

  it('stands from right to left, and is read as French', async () => {
    const element = await lookAt('page-size="10" charts="map years"', page);
    expect(left(part(element, 'filters'))).to.be.above(left(part(element, 'list')));
    expect(left(all(element, '.field svg')[0]!)).to.be.above(left(part(element, 'sort')));
    expect(fromLeft(part(element, 'count'))).to.equal('112 organisations');
    const [first, second] = parts(element, 'item');
    expect(left(first!), 'the first card is on the right').to.be.above(left(second!));
    expect(fromLeft(first!.querySelector('[part~=place]')!)).to.equal('Royaume-Uni · Association');
    expect(fromLeft(all(element, '.rest')[0]!)).to.equal('+ 2');
    expect(fromLeft(part(element, 'more'))).to.equal('Afficher plus ( 102 )');
    const [oldest] = all(element, '.bar > span');
    expect(fromLeft(oldest!)).to.equal('≤ 1929');
    expect(fromLeft(all(element, '.legend li')[0]!)).to.equal('1 – 2');
    const acronym = parts(element, 'name').find((name) => name.querySelector('[part~=acronym]'))!;
    expect(fromLeft(acronym)).to.match(/\( \S+( \S+)* \)$/);
    const [field] = all(element, 'input[type=search]');
    expect(getComputedStyle(field!).unicodeBidi, 'Firefox would show no placeholder').not.to.equal('plaintext');
    await type(element, 'enfnat disparu');
    expect(getComputedStyle(field!).unicodeBidi, 'and so is what is typed').to.equal('plaintext');
    await waitUntil(() => text(part(element, 'count')).includes('Voici'), 'words');
    expect(fromLeft(part(element, 'count').querySelector('.label')!)).to.match(/^Rien .* :$/);
    await expect(element).to.be.accessible(axe);
  });

  it('has a table whose headings stand over their columns, and figures in their order', async () => {
    const element = await lookAt('layout="table"', page);
    const heads = all(element, 'thead th').map((cell) => cell.getBoundingClientRect());
    const cells = [...parts(element, 'item')[5]!.children].map((cell) => cell.getBoundingClientRect());
    for (const [i, head] of heads.entries()) {
      expect([head.left, head.right]).to.deep.equal([cells[i]!.left, cells[i]!.right]);
      if (i) expect(head.right, 'from right to left').to.be.at.most(heads[i - 1]!.left + 1);
    }
    const range = document.createRange();
    range.selectNodeContents(all(element, 'td.updated')[0]!);
    expect(range.getBoundingClientRect().right, 'text at the side where lines begin').to.be.closeTo(cells[4]!.right, 1);
    expect(fromLeft(all(element, 'td.updated')[0]!)).to.equal('1 mars 2019');
  });

  it('opens a card that is read as French', async () => {
    const element = await lookAt('', page);
    await press(element, part(element, 'name').querySelector('a')!);
    await waitUntil(() => open(element) && has(element, 'phone'), 'a card');
    const detail = part(element, 'detail');
    expect(fromLeft(detail.querySelector('[part~=phone] a')!)).to.equal('+ 44 20 7739 7549');
    expect(fromLeft(detail.querySelector('[part~=date]')!)).to.equal('Fiche mise à jour le 1 mars 2019');
    expect(left(detail.querySelector('.close')!), 'at the end of its line').to.be.below(
      left(detail.querySelector('[part~=name]')!),
    );
    expect(tooWide(element).slice(0, 5)).to.deep.equal([]);
  });
});

describe('a block of text on a page from right to left that says no language of it', () => {
  it('begins where its lines begin, in a card as in a directory and its cards', async () => {
    const page = { lang: 'fr', dir: 'rtl' };
    const sides = (element: Element, within = ''): string[] =>
      all(element, `${within} [part~=summary], ${within} [part~=description] p`).map((node) => {
        const { direction, textAlign } = getComputedStyle(node);
        return `${direction} ${textAlign}`;
      });
    const organization = { id: 'a', name: 'A', summary: 'Un réseau.', description: 'Une description.' };
    const feed = JSON.stringify({ orgfeed: '1.0', title: 'T', organizations: [organization] });
    const showIn = (tag: string) => show(`<${tag}><script type="application/json">${feed}</script></${tag}>`, page);
    const card = await showIn('org-card');
    expect(new Set(sides(card))).to.deep.equal(new Set(['ltr start']));
    const element = (await showIn('org-directory')) as unknown as OrgDirectory;
    expect(sides(element)).to.deep.equal(['ltr start']);
    await press(element, all(element, '[part~=name] button')[0]);
    await waitUntil(() => open(element), 'a card');
    expect(new Set(sides(element, '[part~=detail]'))).to.deep.equal(new Set(['ltr start']));
  });
});

describe('a table where there is little room', () => {
  it('says below the name what has no column', async () => {
    const element = await directory('layout="table" charts="years"', { lang: 'fr', style: 'inline-size: 320px' });
    await waitUntil(() => part(element, 'list').localName === 'table', 'a table');
    const [item] = parts(element, 'item');
    const below = [...item!.querySelectorAll('.second')];
    expect(below.every(seen)).to.be.true;
    expect(below.map(text)).to.deep.equal(['Association', 'Mise à jour 1 mars 2019']);
    expect(below.map(langOf), 'whatever the name is in').to.deep.equal(['fr', 'fr']);
    expect(text(all(element, '.second.founded')[0]!)).to.match(/^Constitution \d{4}$/);
    expect(tooWide(element).slice(0, 5)).to.deep.equal([]);
    await expect(element).to.be.accessible(axe);
    element.style.inlineSize = '60em';
    element.parentElement!.style.inlineSize = 'auto';
    await painted();
    expect(below.some(seen), 'where it has one').to.be.false;
  });

  it('keeps its columns in sight and their first lines level, however long the words in them are', async () => {
    const words = ['Bundesarbeitsgemeinschaft der Kinderschutz-Zentren', 'Donaudampfschifffahrt'.repeat(5)];
    const organizations = words.map((name, i) => ({ id: `o${i}`, name, type: 't', areas: ['CF'], founded: '1990' }));
    const types = { t: { label: { de: 'Nichtregierungsorganisation' } } };
    const feed = { types, organizations: organizations.map((one) => ({ ...one, updated: '2025-02-13' })) };
    const element = await directoryOf(feed, 'lang="fr" layout="table"');
    await waitUntil(() => part(element, 'list').localName === 'table' && parts(element, 'filter')[0], 'a table');
    for (const width of [320, 576, 620, 720, 900, 960, 1200]) {
      Object.assign(element.style, { inlineSize: `${width}px`, maxInlineSize: 'none' });
      await painted();
      expect(tooWide(element).slice(0, 3), `${width} px`).to.deep.equal([]);
      const [item] = parts(element, 'item');
      const tops = [...item!.querySelectorAll('.name button, td')].filter(seen).map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect().top;
      });
      for (const top of tops) expect(top, `first lines at ${width} px`).to.be.closeTo(tops[0]!, 2);
    }
  });
});

describe('an Arabic page', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));
  const page = { lang: 'ar', dir: 'rtl' };

  it('has a directory in English, which it does not speak, from right to left as the page, and Arabic names of countries', async () => {
    const element = await lookAt('charts="map years" layout="table"', page);
    expect(langOf(part(element, 'count'))).to.equal('en');
    expect(left(part(element, 'filters'))).to.be.above(left(part(element, 'list')));
    expect(fromLeft(part(element, 'count'))).to.equal('112 organisations');
    const [head] = all(element, 'thead th');
    expect(fromLeft(head!)).to.equal('Name ↑');
    const [item] = parts(element, 'item');
    const [name, country] = [...item!.children].map(left);
    expect(name!).to.be.above(country!);
    const inArabic = item!.querySelector('.country bdi')!;
    expect([langOf(inArabic), dirOf(inArabic)]).to.deep.equal(['ar', 'rtl']);
    expect(text(inArabic)).to.match(/\p{Script=Arabic}/u);
    await expect(element).to.be.accessible(axe);
  });

  it('opens a card that stands as the page and is read as English', async () => {
    const element = await lookAt('', page);
    await press(element, part(element, 'name').querySelector('a')!);
    await waitUntil(() => open(element) && has(element, 'phone'), 'a card');
    const detail = part(element, 'detail');
    expect(fromLeft(detail.querySelector('[part~=date]')!)).to.equal('Record updated on March 1 , 2019');
    expect(fromLeft(detail.querySelector('[part~=source] > span')!)).to.match(/^Source : /);
    expect(left(detail.querySelector('.close')!)).to.be.below(left(detail.querySelector('[part~=name]')!));
    expect(tooWide(element).slice(0, 5)).to.deep.equal([]);
  });
});

describe('arrow keys lead where they point', () => {
  for (const [key, dir] of [
    ['ArrowRight', 'ltr'],
    ['ArrowLeft', 'rtl'],
  ] as const)
    it(`among the bars of a directory (${dir})`, async () => {
      const element = await lookAt('charts="years"', { lang: 'fr', dir });
      const bars = all(element, '.bar');
      bars[0]!.focus();
      const before = left(bars[0]!);
      await sendKeys({ press: key });
      const active = element.shadowRoot!.activeElement!;
      expect(active).to.equal(bars[1]);
      expect(left(active) > before).to.equal(key === 'ArrowRight');
    });
});

describe('a directory on paper', () => {
  afterEach(function () {
    return orSkip(this, emulateMedia({ media: 'screen' }));
  });

  for (const layout of ['grid', 'table'])
    it(`is its list (${layout}), with nothing to press, and flows from page to page`, async function () {
      const element = await directory(`layout="${layout}" charts="map years"`);
      await press(element, button(element, 'Filtres'));
      await press(element, box(element, 'Association'));
      await orSkip(this, emulateMedia({ media: 'print' }));
      await painted();
      for (const name of ['search', 'filters', 'chips', 'letters', 'map', 'more', 'download'])
        for (const gone of parts(element, name)) expect(gone.checkVisibility(), name).to.be.false;
      expect(seen(part(element, 'count'))).to.be.true;
      expect(parts(element, 'name').every(seen)).to.be.true;
      expect(getComputedStyle(all(element, '.frame')[0]!).breakInside, 'longer than a page').to.equal('auto');
      for (const item of parts(element, 'item')) expect(getComputedStyle(item).breakInside).to.equal('avoid');
      if (layout === 'grid') return;
      expect(getComputedStyle(all(element, 'thead')[0]!).display).to.equal('table-header-group');
      for (const heading of all(element, 'thead th')) {
        expect(text(heading)).to.match(/^\p{L}/u);
        expect(seen(heading)).to.be.true;
        // Chromium repeats no box of a heading on the next page, only its text.
        for (const box of heading.querySelectorAll('button'))
          expect(getComputedStyle(box).display).to.equal('contents');
        for (const arrow of heading.querySelectorAll('.arrow')) expect(seen(arrow)).to.be.false;
      }
    });
});

describe('axe finds nothing in a directory', () => {
  afterEach(function () {
    return orSkip(
      this,
      emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' }),
    );
  });

  for (const [look, media] of Object.entries({
    'in dark': { colorScheme: 'dark' },
    'in forced colours': { forcedColors: 'active' },
    'with reduced motion': { reducedMotion: 'reduce' },
  } as const))
    it(look, async function () {
      await orSkip(this, emulateMedia(media));
      const style = look === 'in dark' ? 'color-scheme: dark; background: #111; color: #eee' : '';
      const element = await directory('charts="map years" detail="inline"', { lang: 'fr', style });
      await waitUntil(() => has(element, 'map'), 'pictures');
      await press(element, button(element, 'Filtres'));
      await press(element, box(element, 'Association'));
      await expect(element).to.be.accessible(axe);
      await press(element, part(element, 'name').querySelector('a')!);
      await waitUntil(() => open(element), 'a card');
      await expect(element).to.be.accessible(axe);
      element.layout = 'table';
      await waitUntil(() => part(element, 'list').localName === 'table', 'a table');
      await expect(element).to.be.accessible(axe);
      await type(element, 'xqzwvk');
      await waitUntil(() => button(element, 'Sans'), 'advice');
      await expect(element).to.be.accessible(axe);
    });
});

describe('the controls of a directory', () => {
  it('end where the list ends, whichever of them there are', async () => {
    await setViewport({ width: 900, height: 700 });
    for (const controls of ['search sort', 'search', 'sort']) {
      const element = await directory(`controls="${controls}"`);
      const right = (name: string) => part(element, name).getBoundingClientRect().right;
      expect(right(controls.endsWith('sort') ? 'sort' : 'input'), controls).to.be.closeTo(right('list'), 1);
    }
  });
});
