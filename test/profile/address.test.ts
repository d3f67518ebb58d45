/** Postal addresses: in the order of their country, and all of it. */
import { expect } from '@open-wc/testing';
import { dirOf, langOf, linesOf, points, shown, tell } from './saying.ts';
import * as fc from '../seeded.ts';

const lines = (address: object, locale = 'en') => linesOf(tell({ addresses: [address] }, locale));
/** Fails unless the parts follow each other in the address as it is read. */
function inOrder(address: object, ...parts: string[]): void {
  const all = lines(address).join('\n');
  const found = parts.map((part) => all.toLowerCase().indexOf(part.toLowerCase()));
  expect(found, all).to.not.include(-1);
  expect(
    [...found].sort((a, b) => a - b),
    all,
  ).to.deep.equal(found);
}

const industry = {
  lines: ["Rue de l'Industrie 10"],
  postal_code: '1000',
  locality: { fr: 'Bruxelles', nl: 'Brussel', en: 'Brussels' },
  country: 'BE',
};

describe('an address', () => {
  it('is in the usual order, the town and the country in the reader’s language', () => {
    expect(lines(industry, 'fr-BE')).to.deep.equal(["Rue de l'Industrie 10", '1000 Bruxelles', 'Belgique']);
    expect(lines(industry, 'en')).to.deep.equal(["Rue de l'Industrie 10", '1000 Brussels', 'Belgium']);
    expect(lines(industry, 'nl')).to.deep.equal(["Rue de l'Industrie 10", '1000 Brussel', 'België']);
  });
  it('says in which language the town and the country are, and none for the street', () => {
    const profile = tell({ addresses: [{ ...industry, locality: { nl: 'Brussel' } }] }, 'fr');
    const [street, town, country] = points(profile, 'address')[0]!.lines;
    expect(street!.lang).to.equal(undefined);
    expect(street!.dir).to.equal('auto');
    expect(langOf(profile, town!)).to.equal('nl');
    expect(langOf(profile, country!)).to.equal('fr');
    expect(dirOf(profile, country!)).to.equal('ltr');
  });
  it('of the United States has town, state and code in one line', () => {
    const address = {
      lines: ['1 Main Street'],
      locality: 'Springfield',
      region: 'IL',
      postal_code: '62701',
      country: 'US',
    };
    expect(lines(address)).to.deep.equal(['1 Main Street', 'Springfield, IL 62701', 'United States']);
  });
  it('of Great Britain has the post code in a line of its own, after the town', () => {
    const address = { lines: ['1 Quay Street'], locality: 'Whitby', postal_code: 'YO21 1AA', country: 'UK' };
    inOrder(address, '1 Quay Street', 'Whitby\n', 'YO21 1AA\n', 'United Kingdom');
  });
  it('of Hungary starts with the town', () => {
    const address = { lines: ['Fő utca 1'], locality: 'Budapest', postal_code: '1011', country: 'HU' };
    inOrder(address, 'Budapest', 'Fő utca 1', '1011', 'Hungary');
  });
  it('of Brazil keeps district and state', () => {
    const address = {
      lines: ['Rua Um 1'],
      district: 'Centro',
      locality: 'Recife',
      region: 'PE',
      postal_code: '50030-230',
      country: 'BR',
    };
    inOrder(address, 'Rua Um 1', 'Centro', 'Recife', 'PE', '50030-230', 'Brazil');
  });
  it('of Japan runs from large to small in its own script, from small to large in ours', () => {
    const rest = { postal_code: '100-0005', country: 'JP' };
    inOrder({ lines: ['丸の内1-1'], region: '東京都', ...rest }, '100-0005', '東京都', '丸の内1-1', 'Japan');
    inOrder({ lines: ['1-1 Marunouchi'], region: 'Tokyo', ...rest }, '1-1 Marunouchi', 'Tokyo', '100-0005', 'Japan');
  });
  it('of Japan has the town between prefecture and street', () => {
    const rest = { postal_code: '100-0005', country: 'JP' };
    inOrder(
      { lines: ['丸の内1-1'], locality: '千代田区', region: '東京都', ...rest },
      '東京都',
      '千代田区',
      '丸の内1-1',
      'Japan',
    );
    inOrder(
      { lines: ['1-1 Marunouchi'], locality: 'Chiyoda-ku', region: 'Tokyo', ...rest },
      '1-1 Marunouchi',
      'Chiyoda-ku',
      'Tokyo',
      'Japan',
    );
  });
  it('of China runs from large to small in its own script, from small to large in ours', () => {
    inOrder(
      { lines: ['建国路1号'], district: '朝阳区', locality: '北京', postal_code: '100022', country: 'CN' },
      '北京',
      '朝阳区',
      '建国路1号',
      'China',
    );
    inOrder(
      { lines: ['1 Jianguo Road'], locality: 'Guangzhou', region: 'Guangdong', postal_code: '510000', country: 'CN' },
      '1 Jianguo Road',
      'Guangzhou',
      'Guangdong',
      'China',
    );
  });
  it('of Great Britain has district before town and county before post code', () => {
    const address = {
      lines: ['1 Quay Street'],
      district: 'Old Town',
      locality: 'Whitby',
      region: 'North Yorkshire',
      postal_code: 'YO21 1AA',
      country: 'GB',
    };
    inOrder(address, '1 Quay Street', 'Old Town', 'Whitby', 'North Yorkshire', 'YO21 1AA', 'United Kingdom');
  });
  it('is never told twice', () => {
    for (const country of ['BE', 'US', 'GB', 'JP', 'HU', 'CN', 'BR']) {
      const read = lines({
        lines: ['1 Street'],
        locality: 'Qtown',
        region: 'Qregion',
        postal_code: '98765',
        country,
      }).join('\n');
      for (const part of ['1 Street', 'Qtown', 'Qregion', '98765'])
        expect(read.toLowerCase().split(part.toLowerCase()).length - 1, `${country}: ${part}`).to.equal(1);
    }
  });
  it('as its owner writes it wins over every rule', () => {
    const formatted = { en: 'PO Box 7 · Whitby', fr: 'BP 7 · Whitby' };
    expect(lines({ ...industry, formatted }, 'fr').join(' ')).to.equal('BP 7 · Whitby');
    expect(lines({ country: 'US', formatted: 'Third floor' }).join(' ')).to.equal('Third floor');
  });
  it('without a country, or with little else, has no empty line and no undefined', () => {
    expect(lines({ lines: ['x'], postal_code: '1' })).to.deep.equal(['x', '1']);
    expect(lines({ country: 'be' })).to.deep.equal(['Belgium']);
    expect(lines({ locality: 'Whitby', country: 'GB' }).length).to.equal(2);
    for (const country of ['US', 'JP', 'CN', 'BR', 'HU'])
      expect(lines({ locality: 'Here', country }).join('|'), country).to.match(/^Here\|[^|,]+$/i);
  });
  it('with nothing in it is not shown', () => {
    expect(points(tell({ addresses: [{ purpose: 'seat' }, { label: 'Office' }] }), 'address')).to.deep.equal([]);
  });
  it('that is confidential is nowhere', () => {
    const address = { lines: ['9 Secret Lane'], lat: 51.234, lon: 4, confidential: 'no' };
    expect(JSON.stringify(tell({ addresses: [address] }))).to.not.match(/Secret|51\.234/);
  });
  it('says what it is where that is known', () => {
    const called = (address: object) => {
      const [point] = points(tell({ addresses: [{ ...industry, ...address }] }, 'fr'), 'address');
      return [point!.label, point!.name?.text];
    };
    expect(called({ purpose: 'seat' })).to.deep.equal(['Siège', undefined]);
    const label = { fr: 'Le bureau', en: 'The office' };
    expect(called({ purpose: 'seat', label })).to.deep.equal(['Siège', 'Le bureau']);
    expect(called({ purpose: 'constructor' })).to.deep.equal(['Adresse', undefined]);
  });
  it('has a map where it has a position, be it zero', () => {
    const map = (address: object) => points(tell({ addresses: [{ ...industry, ...address }] }), 'address')[0]!.map;
    expect(map({ lat: 0, lon: 0 })).to.match(/^https:\/\/www\.openstreetmap\.org\/.*[=/]0\b/);
    expect(map({ lat: 54.48, lon: -0.61 }))
      .to.include('54.48')
      .and.to.include('-0.61');
    expect(map({ lat: 54 })).to.equal(undefined);
    expect(map({})).to.equal(undefined);
  });
});

describe('nothing of an address is lost', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const countries = [...letters].flatMap((a) => [...letters].map((b) => a + b));
  const parts = {
    latin: {
      lines: ['12 Qstreet', 'Qfloor'],
      po_box: '7711',
      district: 'Qdistrict',
      locality: 'Qtown',
      region: 'Qregion',
      postal_code: '98765',
    },
    local: {
      lines: ['建国路', '丸の内'],
      po_box: '7711',
      district: '朝阳区',
      locality: '広州市',
      region: '東京都',
      postal_code: '98765',
    },
  };
  it('and no comma is left alone', () => {
    for (const country of countries)
      for (const line of lines({ ...parts.latin, country })) expect(line, country).to.match(/^[^\s,].*[^\s,]$/);
  });
  for (const [script, address] of Object.entries(parts))
    it(`in any country, in ${script} script`, () => {
      for (const country of countries) {
        const read = lines({ ...address, country })
          .join('\n')
          .toLowerCase();
        for (const part of Object.values(address).flat())
          expect(read, `${country}: ${part}`).to.include(part.toLowerCase());
      }
    });
  it('where it has any parts and not others', () => {
    const part = { requiredKeys: [] as [] };
    const some = fc.record(
      {
        lines: fc.constant(['Qstreet']),
        po_box: fc.constant('7711'),
        district: fc.constant('Qdistrict'),
        locality: fc.constant('Qtown'),
        region: fc.constant('Qregion'),
        postal_code: fc.constant('98765'),
      },
      part,
    );
    fc.assert(
      fc.property(fc.constantFrom(...countries), some, (country, address) => {
        const read = lines({ ...address, country })
          .join('\n')
          .toLowerCase();
        for (const value of Object.values(address).flat()) expect(read).to.include(String(value).toLowerCase());
      }),
      { numRuns: 1_000 },
    );
  });
  it('where a part stands inside another too: Kent Road, in Kent', () => {
    const read = lines({
      lines: ['12 Kent Road'],
      locality: 'Maidstone',
      region: 'Kent',
      postal_code: 'ME14 1AA',
      country: 'GB',
    });
    expect(read.filter((line) => /kent/i.test(line)).length, read.join(' | ')).to.equal(2);
  });
});

it('several addresses stay in their order', () => {
  const profile = tell({ addresses: [{ lines: ['one'] }, { lines: ['two'] }] });
  expect(points(profile, 'address').map(shown)).to.deep.equal(['one', 'two']);
});
