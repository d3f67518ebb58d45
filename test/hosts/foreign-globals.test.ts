/** Pages whose own scripts have put something of theirs in the place of what is the browser's, as old libraries do. */
import { expect, nextFrame } from '@open-wc/testing';
import { at, said, text } from '../elements/page.ts';
import { openPage, type Page } from './page.ts';
import { waitUntil } from '../waiting.ts';

const fallback = '<a href="https://plain.example/">Plain Help</a>';
const markup = `<org-card feed="${at('seed')}" org="missing-children-europe">${fallback}</org-card>
  <org-card><script type="application/json">{"id":"a","name":"Inline Help","tags":["boats","rescue"]}</script></org-card>
  <org-directory feed="${at('seed')}">${fallback}</org-directory>
  <org-card feed="${at('absent')}">${fallback}</org-card>
  <script type="module" src="/embed/org-cards.js" data-feed="${at('only-name')}" data-element="org-card"></script>`;

interface Noted {
  thrown: string[];
  told: string[];
  failed: EventTarget[];
}
/** Notes what is thrown, and what is told the owner of the page. */
const notes = `window.noted = { thrown: [], told: [], failed: [] };
  addEventListener('org-error', ({ target }) => noted.failed.push(target));
  addEventListener('error', ({ message }) => noted.thrown.push(message));
  addEventListener('unhandledrejection', ({ reason }) => noted.thrown.push(String(reason)));
  for (const level of ['warn', 'error']) console[level] = (...words) => noted.told.push(words.join(' '));`;

async function open(before: string, body = markup): Promise<[Page, HTMLElement[], Noted]> {
  const page = await openPage(`<head><script>${notes}${before}</script></head><body>${body}`);
  const cards = () => [...page.querySelectorAll<HTMLElement>('org-card, org-directory')];
  await waitUntil(
    () => cards().length > 1 && cards().every((card) => card.matches(':state(ready), :state(error)')),
    `elements after ${before}`,
  );
  await Promise.all(cards().map((card) => (card as unknown as { updateComplete: Promise<unknown> }).updateComplete));
  return [page, cards(), (page.defaultView as unknown as { noted: Noted }).noted];
}

const pages: Record<string, string> = {
  'a `Text` of its own': 'var Text = {};',
  'an `Element` and a `Node` of its own': 'var Element = function () {}; var Node = {};',
  'an `Event` of its own, as MooTools has': 'window.Event = function () {};',
  'an address in `URL`': 'var URL = "https://plain.example/";',
  'a `DocumentFragment` and a `performance` of its own': 'var DocumentFragment = {}; var performance = {};',
  'methods for all objects, as Sugar has': 'Object.prototype.all = Object.prototype.each = function () {};',
  'a value for all objects': 'Object.prototype.polluted = "yes";',
  'a value, a name and a method for all objects, arrays and texts':
    'Object.prototype.foo = Object.prototype.toField = () => 1; Object.prototype.size = Object.prototype.bar = 1; Array.prototype.baz = String.prototype.qux = "x";',
  'a way of its own to write arrays, as old Prototype has':
    'Array.prototype.toJSON = function () { return `[${[...this].join()}]` };',
  'frozen what all objects and errors share': 'Object.freeze(Object.prototype); Object.freeze(Error.prototype);',
  'nothing but a log for a console': 'window.console = { log() {} };',
  // It reads a copy of each answer, and does not expect that one ends early.
  'an eye on all answers':
    'const own = fetch; window.fetch = async (...all) => { const answer = await own(...all); void answer.clone().text(); return answer };',
};

describe('a page has', () => {
  for (const [what, before] of Object.entries(pages))
    it(`${what}: all is shown`, async () => {
      const [, cards, { thrown, told }] = await open(before);
      expect(
        cards.map(said).map((words) => /Missing Children Europe|Inline Help|could not|Plain Help/.exec(words)?.[0]),
      ).to.deep.equal(['Missing Children Europe', 'Inline Help', 'Missing Children Europe', 'could not', 'Plain Help']);
      expect(said(cards[1]!)).to.match(/boats\s*rescue/);
      expect(thrown).to.deep.equal([]);
      // Of the feed that is absent alone: what the page has given to every object is no fault of a feed.
      if (!what.includes('console')) expect(told.length, told.join('\n')).to.equal(1);
    });

  it('scripts in what it has given to every object: none of them becomes a link or a picture', async () => {
    const names = ['url', 'website', 'href', 'src', 'feed_url', 'org_url', 'next', 'link', 'tagHref'];
    for (const name of names) {
      const [page, cards, { thrown }] = await open(`Object.prototype.${name} = 'javascript:parent.ran = 1';`);
      expect(thrown).to.deep.equal([]);
      await waitUntil(() => cards[2]!.shadowRoot!.querySelector('[part~=item]'), `a list beside ${name}`);
      for (const root of cards.map(({ shadowRoot }) => shadowRoot!))
        for (const { outerHTML } of root.querySelectorAll('a, img')) expect(outerHTML).not.to.include('javascript:');
      page.defaultView.frameElement!.remove();
    }
  }).timeout(60_000);

  it('no shadow root that is open: all is shown, and a directory can be searched', async () => {
    const [page, cards, { thrown }] =
      await open(`const roots = (window.roots = new Map()), own = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        roots.set(this, own.call(this, { ...init, mode: 'closed' }));
        return roots.get(this);
      };`);
    const { roots } = page.defaultView as unknown as { roots: Map<Element, ShadowRoot> };
    const words = (card: Element) => text(roots.get(card)!);
    await waitUntil(() => cards.every((card) => /\w/.test(words(card))), 'cards');
    expect(cards.map((card) => card.matches(':state(ready)'))).to.deep.equal([true, true, true, false, true]);
    const directory = roots.get(cards[2]!)!;
    await waitUntil(() => directory.querySelector('input[type=search]'), 'a field');
    const input = directory.querySelector<HTMLInputElement>('input[type=search]')!;
    input.value = 'nowhere';
    input.dispatchEvent(new InputEvent('input'));
    await waitUntil(() => !directory.querySelector('[part~=item]'), 'nothing found');
    expect(thrown).to.deep.equal([]);
  });

  for (const [what, before] of Object.entries({
    'no shadow roots for anybody': 'Element.prototype.attachShadow = () => { throw new Error("no") };',
    'no elements defined by anybody': 'customElements.define = () => { throw new Error("no") };',
    'a `Map` of its own': 'function Map() { this.held = {} } Map.prototype.put = function () {};',
    'a `Set` of its own': 'function Set() { this.held = [] } Set.prototype.put = function () {};',
    'an `AbortController` of its own': 'function AbortController() {}',
    'an `Intl` of its own': 'var Intl = {};',
    'an `Error` and a `Symbol` of its own': 'var Error = {}, Symbol = {};',
    'no names for countries': 'delete Intl.DisplayNames;',
    'no `assign`': 'delete Object.assign;',
    'a `Promise` of its own': 'function Promise() {}',
    'a `Date` of its own': 'var Date = {};',
    'a `JSON` of its own': 'var JSON = {};',
    'a `setTimeout` of its own': 'var setTimeout = {};',
  }))
    it(`${what}: the children stay, and it is told once why`, async () => {
      const page = await openPage(`<head><script>${notes}${before}</script></head><body>${markup}`);
      const { noted } = page.defaultView as unknown as { noted: Noted };
      const all = () => [...page.querySelectorAll('org-card, org-directory')];
      const isDone = (element: Element) => !element.matches(':defined') || noted.failed.includes(element);
      await waitUntil(() => all().length > 3 && all().every(isDone) && noted.told[0], 'an end with each');
      await nextFrame();
      for (const link of page.links) expect(link.checkVisibility(), link.parentElement!.outerHTML).to.be.true;
      expect(noted.thrown).to.deep.equal([]);
      const why = noted.told.filter((words) => !words.includes('http 404'));
      expect(why.length, why.join('\n')).to.equal(1);
    });

  it('forms called as what a document has, and no language: all is shown', async () => {
    const forms = ['host', 'nodeType', 'readyState', 'documentElement', 'baseURI', 'activeElement'];
    const inputs = ['parentNode', 'matches', 'closest', 'getAttribute', 'querySelectorAll', 'append', 'after'];
    const named = inputs.map((name) => `<input name="${name}" aria-label="${name}">`).join('');
    const body = `${forms.map((name) => `<form name="${name}">${named}</form>`).join('')}<form>${named}${markup}</form>`;
    const [, cards, { thrown }] = await open(`document.querySelector('html').removeAttribute('lang');`, body);
    expect(cards.slice(0, 4).map((card) => card.matches(':state(ready)'))).to.deep.equal([true, true, true, false]);
    expect(thrown).to.deep.equal([]);
  });

  it('images called as what makes nodes: an element without children says that there is nothing, too', async () => {
    const images = ['createTextNode', 'createDocumentFragment'].map((name) => `<img name="${name}" alt="">`);
    const [, cards, { thrown }] = await open('', images.join('') + markup);
    for (const card of cards) expect(card.getBoundingClientRect().height, card.outerHTML).to.be.above(5);
    expect(cards[1]!.shadowRoot!.textContent).to.match(/format/);
    expect(thrown).to.deep.equal([]);
  });

  it('an image called `createElement`: its children stay, and it is told once why', async () => {
    const card = `<org-card feed="${at('seed')}" org="oijj">${fallback}</org-card>`;
    const script = '<script type="module" src="/embed/org-cards.js"></script>';
    const [page, , { thrown, told }] = await open('', `<img name="createElement" alt="">${card}${card}${script}`);
    const links = [...page.links];
    await waitUntil(() => links.every((link) => link.checkVisibility()), 'the children');
    expect(links.length).to.equal(2);
    expect(thrown).to.deep.equal([]);
    expect(told.length, told.join('\n')).to.equal(1);
    expect(told[0]).to.match(/createElement is not a function.*\nAnother script on the page/);
  });
});
