/** The three layouts, with little, with long and with every field; what the page adds of its own. */
import { aTimeout, expect } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import {
  all,
  at,
  found,
  has,
  langOf,
  newKey,
  outcome,
  part,
  parts,
  put,
  requests,
  said,
  seedCard,
  seen,
  serve,
  serveFeed,
  show,
  text,
} from './page.ts';
import { waitUntil } from '../waiting.ts';

const layouts = ['full', 'compact', 'line'] as const;
const everything = (attributes = '') => `<org-card feed="${at('every-field')}" org="all" ${attributes}></org-card>`;

describe('layouts', () => {
  it('names what several values are once', async () => {
    const record = { id: 'a', name: 'A', alt_names: ['B', { fr: 'C' }, 'D'], legal_name: 'E' };
    const card = await show(
      `<org-card feed="${serveFeed({ orgfeed: '1.0', title: 'T', organizations: [record] })}"></org-card>`,
    );
    expect(all(card, 'dt').map(text)).to.deep.equal(['Legal name', 'Also known as']);
    expect(parts(card, 'alt_names').map(text)).to.deep.equal(['B', 'C', 'D']);
    expect(langOf(parts(card, 'alt_names')[1]!.firstElementChild!)).to.equal('fr');
  });
  it('full shows all, compact the main things with three tags, line one line', async () => {
    const full = await show(seedCard(), { lang: 'fr' });
    for (const name of ['card', 'name', 'place', 'facts', 'tags', 'description', 'contact', 'source'])
      expect(seen(part(full, name)), name).to.be.true;

    const compact = await show(seedCard('layout="compact"'), { lang: 'fr' });
    for (const name of ['name', 'place', 'summary']) expect(seen(part(compact, name)), name).to.be.true;
    for (const name of ['description', 'contact', 'facts']) expect(has(compact, name), name).to.be.false;
    expect(text(part(compact, 'tags'))).to.match(/^Adolescent Aide Conflit \+5/);

    const line = await show(seedCard('layout="line"'), { lang: 'fr' });
    const card = part(line, 'card');
    for (const word of ['Missing Children Europe', 'Belgique', 'Fédération', '2008'])
      expect(text(card)).to.contain(word);
    expect(has(line, 'tags') || has(line, 'contact')).to.be.false;
    expect(card.getBoundingClientRect().height).to.be.lessThan(2 * parseFloat(getComputedStyle(card).lineHeight));
    expect(found(line, 'h1, h2, h3, h4, h5, h6'), 'a line is no section of the page').to.be.empty;
  });

  it('say where an organization comes from, not where it works, and only the year in a line', async () => {
    const record = { id: 'a', name: 'A', areas: ['150', 'BE'], origin: 'AT', type: 'Charity', founded: '1987-06-05' };
    const feed = serveFeed({ orgfeed: '1.0', title: 'T', organizations: [record] });
    for (const layout of ['compact', 'line'])
      expect(text(part(await show(`<org-card feed='${feed}' layout="${layout}"></org-card>`), 'place'))).to.equal(
        'Austria · Charity · 1987',
      );
  });

  it('keep facts apart from a name that runs the other way', async () => {
    for (const name of ['Aid', { ar: 'جمعية' }]) {
      const feed = serveFeed({ orgfeed: '1.0', title: 'T', organizations: [{ id: 'a', name, areas: 'LB' }] });
      const line = await show(`<org-card feed='${feed}' layout="line"></org-card>`, { lang: 'en' });
      const [word, facts] = ['name', 'place'].map((name) => {
        const range = document.createRange();
        range.selectNodeContents(part(line, name));
        return range.getBoundingClientRect();
      });
      expect(facts!.left - word!.right, JSON.stringify(name)).to.be.greaterThan(8);
    }
  });

  it('name each kind of related organization once', async () => {
    const relations = ['A', 'B'].map((name) => ({ rel: 'member', name })).concat({ rel: 'parent', name: 'C' });
    const feed = serveFeed({ orgfeed: '1.0', title: 'T', organizations: [{ id: 'a', name: 'A', relations }] });
    const card = await show(`<org-card feed='${feed}'></org-card>`);
    const said = [...part(card, 'relations').querySelectorAll('p, li')].map(text);
    expect(said).to.deep.equal(['Among its members', 'A', 'B', 'Part of', 'C']);
  });

  for (const [what, style] of [
    ['a row', 'display: flex; inline-size: 280px'],
    ['a grid', 'display: grid; grid-template-columns: auto 1fr; inline-size: 280px'],
  ] as const)
    for (const layout of layouts)
      it(`${layout} has a width in ${what}, and stays in it`, async () => {
        const card = await show(seedCard(`layout="${layout}"`), { style });
        const { width } = card.getBoundingClientRect();
        expect(width).to.be.within(150, 280);
      });

  it('reads enumerations in any case and takes nonsense for the default', async () => {
    const compact = await show(seedCard('layout=" COMPACT " loading="EAGER" logos="None"'));
    expect(has(compact, 'contact')).to.be.false;
    const nonsense = await show(seedCard('layout="banana" loading="soon" logos="maybe" extras="all" limit="few"'));
    expect(has(nonsense, 'contact')).to.be.true;
    expect(parts(nonsense, 'tag').length).to.equal(8);
  });

  it('folds a long text at the end of a sentence, in scripts without spaces too', async () => {
    const sentence = '本会は子どもの権利を守るために活動しています。';
    const organization = { id: 'a', name: 'A', lang: 'ja', description: sentence.repeat(60) };
    const feed = serveFeed({ orgfeed: '1.0', title: 'Here', organizations: [organization] });
    const card = await show(`<org-card feed="${feed}"></org-card>`);
    const [shown, folded] = all(card, '[part~=description] p').map(text);
    expect(shown).to.match(/。$/);
    expect(shown!.length).to.be.lessThan(600);
    expect(shown! + folded!).to.equal(sentence.repeat(60));
  });

  it('folds a long text without a sentence at the end of a word', async () => {
    const words = 'refuge conseil écoute '.repeat(60).trim();
    const feed = serveFeed({
      orgfeed: '1.0',
      title: 'Here',
      organizations: [{ id: 'a', name: 'A', description: words }],
    });
    const card = await show(`<org-card feed="${feed}"></org-card>`);
    const [shown, folded] = all(card, '[part~=description] p').map(text);
    expect(shown!.length).to.be.lessThan(650);
    expect(`${shown} ${folded}`).to.equal(words);
  });

  it('puts headings where the page wants them: 2 and 3, never deeper than 6', async () => {
    const levels = async (attribute: string) => {
      const card = await show(seedCard(attribute));
      return [part(card, 'name').localName, part(card, 'contact').querySelector('h1,h2,h3,h4,h5,h6')!.localName];
    };
    expect(await levels('heading-level="2"')).to.deep.equal(['h2', 'h3']);
    expect(await levels('heading-level="6"')).to.deep.equal(['h6', 'h6']);
    expect(await levels('heading-level="big"')).to.deep.equal(['h3', 'h4']);
    expect(await levels('')).to.deep.equal(['h3', 'h4']);
    expect((await levels('heading-level="77"'))[0]).to.match(/^h[1-6]$/);
  });

  for (const layout of layouts)
    it(`${layout} prints nothing empty where only a name is known`, async () => {
      const card = await show(`<org-card feed="${at('only-name')}" layout="${layout}"></org-card>`);
      expect(text(part(card, 'name'))).to.equal('Plain Help');
      const empty = all(card, 'dl, dt, dd, ul, ol, li, p, section, address, details, time, a, h1, h2, h3, h4, h5, h6');
      expect(empty.filter((node) => !text(node) && !node.querySelector('slot')).map((node) => node.outerHTML)).to.be
        .empty;
      for (const name of ['facts', 'tags', 'place', 'section', 'contact', 'summary', 'status', 'acronym'])
        expect(has(card, name), name).to.be.false;
      expect(said(card)).not.to.match(/undefined|null|NaN|\[object|\{|\(\)/);
    });

  it('loses no field that the feed has', async () => {
    const card = await show(everything(), { lang: 'en' });
    const words = said(card);
    const expected =
      `Everyone Together|EVT|All of Us|Everyone Together Limited|Charity|Company limited by guarantee|The Coast|
      United Kingdom|December 1999|29|2024|no longer active|2001|May 2023|Drinking water|Boats|The first paragraph.|
      The second paragraph.|How to help|Bring a bucket.|Harbour office|1 Quay Street|77|Old Town|Whitby|YO21 1AA|Night line|
      +44 1947 000000|12|116000|help@evt.example|Help desk|evt.example|social.example/evt|Give|Mon–Fri 9–17|1,234|
      Everybody Group|Small Member|05xyz|123-45|The Register|August 9, 2025`.split(/\|\s*/);
    for (const word of expected) expect(words).to.contain(word);
    const links = all(card, 'a').map((link) => link.getAttribute('href'));
    for (const link of [
      'https://register.example/all',
      'mailto:help@evt.example',
      'https://www.evt.example/',
      'https://social.example/evt',
      'https://evt.example/give',
      'https://group.example/',
      'https://register.example/tags/water',
      'tel:116000',
    ])
      expect(links).to.include(link);
    expect(links.some((link) => link?.startsWith('tel:+441947000000'))).to.be.true;
    expect(part(card, 'logo').querySelector('img')?.alt).to.equal('Two boats');
  });

  it('keeps a confidential address out of the page, however the flag is mistyped', async () => {
    const card = await show(everything());
    expect(card.shadowRoot!.innerHTML).not.to.match(/Secret Lane|Hidden/);
    expect(parts(card, 'address').length).to.equal(1);
  });

  it('tells that an organization has merged, and leads to its successor', async () => {
    for (const layout of layouts) {
      const old = await show(`<org-card feed="${at('statuses')}" org="old" layout="${layout}"></org-card>`);
      expect(seen(part(old, 'status')), layout).to.be.true;
      expect(text(part(old, 'status'))).to.contain('This organisation has merged with another.');
      if (layout === 'line') continue;
      const successor = part(old, 'status').querySelector('a')!;
      expect([text(successor), successor.href]).to.deep.equal(['New Shelter', 'https://new.example/']);
    }
    const gone = await show(`<org-card feed="${at('statuses')}" org="gone"></org-card>`);
    expect(text(part(gone, 'status'))).to.equal('This organisation has left the directory.');
    expect(has(await show(`<org-card feed="${at('statuses')}" org="new"></org-card>`), 'status')).to.be.false;

    const own = serveFeed({
      orgfeed: '1.0',
      title: 'Here',
      organizations: [{ id: 'a', name: 'A', status: 'observer' }],
    });
    const other = await show(`<org-card feed="${own}"></org-card>`);
    expect(text(part(other, 'status'))).to.equal('observer');
    const ground = (card: OrgCard) => getComputedStyle(part(card, 'status')).backgroundColor;
    expect(ground(other), 'nothing to be warned of').not.to.equal(ground(gone));
  });

  it('keeps the triangle beside the words on a page that runs the other way', async () => {
    const card = await show(seedCard(), { lang: 'fr', dir: 'rtl' });
    const summary = card.shadowRoot!.querySelector('summary')!;
    const words = document.createRange();
    words.selectNodeContents(summary.firstChild!);
    // From right to left: the triangle, a gap, the words.
    const { left, right } = summary.getBoundingClientRect();
    const { left: from, right: to } = words.getBoundingClientRect();
    expect(from - left).to.be.lessThan(2);
    expect(right - to).to.be.greaterThan(12);
  });

  for (const layout of layouts)
    it(`${layout} does not overflow 280 pixels with a name of 227 characters`, async () => {
      const place = { style: 'width: 280px; overflow: visible', lang: 'fr' };
      for (const markup of [
        `<org-card feed="${at('long-name')}" layout="${layout}"></org-card>`,
        everything(`layout="${layout}"`),
      ]) {
        const card = await show(markup, place);
        expect(card.scrollWidth).to.be.at.most(280);
        const { left, right } = card.getBoundingClientRect();
        expect(right - left).to.be.at.most(280);
        const outside = all(card, 'a, p, li, dd, h3, h4, bdi, time, img, [part]').filter((node) => {
          const box = node.getBoundingClientRect();
          return seen(node) && (box.left < left - 0.5 || box.right > right + 0.5);
        });
        expect(outside.map((node) => node.outerHTML)).to.be.empty;
      }
    });

  it('shows the page’s own actions and footer on the card, and its fallback no more', async () => {
    const card = await show(
      `<org-card feed="${at('only-name')}"><a href="#f">Fallback</a><a slot="actions" href="#a">Donate</a><p slot="footer">Checked by us</p></org-card>`,
    );
    const [fallback, action, footer] = card.children as unknown as HTMLElement[];
    expect(seen(action!), 'action').to.be.true;
    expect(seen(footer!), 'footer').to.be.true;
    expect(seen(fallback!), 'fallback').to.be.false;
    expect(footer!.getBoundingClientRect().top).to.be.greaterThan(part(card, 'name').getBoundingClientRect().bottom);
  });

  it('changes at once when the page changes an attribute', async () => {
    const card = await show(seedCard(), { lang: 'en' });
    const changed = async (change: () => void) => (change(), aTimeout(0), card.updateComplete);

    await changed(() => card.setAttribute('layout', 'line'));
    expect(has(card, 'contact')).to.be.false;
    await changed(() => (card.layout = 'full'));
    expect(has(card, 'contact')).to.be.true;
    await changed(() => card.setAttribute('heading-level', '2'));
    expect(part(card, 'name').localName).to.equal('h2');
    await changed(() => card.setAttribute('limit', '2'));
    expect(text(part(card, 'tags'))).to.match(/^Abduction Aid \+6/);

    card.setAttribute('lang', 'fr');
    await waitUntil(() => text(part(card, 'place')) === 'Europe, Belgique', 'French');
    expect(langOf(part(card, 'facts').querySelector('dt')!)).to.equal('fr');
    const next = outcome(card);
    card.org = 'oijj';
    expect((await next).type).to.equal('org-load');
    expect(text(part(card, 'name'))).to.contain('Justice Juvénile');
  });
});

describe('logos', () => {
  const svg = (color: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${color}"/></svg>`;
  const picture = (key: string) => serve({ type: 'image/svg+xml', text: svg('red'), key });
  const withLogo = (src: string, attributes = '') =>
    `<org-card feed='${serveFeed({
      orgfeed: '1.0',
      title: 'Logos',
      organizations: [{ id: 'a', name: 'Maison des Enfants', logo: { src, alt: 'A house' } }],
    })}' ${attributes}></org-card>`;
  const image = (card: OrgCard) => part(card, 'logo').querySelector('img');

  it('shows the picture with its words', async () => {
    const key = newKey();
    const card = await show(withLogo(picture(key)));
    await waitUntil(() => image(card)?.complete, 'loaded');
    expect(image(card)!.naturalWidth).to.be.above(0);
    expect(image(card)!.alt).to.equal('A house');
    expect(await requests(key)).to.equal(1);
  });

  it('asks for no picture where the page allows none, and shows initials', async () => {
    const key = newKey();
    const none = await show(withLogo(picture(key), 'logos="none"'));
    // By the time another card's picture is there, this one's would be too.
    const other = await show(withLogo(picture(newKey())));
    await waitUntil(() => image(other)?.complete, 'the other one');
    expect(found(none, 'img')).to.be.empty;
    expect(part(none, 'logo').innerText.trim()).to.equal('ME');
    expect(await requests(key)).to.equal(0);
  });

  it('shows initials instead of a broken picture', async () => {
    const card = await show(withLogo('/feeds/serve?status=404'));
    await waitUntil(() => !image(card) || !seen(image(card)!), 'the broken picture goes');
    expect(part(card, 'logo').innerText.trim()).to.equal('ME');
    expect(seen(part(card, 'logo'))).to.be.true;
  });

  it('has the initials in the middle, however wide a broken picture or its words would be', async () => {
    const logo = { src: '/feeds/serve?status=404', alt: 'Children who are playing', width: 320, height: 128 };
    const feed = serveFeed({ orgfeed: '1.0', title: 'Logos', organizations: [{ id: 'a', name: 'A B', logo }] });
    const card = await put(`<org-card feed='${feed}'></org-card>`);
    await outcome(card);
    await waitUntil(() => !seen(image(card)!), 'the broken picture goes');
    const plate = part(card, 'logo');
    const [around, inside] = [plate, plate.firstElementChild!].map((element) => element.getBoundingClientRect());
    const middle = ({ left, right }: DOMRect): number => Math.round((left + right) / 2);
    expect(middle(inside!)).to.be.closeTo(middle(around!), 1);
  });

  it('asks for the picture again when the organization changes after a broken one', async () => {
    const key = newKey();
    const feed = serveFeed({
      orgfeed: '1.0',
      title: 'Logos',
      organizations: [
        { id: 'a', name: 'A B', logo: { src: '/feeds/serve?status=404' } },
        { id: 'b', name: 'C D', logo: { src: picture(key), alt: 'Second' } },
      ],
    });
    const card = await put(`<org-card feed='${feed}' org="a"></org-card>`);
    await outcome(card);
    await waitUntil(() => !image(card) || !seen(image(card)!), 'the broken picture goes');
    const next = outcome(card);
    card.org = 'b';
    await next;
    await waitUntil(() => image(card)?.naturalWidth, 'the second picture comes');
    expect(image(card)!.alt).to.equal('Second');
  });
});
