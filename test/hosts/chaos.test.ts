/** A page that does as it likes with elements that are at work: whatever it was, in the end each is well. */
import { expect } from '@open-wc/testing';
import { all, at, read, text } from '../elements/page.ts';
import { addresses, keys, naughty, texts } from './corpora.ts';
import { openPage, type Page } from './page.ts';
import { waitUntil } from '../waiting.ts';
import * as fc from '../seeded.ts';

type Element_ = HTMLElement & {
  data?: unknown;
  organization?: unknown;
  reload(): void;
  updateComplete: Promise<unknown>;
};
const TAGS = ['org-card', 'org-tags', 'org-contact', 'org-directory'];
const ATTRIBUTES =
  'feed org lang dir loading layout limit heading-level tag-href logos extras charts page-size sort detail controls type ' +
  'tag country url-state referrerpolicy debug id class slot hidden';
const junk = [...texts, ...keys, ...addresses, ...naughty].filter(({ length }) => length < 300);
const good = [
  'full',
  'compact',
  'line',
  'grid',
  'list',
  'table',
  'lazy',
  'click',
  'eager',
  'inline',
  'dialog',
  'page',
  'hash',
  'fr',
];
const wise = [
  'map years',
  'links notices',
  'none',
  'show',
  'search',
  '1',
  '-1',
  '0',
  'BE',
  '150',
  '-name',
  'founded',
  'ar',
  '',
];

let page: Page;
const happened: string[] = [];
let boxes: Element[];
let other: Document;
beforeEach(async () => {
  page = await openPage(
    `<body><div lang="en"></div><div hidden></div><a href="#"><span></span></a><dialog></dialog><iframe title="Other" srcdoc="<body>"></iframe>
    <script type="module" src="/embed/org-cards.js"></script>`,
  );
  const { defaultView } = page;
  await defaultView.customElements.whenDefined('org-card');
  defaultView.addEventListener('error', ({ message }) => happened.push(message));
  defaultView.addEventListener('unhandledrejection', ({ reason }) =>
    happened.push(String((reason as Error)?.stack ?? reason)),
  );
  other = page.querySelector('iframe')!.contentDocument!;
  boxes = [...page.querySelectorAll('div, span, dialog'), other.body];
});

const value = fc.oneof(fc.constantFrom(...good, ...wise), fc.constantFrom(...junk), fc.string({ unit: 'binary' }));
const which = fc.nat(30);
const name = fc.constantFrom(...ATTRIBUTES.split(' '));
const thing = fc.oneof(fc.anything(), fc.jsonValue(), fc.constantFrom('seed'));
/** What a page can do to one of the elements. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('set' as const), which, name, value }),
  fc.record({
    do: fc.constant('feed' as const),
    which,
    value: fc.constantFrom(at('seed'), at('only-name'), at('absent'), '/feeds/serve?drop=1'),
  }),
  fc.record({ do: fc.constant('unset' as const), which, name }),
  fc.record({ do: fc.constant('move' as const), which, to: which }),
  fc.record({
    do: fc.constantFrom('take' as const, 'clone' as const, 'reload' as const, 'rewrite' as const, 'empty' as const),
    which,
  }),
  fc.record({
    do: fc.constant('give' as const),
    which,
    name: fc.constantFrom('data' as const, 'organization' as const),
    thing,
  }),
  fc.record({
    do: fc.constant('child' as const),
    which,
    value,
    type: fc.constantFrom('application/json', 'application/ld+json', 'text/plain'),
  }),
  fc.record({ do: fc.constantFrom('wait' as const, 'breathe' as const) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const tick = () => new Promise((done) => page.defaultView.setTimeout(done));

async function act(elements: Element_[], deed: Deed, seed: object): Promise<void> {
  if (!('which' in deed)) return void (await (deed.do === 'breathe' || tick()));
  const at = deed.which % elements.length;
  const element = elements[at]!;
  const box = boxes[('to' in deed ? deed.to : deed.which) % boxes.length]!;
  if (deed.do === 'set') element.setAttribute(deed.name, deed.value);
  else if (deed.do === 'feed') element.setAttribute('feed', deed.value);
  else if (deed.do === 'unset') element.removeAttribute(deed.name);
  else if (deed.do === 'move') box.append(element);
  else if (deed.do === 'take') element.remove();
  else if (deed.do === 'reload') element.reload();
  else if (deed.do === 'empty') element.replaceChildren();
  else if (deed.do === 'give') element[deed.name] = deed.thing === 'seed' ? seed : deed.thing;
  else if (deed.do === 'child') {
    const script = Object.assign(page.createElement('script'), { type: deed.type, text: deed.value });
    element.append(script);
  } else if (deed.do === 'clone') {
    const copy = element.cloneNode(true) as Element_;
    box.append(copy);
    elements[at] = copy;
  } else {
    const { parentElement: parent } = element;
    // In the other document nothing is defined.
    if (!parent || parent.ownerDocument === other) return;
    const place = [...parent.children].indexOf(element);
    const before = new Set(elements);
    parent.innerHTML = parent.innerHTML; // oxlint-disable-line no-self-assign -- what editors do
    for (const [i, old] of elements.entries())
      if (before.has(old) && !old.isConnected && i === at) elements[i] = parent.children[place] as Element_;
  }
}

describe('a page that does as it likes', () => {
  it('has elements that are well in the end, with one event each, whatever it did', async () => {
    const seed = await read('seed');
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
        const elements = TAGS.map((tag) => page.createElement(tag) as Element_);
        boxes[0]!.append(...elements);
        for (const deed of deeds) await act(elements, deed, seed);
        // And then the page comes to its senses.
        for (const element of elements) {
          for (const name of element.getAttributeNames()) element.removeAttribute(name);
          element.replaceChildren();
          element.data = element.organization = undefined;
          element.setAttribute('org', element.localName === 'org-directory' ? '' : 'missing-children-europe');
          boxes[0]!.append(element);
        }
        await tick();
        await Promise.all(elements.map(({ updateComplete }) => updateComplete));
        const heard = new Map<EventTarget, string[]>(elements.map((element) => [element, []]));
        const listen = ({ type, target }: Event) => heard.get(target!)?.push(type);
        for (const type of ['org-load', 'org-error']) page.addEventListener(type, listen);
        for (const element of elements) element.setAttribute('feed', at('seed'));
        const done = () =>
          elements.every((element) => element.matches(':state(ready)') && heard.get(element)!.length > 0);
        const tell = () => elements.map((element) => `${element.outerHTML} ${heard.get(element)}`).join();
        await waitUntil(done, '').catch(() => expect.fail(tell()));
        await tick();
        for (const type of ['org-load', 'org-error']) page.removeEventListener(type, listen);
        for (const element of elements) {
          expect(heard.get(element), element.localName).to.deep.equal(['org-load']);
          expect(text(element.shadowRoot!)).to.match(/\p{L}/u);
          expect(all(element, '.frame')).to.have.length(1);
        }
        for (const box of boxes) box.replaceChildren();
        expect(happened.splice(0).join('\n')).to.equal('');
      }),
      { numRuns: 60, includeErrorInReport: true },
    );
  });

  for (const when of ['before it is shown', 'afterwards'])
    it(`may move one into a frame ${when}, and back: it keeps its look`, async () => {
      for (const tag of ['org-card', 'org-directory']) {
        const attributes = {
          feed: at('seed'),
          org: tag === 'org-card' ? 'missing-children-europe' : '',
          layout: 'compact',
        };
        const one = Object.assign(page.createElement(tag), { lang: 'en' }) as Element_;
        for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
        const isShown = () =>
          one.matches(':state(ready)') && all(one, 'h3')[0] && one.shadowRoot!.adoptedStyleSheets[0];
        const look = () =>
          all(one, '.frame, .frame > div, h3, h3 + *').map((node) => {
            const { fontWeight, fontSize, color, display, padding, margin, contain, overflowWrap } =
              getComputedStyle(node);
            return { fontWeight, fontSize, color, display, padding, margin, contain, overflowWrap };
          });
        if (when === 'afterwards') {
          boxes[0]!.append(one);
          await waitUntil(isShown, `${tag} on the page`);
        }
        other.body.append(one);
        await waitUntil(isShown, `${tag} in the frame`);
        const there = look();
        boxes[0]!.append(one);
        await waitUntil(isShown, `${tag} back`);
        expect(there).to.deep.equal(look());
        one.remove();
      }
      expect(happened.splice(0).join('\n')).to.equal('');
    });

  it('may write itself piece by piece, with a tag cut in two', async () => {
    const frame = page.createElement('iframe');
    page.body.append(frame);
    const document = frame.contentDocument!;
    const thrown: string[] = [];
    document.open();
    document.defaultView!.addEventListener('error', ({ message }) => thrown.push(message));
    const markup = `<!doctype html><html lang="en"><script type="module" src="/embed/org-cards.js"></${''}script>
      <org-card feed="${at('seed')}" org="missing-children-europe"><a href="#">The old way</a></org-card>
      <org-card><script type="application/json">{"id":"a","name":"Written"}</${''}script></org-card>
      <script type="module" src="/embed/org-cards.js" data-feed="${at('only-name')}" data-org="plain"></${''}script>`;
    for (const piece of markup.match(/.{1,30}/gs)!) {
      document.write(piece);
      await tick();
    }
    const cards = () =>
      [...document.querySelectorAll('org-card:state(ready)')].map(({ shadowRoot }) => text(shadowRoot!));
    document.close();
    await waitUntil(() => cards().length === 3 && cards().every(Boolean), 'three cards');
    expect(cards()[1]).to.contain('Written');
    expect(thrown).to.deep.equal([]);
    frame.remove();
  });
});
