/**
 * The pages of demo/hosts/, whose style sheets know nothing of the cards on them. What a card takes from its page is
 * its place, font, colours and direction; given those it must be the same card, to the last computed style, as on a
 * page with no style sheet at all.
 */
import { expect, fixture, nextFrame } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import { all, emulateMedia, orSkip, text } from '../elements/page.ts';
import { waitUntil } from '../waiting.ts';

const TAGS = 'org-card, org-tags, org-contact, org-directory';
const onPage = ({ body }: Document) => [...body.querySelectorAll<HTMLElement>(TAGS)];
const frameOf = (element: Element) => all(element, '.frame')[0]!;
const styleOf = (element: Element) => getComputedStyle(frameOf(element));

/** Opens a page, and waits until its cards are there. */
async function open(name: string): Promise<Document> {
  const frame = await fixture<HTMLIFrameElement>(
    `<iframe title="${name}" style="border: 0; inline-size: 900px; block-size: 700px"></iframe>`,
  );
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.src = `/demo/hosts/${name}.html`;
  await loaded;
  const page = frame.contentDocument!;
  for (const { sheet, href } of page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    expect(sheet?.cssRules.length, href).to.be.greaterThan(0);
  await ready(page);
  return page;
}

/** Filters, letters and charts come a moment after the list. */
function isWhole(element: HTMLElement): boolean {
  const charts = (element.getAttribute('charts') ?? '').split(' ').filter(Boolean);
  const wanted: string[] = charts.map((chart) => (chart === 'map' ? '.world' : '.bars'));
  if (element.localName === 'org-directory' && !element.hasAttribute('controls'))
    wanted.push('[part=letters]', '[part~=filters] input');
  return wanted.every((selector) => all(element, selector)[0]);
}

async function ready(page: Document): Promise<void> {
  await waitUntil(
    () =>
      onPage(page).every(
        (element) =>
          element.matches(':state(ready), :state(error)') &&
          element.shadowRoot!.querySelector('.frame') &&
          isWhole(element),
      ),
    `every card of ${page.title} (the page needs the built script)`,
  );
  await Promise.all(onPage(page).map((element) => (element as OrgCard).updateComplete));
  // Whether a card is drawn only when it comes near the screen is a matter of timing.
  for (const element of onPage(page)) frameOf(element).classList.remove('far');
  await nextFrame();
}

/** What a card may take from its page. */
const taken = ['font-family', 'font-size', 'color', 'color-scheme', 'direction', 'visibility', 'pointer-events'];
taken.push('-webkit-font-smoothing', '-webkit-text-size-adjust', 'text-size-adjust');

/** The same card on a bare page that is as wide and has the same font, colours and direction. */
function twin(element: HTMLElement, bare: Document): HTMLElement {
  const place = bare.createElement('div');
  const style = getComputedStyle(element);
  for (const name of taken) place.style.setProperty(name, style.getPropertyValue(name));
  // To the fraction, which `offsetWidth` does not give.
  place.style.inlineSize = getComputedStyle(frameOf(element)).inlineSize;
  place.lang = element.closest<HTMLElement>('[lang]')!.lang;
  if (element.matches(':dir(rtl)')) place.dir = 'rtl';
  const copy = bare.importNode(element, true);
  place.append(copy);
  bare.body.append(place);
  return copy;
}

/** What is seen of a card: every element with its place in the card, and everything computed of it. */
function lookOf(element: HTMLElement): [name: string, styles: Record<string, string>][] {
  const frame = frameOf(element);
  const { left, top } = frame.getBoundingClientRect();
  return [frame, ...frame.querySelectorAll('*')].map((node) => {
    const computed = getComputedStyle(node);
    const names = [...computed].filter((name) => !name.startsWith('--'));
    const styles = Object.fromEntries(names.map((name) => [name, computed.getPropertyValue(name)]));
    const box = node.getBoundingClientRect();
    // What has no box of its own (a slot) is nowhere.
    if (box.width) Object.assign(styles, { 'place x': `${box.left - left}px`, 'place y': `${box.top - top}px` });
    return [`${node.localName}.${node.getAttribute('class') ?? ''} “${text(node).slice(0, 20)}”`, styles];
  });
}

/** Lengths may differ by what rounding to the screen makes of them. */
function differs(one: string, other: string | undefined, rounding: number): boolean {
  if (one === other) return false;
  const LENGTH = /-?\d*\.?\d+(?:e-\d+)?px/g;
  const [words, others] = [one, other ?? ''].map((value) => value.replace(LENGTH, '#'));
  const [lengths, otherLengths] = [one, other ?? ''].map((value) => (value.match(LENGTH) ?? []).map(parseFloat));
  return words !== others || lengths!.some((length, i) => Math.abs(length - otherLengths![i]!) > rounding);
}

/** Rows off the screen have the size that the browser expects of them: which are there differs from page to page. */
function showRows({ shadowRoot, ownerDocument }: HTMLElement): void {
  const sheet = new (ownerDocument.defaultView as unknown as typeof globalThis).CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  shadowRoot!.adoptedStyleSheets.push(sheet);
}

/** @param rounding pixels that a length may differ by; where they are many, places are not compared */
async function expectItself(page: Document, rounding = 1): Promise<void> {
  const bare = await open('bare');
  const elements = onPage(page);
  expect(elements).not.to.be.empty;
  const twins = elements.map((element) => twin(element, bare));
  await ready(bare);
  for (const element of [...elements, ...twins]) if (element.localName === 'org-directory') showRows(element);
  for (const [i, element] of elements.entries()) {
    const [look, other] = [lookOf(element), lookOf(twins[i]!)];
    expect(look.map(([name]) => name)).to.deep.equal(other.map(([name]) => name));
    const differences = look.flatMap(([name, styles], j) =>
      Object.entries(styles)
        .filter(([property]) => rounding === 1 || !property.startsWith('place'))
        .filter(([property, value]) => differs(value, other[j]![1][property], rounding))
        .map(([property, value]) => `${name} ${property}: ${value}; on a bare page ${other[j]![1][property]}`),
    );
    expect(
      differences.slice(0, 12).join('\n'),
      `${element.localName} ${element.getAttribute('layout') ?? ''}`,
    ).to.equal('');
  }
}

/** Nothing reaches out of the card, and the card not out of its place. */
function expectInside(page: Document): void {
  for (const element of onPage(page)) {
    let place = element.parentElement!;
    // To WebKit what is inline has no place of its own where all that is in it is a block.
    while (getComputedStyle(place).display === 'inline') place = place.parentElement!;
    const { left, right } = place.getBoundingClientRect();
    for (const node of all(element, '.frame *:not(.unseen, .unseen *)')) {
      const box = node.getBoundingClientRect();
      if (!box.width) continue;
      expect(box.left, `${node.className} ${text(node)}`).to.be.at.least(left - 1);
      expect(box.right, `${node.className} ${text(node)}`).to.be.at.most(right + 1);
    }
  }
}

interface Axe {
  run(context: Element[], options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

async function expectAccessible(page: Document): Promise<void> {
  const script = page.createElement('script');
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  script.src = '/node_modules/axe-core/axe.min.js';
  page.head.append(script);
  await loaded;
  const { axe } = page.defaultView as unknown as { axe: Axe };
  const { violations } = await axe.run(onPage(page), { resultTypes: ['violations'] });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
  ).to.deep.equal([]);
}

describe('a card stays itself', () => {
  const pages = [
    'resets',
    'unset',
    'type-size',
    'type-case',
    'type-fill',
    'element-rules',
    'right-to-left',
    'direction',
  ];
  const places = ['parents', 'narrow', 'dark', 'dark-unsaid', 'bootstrap', 'tailwind', 'wordpress', 'ghost'];
  for (const name of [...pages, ...places])
    it(`on the page “${name}”`, async () => {
      const page = await open(name);
      await expectItself(page);
      expectInside(page);
      await expectAccessible(page);
      // A map has hundreds of shapes to compare.
    });

  it('on a page that is zoomed and turned', async () => {
    const page = await open('zoomed');
    await expectItself(page, 10);
    await expectAccessible(page);
  });

  it('on a page without a doctype, but for the height of some lines', async () => {
    const page = await open('quirks');
    expect(page.compatMode).to.equal('BackCompat');
    // And what has no text of its own makes no line there, so that some are lower.
    await expectItself(page, 20);
    const table = all(onPage(page).at(-1)!, 'table')[0]!;
    for (const name of ['color', 'fontSize', 'lineHeight'] as const)
      expect(getComputedStyle(table)[name], name).to.equal(styleOf(onPage(page).at(-1)!)[name]);
  });

  it('on a page of vertical lines: its own are horizontal', async () => {
    const page = await open('vertical');
    expect(getComputedStyle(page.body).writingMode).to.equal('vertical-rl');
    for (const element of onPage(page)) {
      const { width, height } = frameOf(element).getBoundingClientRect();
      expect([styleOf(element).writingMode, styleOf(element).textOrientation]).to.deep.equal([
        'horizontal-tb',
        'mixed',
      ]);
      expect(width, 'no thin strip').to.be.greaterThan(300);
      expect(height, 'within the page').to.be.at.most(700);
    }
  });

  it('in a box that scrolls: nothing reaches out of it', async () => {
    const page = await open('scroller');
    const { scrollHeight, clientHeight } = page.documentElement;
    expect(scrollHeight).to.equal(clientHeight);
    expect(page.querySelector('.scroller')!.scrollHeight).to.be.greaterThan(600);
  });

  it('where nobody can see it yet, and is there when somebody can', async () => {
    const page = await open('hidden');
    for (const element of onPage(page)) {
      const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      expect(seen && frameOf(element).checkVisibility({ visibilityProperty: true }), element.parentElement!.className)
        .to.be.false;
    }
    expect(styleOf(page.querySelector('.faint > org-card')!).pointerEvents, 'it takes no click').to.equal('none');
    page.querySelector('main')!.classList.add('shown');
    page.querySelector('details')!.open = true;
    await expectItself(page);
  });

  it('and goes where the page says that it shall not be seen', async () => {
    const page = await open('bare');
    const style = page.createElement('style');
    style.textContent = 'org-card { display: none !important }';
    page.head.append(style);
    expect(page.querySelector('org-card')!.checkVisibility()).to.be.false;
  });
});

describe('a card follows its page', () => {
  const colours = async (name: string) => {
    const page = await open(name);
    const [full, , line] = onPage(page);
    const [card] = all(full!, '[part=card]');
    return {
      page: getComputedStyle(page.body).color,
      ground: getComputedStyle(card!).backgroundColor,
      text: getComputedStyle(card!).color,
      line: styleOf(line!).color,
    };
  };

  it('in font and size: measures grow with the text around, not with the root', async () => {
    const page = await open('type-size');
    const [full] = onPage(page);
    expect(styleOf(full!).fontFamily).to.match(/^Georgia/);
    expect(styleOf(full!).fontSize).to.equal('16px');
    expect(getComputedStyle(all(full!, '[part=name]')[0]!).fontSize).to.equal('22px');
    full!.style.fontSize = '32px';
    expect(getComputedStyle(all(full!, '[part=name]')[0]!).fontSize).to.equal('44px');
  });

  it('in its colour scheme, where it names one', async () => {
    const [bare, dark] = [await colours('bare'), await colours('dark')];
    expect(bare.ground).to.equal('rgb(255, 255, 255)');
    expect(dark.ground).not.to.equal(bare.ground);
    expect(dark.text).not.to.equal(bare.text);
    expect(dark.line).to.equal(dark.page);
  });

  it('in the colour of its text where it has no ground of its own, named or not', async () => {
    const [bare, dark] = [await colours('bare'), await colours('dark-unsaid')];
    expect(dark.ground, 'a page that says nothing gets light cards').to.equal(bare.ground);
    expect(dark.line).to.equal(dark.page);
    expect(dark.line).not.to.equal(bare.line);
  });

  it('in its direction', async () => {
    const page = await open('direction');
    for (const element of onPage(page)) expect(styleOf(element).direction).to.equal('rtl');
    // With the space between them, also where the name is from left to right.
    const [name, acronym] = ['[part=name] > a', '[part=acronym]'].map((one) => all(onPage(page)[0]!, one)[0]!);
    expect(name!.getBoundingClientRect().left - acronym!.getBoundingClientRect().right).to.be.greaterThan(2);
  });

  it('but not in a language that it has no words in: it says which one it speaks', async () => {
    const [full] = onPage(await open('right-to-left'));
    expect([frameOf(full!).lang, styleOf(full!).direction]).to.deep.equal(['en', 'ltr']);
  });

  it('in forced colours', async function () {
    await orSkip(this, emulateMedia({ forcedColors: 'active' }));
    try {
      await expectItself(await open('element-rules'));
      for (const name of ['element-rules', 'bootstrap']) await expectAccessible(await open(name));
      // Here axe takes the page's own colour for what is seen.
      const page = await open('dark-unsaid');
      const inks = onPage(page).flatMap((element) => all(element, 'path').map((path) => getComputedStyle(path).stroke));
      expect(new Set(inks)).to.deep.equal(new Set([getComputedStyle(frameOf(onPage(page)[4]!)).color]));
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });
});
