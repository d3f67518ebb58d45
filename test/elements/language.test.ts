/** In whose language a card speaks, and how it says which language that is. */
import { expect, fixture } from '@open-wc/testing';
import type { OrgCard } from '../../src/index.ts';
import { all, at, dirOf, langOf, outcome, part, parts, seedCard, serveFeed, show, text } from './page.ts';
import { waitUntil } from '../waiting.ts';

const labels = (card: OrgCard) => [...part(card, 'facts').querySelectorAll('dt')];

describe('language', () => {
  it('is that of the nearest ancestor, never that of the browser', async () => {
    expect(navigator.language, 'a browser that would tempt').not.to.match(/^en/);
    expect(text(labels(await show(seedCard(), { lang: 'en' }))[1]!)).to.equal('Country of origin');
    expect(text(labels(await show(seedCard(), { lang: 'fr-BE' }))[1]!)).to.equal("Pays d'origine");
    expect(text(labels(await show(seedCard('lang="en"'), { lang: 'fr' }))[1]!), 'its own first').to.equal(
      'Country of origin',
    );
  });

  it('reaches into the shadow root of a page’s own component', async () => {
    const host = await fixture<HTMLElement>('<div lang="en"><p></p></div>');
    const inner = host.querySelector('p')!.attachShadow({ mode: 'open' });
    inner.innerHTML = `<section>${seedCard()}</section>`;
    const card = inner.querySelector('org-card')!;
    await outcome(card);
    // The feed's own first language is French.
    expect(text(labels(card)[1]!)).to.equal('Country of origin');
  });

  it('is that of the document, or else the feed’s own, where nothing nearer is said', async () => {
    const before = document.documentElement.lang;
    try {
      document.documentElement.lang = 'fr';
      expect(text(labels(await show(seedCard(), { lang: '' }))[1]!)).to.equal("Pays d'origine");
      document.documentElement.removeAttribute('lang');
      const feed = (lang: string) =>
        serveFeed({ orgfeed: '1.0', title: 'T', lang, organizations: [{ id: 'a', name: 'A', origin: 'BE' }] });
      const french = await show(`<org-card feed='${feed('fr')}'></org-card>`, { lang: '' });
      expect(text(part(french, 'facts'))).to.contain('Belgique');
      expect(langOf(labels(french)[0]!), 'said for screen readers').to.equal('fr');
      const english = await show(`<org-card feed='${feed('en')}'></org-card>`, { lang: '' });
      expect(text(part(english, 'facts'))).to.contain('Belgium');
      expect(langOf(labels(english)[0]!)).to.equal('en');
    } finally {
      document.documentElement.lang = before;
    }
  });

  it('of a Spanish page, which the interface does not speak: English labels marked so, Spanish names and tags', async () => {
    const card = await show(seedCard(), { lang: 'es' });
    const [, origin] = labels(card);
    expect(text(origin!)).to.equal('Country of origin');
    expect(langOf(origin!)).to.equal('en');
    const value = origin!.nextElementSibling!;
    expect(text(value)).to.equal('Bélgica');
    expect(langOf(value.querySelector('[lang]') ?? value)).to.equal('es');
    const refugees = parts(card, 'tag').find((tag) => text(tag) === 'Refugiados')!;
    expect(langOf(refugees.querySelector('[lang]') ?? refugees)).to.equal('es');
  });

  it('nonsense is taken for none', async () => {
    for (const lang of ['x', 'english please', '¡', 'i-', 'en_GB', 'zz-ZZ-ZZ-ZZ']) {
      const card = await show(seedCard(`lang="${lang}"`));
      expect(card.matches(':state(ready)'), lang).to.be.true;
      expect(text(part(card, 'name')), lang).to.contain('Missing Children Europe');
      expect(labels(card).length, lang).to.equal(3);
    }
  });

  it('of an Arabic text is marked, from right to left; of an English page all else stays from left to right', async () => {
    const markup = `<org-card feed="${at('right-to-left')}"></org-card>`;
    const card = await show(markup, { lang: 'en' });
    const name = part(card, 'name');
    expect(langOf(name.querySelector('[lang]') ?? name)).to.equal('ar');
    expect(dirOf(name.querySelector('[dir]') ?? name)).to.equal('rtl');
    expect(dirOf(labels(card)[0]!)).to.equal('ltr');
    expect(text(part(card, 'description'))).to.contain('Works with children');
  });

  it('Arabic on the element turns the Arabic texts from right to left', async () => {
    const card = await show(`<org-card feed="${at('right-to-left')}" lang="ar"></org-card>`, { lang: 'en' });
    const [paragraph] = part(card, 'description').querySelectorAll('p');
    expect(text(paragraph!)).to.equal('تعمل مع الأطفال والأسر.');
    for (const node of [part(card, 'name'), paragraph!]) {
      expect(langOf(node)).to.equal('ar');
      expect(dirOf(node)).to.equal('rtl');
    }
    const [number] = all(card, '[part~="phone"] a bdi, [part~="phone"] a [dir]');
    expect(dirOf(number!)).to.equal('ltr');
  });

  it('of a right-to-left page keeps English in its own direction, and the card follows the page', async () => {
    const card = await show(seedCard(), { lang: 'ar', dir: 'rtl', style: 'width: 400px' });
    expect(dirOf(part(card, 'description').querySelector('p')!)).to.equal('ltr');
    expect(langOf(part(card, 'description').querySelector('p')!)).to.equal('en');
    expect(card.scrollWidth).to.be.at.most(400);
    const english = await show(seedCard(), { lang: 'en', dir: 'rtl' });
    expect(dirOf(part(english, 'card')), 'a page that only says dir').to.equal('rtl');
  });

  it('of our own labels is read in its direction on a page that only says the other, at the page’s side', async () => {
    const card = await show(
      `<org-card layout="compact" feed="${at('seed')}" org="missing-children-europe"></org-card>`,
      {
        lang: 'fr',
        dir: 'rtl',
      },
    );
    const [rest] = all(card, '[part~="more"] [aria-hidden]');
    expect(text(rest!)).to.match(/^\+\d$/);
    const [sign, digit] = [0, 1].map((i) => {
      const range = document.createRange();
      const node = document.createTreeWalker(rest!, NodeFilter.SHOW_TEXT);
      const letters: [Node, number][] = [];
      for (let at = node.nextNode(); at; at = node.nextNode())
        for (let j = 0; j < at.nodeValue!.length; j++) letters.push([at, j]);
      range.setStart(...letters[i]!);
      range.setEnd(letters[i]![0], letters[i]![1] + 1);
      return range.getBoundingClientRect().left;
    });
    expect(sign, '+ before the number').to.be.below(digit!);
    const [tag] = parts(card, 'tag');
    const box = part(card, 'tags').getBoundingClientRect();
    expect(tag!.getBoundingClientRect().right, 'the first tag at the right').to.be.closeTo(box.right, 1);
  });

  for (const [how, set] of [
    ['attribute', (card: OrgCard, lang: string) => card.setAttribute('lang', lang)],
    ['property', (card: OrgCard, lang: string) => (card.lang = lang)],
  ] as const)
    it(`changes with the ${how} \`lang\`, and the label of a long text with it`, async () => {
      const card = await show(seedCard('lang="en"'));
      set(card, 'fr');
      await waitUntil(() => parts(card, 'language').length, 'the label comes');
      expect(text(labels(card)[1]!)).to.equal("Pays d'origine");
      set(card, 'en');
      await waitUntil(() => !parts(card, 'language').length, 'the label goes');
    });

  it('of a name leaves it beside the logo, even where it runs the other way than the card', async () => {
    const card = await show(`<org-card feed="${at('right-to-left')}" lang="fr"></org-card>`);
    const name = part(card, 'name');
    const words = document.createRange();
    words.selectNodeContents(name);
    expect(words.getBoundingClientRect().left - name.getBoundingClientRect().left).to.be.below(2);
  });
});
