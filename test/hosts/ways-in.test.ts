/** How elements come to a page: script tags alone, links that become cards, and elements that are added later. */
import { expect, nextFrame } from '@open-wc/testing';
import { at, elsewhere, part, said } from '../elements/page.ts';
import { find, openPage, ready, requested, type Page } from './page.ts';
import { waitUntil } from '../waiting.ts';

const SRC = '/embed/org-cards.js';
const script = (attributes = '', src = SRC) => `<script type="module" src="${src}" ${attributes}></script>`;
const seed = `data-feed="${at('seed')}" data-org="missing-children-europe"`;
const page = (name = 'harbour') => new URL(`/feeds/${name}/`, location.href).href;
const link = (attributes: string, text = 'Harbour Help') => `<a ${attributes}>${text}</a>`;
const cards = (document: ParentNode) => [...document.querySelectorAll('org-card')];
/** Until whatever watches the page has had its turn. */
const settled = async (document: Page) => {
  await nextFrame();
  await new Promise((resolve) => document.defaultView.setTimeout(resolve));
  await nextFrame();
};

for (const file of [SRC, '/embed/org-cards.all.js'])
  describe(`one script tag alone: ${file}`, () => {
    it('puts the card right behind itself, with its attributes', async () => {
      const host = await openPage(`<p id="a">A</p>${script(`${seed} data-layout="compact"`, file)}<p>B</p>`);
      const card = await ready(host);
      expect(card.previousElementSibling!.localName).to.equal('script');
      expect(card.nextElementSibling!.textContent).to.equal('B');
      expect(card.getAttribute('layout')).to.equal('compact');
      expect(card.getAttributeNames()).to.have.members(['feed', 'org', 'layout']);
      expect(part(card, 'name').textContent).to.contain('Missing Children Europe');
    });

    it('names any of the elements, and the directory where it names none', async () => {
      const host = await openPage(
        script(`${seed} data-element="org-tags"`, file) +
          script(`${seed} data-element="ORG-Contact"`, file) +
          script(`data-feed="${at('seed')}"`, file) +
          script(`${seed} data-element="iframe"`, file),
      );
      await ready(host, 'org-tags');
      const names = [...host.body.children].map(({ localName }) => localName).filter((name) => name !== 'script');
      expect(names).to.deep.equal(['org-tags', 'org-contact', 'org-directory', 'org-card']);
    });

    it('in the head means the end of the body, where the page has one', async () => {
      const host = await openPage(`<head>${script(`${seed} async`, file)}</head><body><p>A</p><p>B</p></body>`);
      await ready(host);
      expect(host.body.lastElementChild!.localName).to.equal('org-card');
    });

    it('puts it where a selector says, also when that comes later; a selector that is none is told once', async () => {
      const host = await openPage(
        `<aside id="here"><p>A</p></aside>${script(`${seed} data-target="#here"`, file)}` +
          `${script(`${seed} data-target="#later"`, file)}${script(`${seed} data-target="]["`, file)}`,
      );
      await ready(host);
      expect(host.querySelector('#here')!.lastElementChild!.localName).to.equal('org-card');
      const later = host.createElement('div');
      later.id = 'later';
      host.body.append(later);
      await ready(later);
      expect(cards(host).length).to.equal(2);
    });

    it('is served once, however often the script is there, and also when it is added later', async () => {
      const host = await openPage(script(seed, file) + script(seed, '/embed/org-cards.all.js') + script(seed, SRC));
      await waitUntil(() => cards(host).length === 3);
      const late = host.createElement('script');
      Object.assign(late, { type: 'module', src: file });
      Object.assign(late.dataset, { feed: at('seed'), org: 'missing-children-europe' });
      host.body.append(late);
      await waitUntil(() => late.nextElementSibling?.localName === 'org-card');
      host.body.append(late.nextElementSibling!, late);
      await settled(host);
      expect(cards(host).length).to.equal(4);
      // The browser notes it down a moment after it is there.
      await waitUntil(() => requested(host).includes(at('seed')), 'the feed');
      expect(requested(host).filter((path) => path === at('seed')).length).to.equal(1);
    });
  });

describe('a script tag alone', () => {
  it('takes nothing from a tag of somebody else, and makes no attribute that runs', async () => {
    const host = await openPage(
      `<script src="/demo/none.js" data-feed="1"></script>${script(`${seed} data-onclick="alert(1)" data-id="mine"`)}`,
    );
    const card = await ready(host);
    expect(cards(host).length).to.equal(1);
    expect(card.getAttributeNames()).to.not.include('onclick');
    expect(card.id).to.equal('mine');
  });
});

describe('a script tag that waits for consent, as `text/plain`', () => {
  it('does nothing beside another one before it is put in anew', async () => {
    const waiting = script(seed).replace('module', 'text/plain');
    const host = await openPage(`${script(`data-feed="${at('only-name')}" data-element="org-card"`)}<p>${waiting}</p>`);
    await ready(host);
    await settled(host);
    expect(cards(host).length).to.equal(1);
    expect(requested(host)).not.to.include(at('seed'));
    const tag = host.querySelector('p script')!;
    const given = host.createElement('script');
    for (const { name, value } of tag.attributes) given.setAttribute(name, name === 'type' ? 'module' : value);
    tag.replaceWith(given);
    await ready(host.querySelector('p')!);
    expect(cards(host).length).to.equal(2);
  });
});

describe('a page whose own names hide those of the browser', () => {
  it('shows its cards beside an image named baseURI', async () => {
    const host = await openPage(`<img name="baseURI" alt="" />${script(seed)}`);
    expect(part(await ready(host), 'name').textContent).to.contain('Missing Children Europe');
  });

  it('has what comes later served beside a form with fields of those names', async () => {
    const host = await openPage(script());
    const form = host.createElement('form');
    for (const name of ['matches', 'querySelectorAll', 'closest'])
      form.append(Object.assign(host.createElement('input'), { name }));
    const late = Object.assign(host.createElement('a'), {
      href: page(),
      className: 'org-card',
      textContent: 'Harbour',
    });
    host.body.append(form, late);
    expect(part(await ready(host), 'name').textContent).to.equal('Harbour Help');
  });
});

describe('a link that becomes a card', () => {
  const ways = {
    class: (href: string) => `class="org-card" href="${href}"`,
    'data attribute': (href: string) => `data-org-card href="${href}"`,
    fragment: (href: string) => `href="${href}#org-card"`,
  };
  for (const [name, attributes] of Object.entries(ways))
    it(`by ${name}`, async () => {
      const host = await openPage(`${script()}<p>${link(attributes(page()))}</p>`);
      const card = await ready(host);
      expect(part(card, 'name').textContent).to.equal('Harbour Help');
      expect(card.firstElementChild!.localName).to.equal('a');
      expect(card.getAttribute('layout')).to.equal(null);
      const feeds = () => requested(host).filter((path) => path.endsWith('.json'));
      // The browser notes it down a moment after it is there.
      await waitUntil(() => feeds()[0], 'the feed');
      expect(feeds()).to.deep.equal(['/feeds/harbour/feed.json']);
    });

  it('finds the feed beside the page, however its address is written', async () => {
    const folder = page().slice(0, -1);
    const addresses = ['', '/', '/index.html', '?a=b', '/?a=b', '/index.html?utm=1'];
    const links = addresses.map((end) => `<div>${link(`href="${folder}${end}#org-card"`)}</div>`);
    const host = await openPage(script() + links.join(''));
    await waitUntil(() => host.querySelectorAll('org-card:state(ready)').length === links.length);
    expect(new Set(cards(host).map((card) => card.getAttribute('feed')))).to.deep.equal(
      new Set([`${folder}/feed.json`]),
    );
  });

  it('takes the attributes of a card from the link, never another feed', async () => {
    const own = `data-layout="compact" data-heading-level="2" data-feed="/feeds/seed.json" data-onclick="1"`;
    const host = await openPage(`${script()}${link(`class="org-card" ${own} href="${page()}"`)}`);
    const card = await ready(host);
    expect(card.getAttributeNames()).to.have.members(['feed', 'layout', 'heading-level']);
    expect(part(card, 'name').localName).to.equal('h2');
  });

  it('in a sentence is a line of it, in a heading too, and small in a list', async () => {
    const marked = link(`href="${page()}#org-card"`);
    const host = await openPage(
      `${script()}<p id="a">Ask <b>${marked}</b> for help.</p><h2>${marked}</h2><ul><li>${marked}</li></ul>
       <div>Words<p>${marked}</p>words</div><div>${marked}<br>words</div>`,
    );
    await waitUntil(() => host.querySelectorAll('org-card:state(ready)').length === 5);
    expect(cards(host).map((card) => card.getAttribute('layout'))).to.deep.equal([
      'line',
      'line',
      'compact',
      null,
      null,
    ]);
    const [card] = cards(host) as HTMLElement[];
    const line = part(card!, 'name').getBoundingClientRect();
    const range = host.createRange();
    range.selectNodeContents(host.querySelector('#a')!.firstChild!);
    const before = range.getBoundingClientRect();
    expect(line.top).to.be.lessThan(before.bottom);
    expect(line.left).to.be.at.least(before.right - 1);
  });

  it('stays a link where there is no feed, in its card', async () => {
    const host = await openPage(`${script()}<p>${link('class="org-card" href="/feeds/none/"')}</p>`);
    const card = await find(host, 'org-card:state(error)');
    const { width } = card.querySelector('a')!.getBoundingClientRect();
    expect(width).to.be.greaterThan(10);
  });

  it('leads to the origin of the script or to one that its tag names; all others stay links', async () => {
    const other = await elsewhere();
    const evil = link(`class="org-card" href="${other}/feeds/harbour/"`);
    const mine = link(`class="org-card" href="${page()}"`);
    const kept = await openPage(
      `${script('data-upgrade="https://else.example nonsense"')}<div>${evil}</div><div>${mine}</div>
       <div>${link('class="org-card" href="javascript:alert(1)"')}</div><div>${link('class="org-card"')}</div>
       <div>${link('href="#org-card"')}</div><div contenteditable>${mine}</div>
       <org-card feed="${at('only-name')}">${mine}</org-card>`,
    );
    await waitUntil(() => kept.querySelectorAll('org-card:state(ready)').length === 2);
    await settled(kept);
    expect(cards(kept).length).to.equal(2);
    expect(kept.querySelector('div > a')!.getAttribute('href')).to.contain(other);

    const named = await openPage(`${script(`data-upgrade="https://else.example/ ${other}/page"`)}<p>${evil}</p>`);
    expect(said(await ready(named))).to.contain('Harbour Help');
  });

  it('is taken when it comes later, alone or within something, and one script leaves what another has taken', async () => {
    const host = await openPage(script() + script('', '/embed/org-cards.all.js'));
    host.body.insertAdjacentHTML('beforeend', `<section><p>${link(`href="${page()}#org-card"`)}</p></section>`);
    await ready(host);
    const late = host.createElement('a');
    Object.assign(late, { className: 'org-card', href: page(), textContent: 'Harbour' });
    host.body.append(late);
    await waitUntil(() => host.querySelectorAll('org-card:state(ready)').length === 2);
    await settled(host);
    expect(cards(host).length).to.equal(2);
    expect(requested(host).filter((path) => path === '/feeds/harbour/feed.json').length).to.equal(1);
  });

  it('does not hold a page up, however many of them stand in a row', async () => {
    const host = await openPage(script());
    await waitUntil(() => host.defaultView.customElements.get('org-card'));
    const long = host.createElement('p');
    // Of another origin all but the last: they are looked at, and left.
    long.innerHTML =
      link('href="https://else.example/#org-card"', '').repeat(20_000) + link(`href="${page()}#org-card"`);
    host.body.append(long);
    const card = await ready(host);
    expect(cards(host).length).to.equal(1);
    expect(card.getAttribute('layout')).to.equal(null);
    long.innerHTML = link(`data-layout="line" href="${page()}#org-card"`, '').repeat(5_000);
    await waitUntil(() => cards(host).length === 5_000, 'all of them');
    long.remove();
  });

  it('is not led on to another origin: a path of the trusted one may lead anywhere', async () => {
    const other = await elsewhere();
    const away = new URL(`/feeds/away/${encodeURIComponent(`${other}/feeds/harbour/`)}`, location.href).href;
    const host = await openPage(`${script()}<p>${link(`href="${away}/#org-card"`, 'Away')}</p>`);
    const card = await find(host, 'org-card:state(error)');
    expect(said(card)).not.to.contain('Harbour Help');
    expect(card.querySelector('a')!.getBoundingClientRect().width).to.be.greaterThan(10);
  });

  for (const isHere of [false, true])
    it(`keeps the focus of whoever is on it${isHere ? ', where the feed is here already' : ''}`, async () => {
      const anchor = link(`class="org-card" href="${page()}"`);
      const host = await openPage(`${script()}<div>${isHere ? anchor : ''}</div><div id="box"></div>`);
      await waitUntil(() => host.defaultView.customElements.get('org-card'));
      if (isHere) await ready(host);
      const box = host.querySelector('#box')!;
      box.innerHTML = anchor;
      box.querySelector('a')!.focus();
      const card = await ready(box);
      // Where somebody is, a card is drawn as soon as the code that leads them over is here.
      await waitUntil(() => card.shadowRoot!.querySelector('[part~=name]'), 'a card');
      await settled(host);
      expect(host.activeElement === card, host.activeElement!.localName).to.be.true;
      expect(card.shadowRoot!.activeElement?.textContent).to.equal('Harbour Help');
    });
});

describe('an element that is added later', () => {
  const markup = `<org-card feed="${at('seed')}" org="missing-children-europe"><a href="/x">MCE</a></org-card>`;
  it('as markup, by script, as a clone, and moved about: one request in all', async () => {
    const host = await openPage(script());
    host.body.insertAdjacentHTML('beforeend', markup);
    const first = await ready(host);
    const clone = first.cloneNode(true) as HTMLElement;
    host.body.append(clone);
    await waitUntil(() => clone.matches(':state(ready)'));
    expect(clone.shadowRoot!.querySelectorAll('[part~=name]').length).to.equal(1);
    const box = host.createElement('div');
    box.append(first);
    host.body.prepend(box);
    await settled(host);
    expect(first.matches(':state(ready)')).to.equal(true);
    expect(requested(host).filter((path) => path === at('seed')).length).to.equal(1);
  });

  it('follows attributes that a morphing library changes in place', async () => {
    const host = await openPage(script() + markup);
    const card = await ready(host);
    card.setAttribute('feed', page() + 'feed.json');
    card.removeAttribute('org');
    await waitUntil(() => said(card).includes('Harbour Help'), 'the other record');
    card.setAttribute('layout', 'line');
    await waitUntil(() => !card.shadowRoot!.querySelector('[part~=contact]'));
  });
});
