/** Telephones, mail and websites: what is shown and where a click leads. */
import { expect } from '@open-wc/testing';
import { dirOf, points, shown, tell } from './saying.ts';

const phones = (list: unknown[], locale = 'en') => {
  const profile = tell({ phones: list }, locale);
  return [...points(profile, 'phone'), ...points(profile, 'fax')];
};

describe('a telephone', () => {
  it('is shown as its owner groups it and dialled as machines do', () => {
    const [phone] = phones([{ tel: '+32 (0)2 894-74.84', display: '+32 2 894 74 84' }]);
    expect([shown(phone!), phone!.url]).to.deep.equal(['+32 2 894 74 84', 'tel:+3228947484']);
  });
  it('without a way to show it shows its number', () => {
    expect(shown(phones([{ tel: '+3228947484' }])[0]!).replace(/\D/g, '')).to.equal('3228947484');
  });
  it('that is only text is not dialled by guess', () => {
    const list = phones(['+32 2 894 74 84', { display: '02 894 74 84' }]);
    expect(list.map(shown)).to.deep.equal(['+32 2 894 74 84', '02 894 74 84']);
    expect(list.map(({ url }) => url)).to.deep.equal([undefined, undefined]);
  });
  it('in Arabic digits is one number, whose groups do not change places', () => {
    const [phone] = phones(['+٩٦٦ ١١ ٤٦٢'], 'ar');
    const box = document.body.appendChild(document.createElement('bdi'));
    box.dir = 'ltr';
    box.textContent = shown(phone!);
    const leftOf = (digit: string): number => {
      const range = document.createRange();
      const at = box.textContent.indexOf(digit);
      range.setStart(box.firstChild!, at);
      range.setEnd(box.firstChild!, at + 1);
      return range.getBoundingClientRect().left;
    };
    expect(leftOf('٩')).to.be.lessThan(leftOf('١')).and.lessThan(leftOf('٤'));
    box.remove();
  });
  it('may be a short code', () => {
    expect(phones([{ tel: '116000' }])[0]!.url).to.equal('tel:116000');
  });
  it('is shown and dialled with its extension', () => {
    const [phone] = phones([{ tel: '+441947000000', display: '+44 1947 000000', ext: '12' }]);
    expect(shown(phone!)).to.match(/^\+44 1947 000000\D+12$/);
    expect(phone!.url).to.equal('tel:+441947000000;ext=12');
  });
  it('is dialled without an extension that has no digits', () => {
    expect(phones([{ tel: '+441947000000', ext: 'reception' }])[0]!.url).to.equal('tel:+441947000000');
    expect(phones([{ tel: '112', ext: "$'4" }])[0]!.lines[0]!.text).to.equal("112 ext. $'4");
  });
  it('that is a fax is never a link, however it is spelled', () => {
    const list = phones(
      [
        { tel: '+3226298899', type: 'fax' },
        { tel: '+3226298899', type: 'FAX' },
        { tel: '+3226298899', type: 'Telefax' },
        { tel: '+3226298899', type: 'work,fax' },
      ],
      'fr',
    );
    expect(list.map(({ url, label, kind }) => [kind, label, url].join())).to.deep.equal(Array(4).fill('fax,Fax,'));
  });
  it('is called what it is, and by its own name too, in that name’s language', () => {
    const list = phones(
      [
        { tel: '116000', label: { fr: 'Écoute', en: 'Helpline' } },
        { tel: '116111', type: 'mobile' },
      ],
      'fr',
    );
    expect(list.map(({ label, name }) => [label, name?.text])).to.deep.equal([
      ['Téléphone', 'Écoute'],
      ['Mobile', undefined],
    ]);
    const [fax] = phones([{ tel: '+441947000001', type: 'fax', label: { en: 'Accounts' } }], 'fr');
    expect([fax!.label, fax!.name?.text, fax!.name?.lang]).to.deep.equal(['Fax', 'Accounts', 'en']);
  });
  it('with nothing to show is not shown', () => {
    expect(phones([{ label: 'Helpline' }, { type: 'fax' }, { tel: 'call us' }])).to.deep.equal([]);
  });
  it('runs from left to right in any surroundings', () => {
    const profile = tell({ phones: [{ tel: '+9611234567', display: '+961 1 234 567' }] }, 'ar', { lang: 'ar' });
    const [phone] = points(profile, 'phone');
    expect(dirOf(profile, phone!.lines[0]!)).to.equal('ltr');
  });
});

describe('an e-mail', () => {
  it('leads to the address and to nothing else', () => {
    const list = points(
      tell({
        emails: ['a@evt.example', { address: 'help@evt.example', label: 'Help desk' }, 'x@y.example?bcc=z@y.example'],
      }),
      'email',
    );
    expect(list.map((email) => [email.name?.text, shown(email), email.url])).to.deep.equal([
      [undefined, 'a@evt.example', 'mailto:a@evt.example'],
      ['Help desk', 'help@evt.example', 'mailto:help@evt.example'],
    ]);
  });
});

describe('a website', () => {
  const site = (website: string) => {
    const [point] = points(tell({ website }), 'website');
    return point && [shown(point), point.url];
  };
  it('is shown as people write it', () => {
    expect(site('https://www.evt.example/')).to.deep.equal(['evt.example', 'https://www.evt.example/']);
    expect(site('http://evt.example/fr/')).to.deep.equal(['evt.example/fr', 'http://evt.example/fr/']);
    expect(site('https://evt.example/a?b=c')).to.deep.equal(['evt.example/a?b=c', 'https://evt.example/a?b=c']);
  });
  it('stands before social pages, none of them lost', () => {
    const fields = {
      website: 'https://evt.example/',
      social: ['https://social.example/evt', 'https://video.example/@evt'],
    };
    expect(points(tell(fields), 'website').map(shown)).to.deep.equal([
      'evt.example',
      'social.example/evt',
      'video.example/@evt',
    ]);
  });
  it('that is not a web address is not shown', () => {
    expect(site('javascript:alert(1)')).to.equal(undefined);
    expect(site('www.evt.example')).to.equal(undefined);
  });
});

it('opening hours are shown in the reader’s language', () => {
  expect(points(tell({ hours: { en: 'Mon–Fri 9–17', fr: 'Lu–Ve 9 h–17 h' } }, 'fr'), 'hours').map(shown)).to.deep.equal(
    ['Lu–Ve 9 h–17 h'],
  );
});

describe('links', () => {
  const href = 'https://directory.example/somewhere';
  const names = (links: object[], locale: string) => tell({ links }, locale).contact.map(shown);
  it('of an organization are called by their label, by what they are, else by their address', () => {
    const links = [
      { href, rel: 'privacy', label: { fr: 'Nos règles' } },
      { href, rel: 'privacy' },
      { href, rel: 'donate' },
      { href },
    ];
    expect(names(links, 'fr')).to.deep.equal([
      'Nos règles',
      'Vie privée',
      'directory.example/somewhere',
      'directory.example/somewhere',
    ]);
  });
  it('are not called after an object’s innards', () => {
    expect(
      names(
        [
          { href, rel: 'constructor' },
          { href, rel: '__proto__' },
          { href, rel: 'toString' },
        ],
        'en',
      ),
    ).to.deep.equal(Array(3).fill('directory.example/somewhere'));
  });
  it('to mail and telephones are called by what is in them', () => {
    expect(names([{ href: 'mailto:a@b.example' }, { href: 'tel:+3228947484' }], 'en')).to.deep.equal([
      'a@b.example',
      '+3228947484',
    ]);
  });
  it('of the directory have words of their own and lead to this organization', () => {
    const links = ['login', 'register', 'suggest-edit', 'privacy', 'terms', 'about', 'contact'].map((rel) => ({
      rel,
      href: `${href}?id={id}`,
    }));
    const profile = tell({ id: 'a.b~c' }, 'fr', { links });
    expect(profile.links.map(({ name }) => name.text)).to.deep.equal([
      'Connexion',
      'Inscription',
      'Proposer une correction',
      'Vie privée',
      'Conditions d’utilisation',
      'À propos de l’annuaire',
      'Contact',
    ]);
    expect(new Set(profile.links.map(({ url }) => url))).to.deep.equal(new Set([`${href}?id=a.b~c`]));
  });
});
