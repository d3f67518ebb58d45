/** The profile page that all began with, rebuilt from its feed, in French and in English. */
import { expect } from '@open-wc/testing';
import type { OrgContact } from '../../src/index.ts';
import { all, at, dirOf, found, has, langOf, painted, part, parts, said, seedCard, seen, show, text } from './page.ts';

const pairs = (list: HTMLElement): string[][] =>
  [...list.querySelectorAll('dt')].map((term) => [text(term), text(term.nextElementSibling!)]);

describe('the seed profile', () => {
  it('names the organization in a heading, marked as English on a French page', async () => {
    const name = part(await show(seedCard(), { lang: 'fr' }), 'name');
    expect(text(name)).to.match(/^Missing Children Europe\b/);
    expect(name.localName).to.equal('h3');
    expect(langOf(name)).to.equal('en');
  });

  it('files it under « Europe, Belgique », in the words of each language', async () => {
    expect(text(part(await show(seedCard(), { lang: 'fr' }), 'place'))).to.equal('Europe, Belgique');
    expect(text(part(await show(seedCard(), { lang: 'en' }), 'place'))).to.equal('Europe, Belgium');
  });

  it('keeps each label with its value, and never groups the digits of a year', async () => {
    const french = part(await show(seedCard(), { lang: 'fr' }), 'facts');
    expect(pairs(french)).to.deep.equal([
      ['Type', 'Fédération'],
      ["Pays d'origine", 'Belgique'],
      ['Constitution', '2008'],
    ]);
    expect(french.querySelector('time')?.dateTime).to.equal('2008');
    const english = part(await show(seedCard(), { lang: 'en' }), 'facts');
    expect(pairs(english)).to.deep.equal([
      ['Type', 'Federation'],
      ['Country of origin', 'Belgium'],
      ['Founded', '2008'],
    ]);
  });

  it('sorts the tags by what the reader reads, not by their ids', async () => {
    const labels = async (lang: string) => parts(await show(seedCard(), { lang }), 'tag').map(text);
    expect((await labels('fr')).join(', ')).to.equal(
      'Adolescent, Aide, Conflit, Enfant, Famille, Protection, Réfugiés, Séquestration',
    );
    expect((await labels('en')).join(', ')).to.equal(
      'Abduction, Aid, Child, Conflict, Family, Protection, Refugees, Teenager',
    );
  });

  it('tells a French reader that the text is English, and marks it so for screen readers', async () => {
    const card = await show(seedCard(), { lang: 'fr' });
    const information = part(card, 'description');
    const title = information.querySelector('h4')!;
    expect(text(title)).to.contain("Information d'intérêt");
    expect(langOf(title)).to.equal('fr');
    expect(text(part(card, 'language'))).to.equal('Texte en anglais');
    const paragraphs = [...information.querySelectorAll('p')];
    expect(paragraphs.map(text).join(' ')).to.contain('more than 250.000 children').and.contain('89 % of the cases');
    expect(new Set(paragraphs.map(langOf))).to.deep.equal(new Set(['en']));
  });

  it('says nothing of the language to those who read it', async () => {
    const card = await show(seedCard(), { lang: 'en' });
    expect(has(card, 'language')).to.be.false;
    expect(langOf(part(card, 'description').querySelector('p')!)).to.equal('en');
  });

  it('folds the long text without losing a word, and unfolds it at a click', async () => {
    const information = part(await show(seedCard(), { lang: 'en' }), 'description');
    const last = [...information.querySelectorAll('p')].at(-1)!;
    expect(text(last)).to.contain('It became independent of its founding member in 2008');
    expect(last.checkVisibility(), 'folded').to.be.false;
    information.querySelector('summary')!.click();
    expect(last.checkVisibility(), 'unfolded').to.be.true;
    const words = text(information);
    for (const end of [
      'lost by chance: somebody could have listened.',
      'on both sides of it.',
      'twenty-four countries.',
    ])
      expect(words.split(end).length, end).to.equal(2);
  });

  it('lays the address out as in its country, in the words of the reader', async () => {
    const card = await show(seedCard(), { lang: 'fr' });
    await painted();
    expect(text(part(card, 'contact').querySelector('h4')!)).to.equal('Données de contact');
    expect(part(card, 'address').querySelector('address')!.innerText.trim().split(/\n+/)).to.deep.equal([
      "Rue de l'Industrie 10",
      '1000 Bruxelles',
      'Belgique',
    ]);
    expect(text(part(await show(seedCard(), { lang: 'en' }), 'address'))).to.contain('1000 Brussels');
  });

  it('makes the telephone a working link whose digits no right-to-left page turns round', async () => {
    const card = await show(seedCard(), { lang: 'ar', dir: 'rtl' });
    const link = part(card, 'phone').querySelector('a')!;
    expect(link.href).to.equal('tel:+3228947484');
    expect(text(link)).to.equal('+32 2 894 74 84');
    const number = link.querySelector('bdi, [dir]') ?? link;
    expect(dirOf(number)).to.equal('ltr');
    expect(getComputedStyle(number).unicodeBidi).to.match(/isolate/);
  });

  it('says whose data it is, and that checked is not the same as edited', async () => {
    const card = await show(seedCard(), { lang: 'fr' });
    const source = part(card, 'source');
    expect(text(source)).to.contain('Observatoire International de Justice Juvénile (OIJJ)');
    expect(source.querySelector('a')?.href).to.equal('https://directory.example/');
    const date = source.querySelector('time')!;
    expect(text(date)).to.equal('Fiche vérifiée le 5 juin 2020');
    expect(date.dateTime).to.equal('2020-06-05');
    expect(text(part(await show(seedCard(), { lang: 'en' }), 'source'))).to.match(
      /Record checked on (5 June|June 5,) 2020/,
    );
  });

  it('shows the publisher’s seat, and its fax as text that nobody dials by mistake', async () => {
    const contact = await show<OrgContact>(`<org-contact feed="${at('seed')}" org="oijj"></org-contact>`, {
      lang: 'fr',
    });
    expect(text(part(contact, 'address')))
      .to.contain('Siège')
      .and.contain('1050 Bruxelles');
    await painted();
    const [phone, fax] = parts(contact, 'phone');
    expect(phone!.querySelector('a')?.href).to.equal('tel:+3226298890');
    expect(fax!.innerText).to.match(/Fax/).and.contain('+32 2 629 88 99');
    expect(fax!.innerHTML).not.to.contain('<a');
    expect(found(contact, 'a[href*="3226298899"]')).to.be.empty;
    expect(has(contact, 'facts'), 'contact details only').to.be.false;
  });

  it('offers the directory’s links and notices only to those who ask for them', async () => {
    const silent = await show(seedCard(), { lang: 'fr' });
    expect(said(silent)).not.to.match(/Connexion|cookies/);
    const links = await show(seedCard('extras="links"'), { lang: 'fr' });
    expect(said(links)).to.contain('Connexion').and.not.contain('cookies');
    expect(all(links, 'a').map(({ href }: HTMLElement & { href?: string }) => href)).to.include(
      'https://directory.example/edit?id=missing-children-europe',
    );
    const both = await show(seedCard('extras="Notices links"'), { lang: 'fr' });
    expect(said(both)).to.contain('Connexion').and.contain('Sur ce site, nous employons des cookies.');
    expect(found(both, 'form, input')).to.be.empty;
    expect(parts(both, 'notice').every(seen)).to.be.true;
  });
});
