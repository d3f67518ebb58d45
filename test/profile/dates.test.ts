/** Dates: as precise as they are known, and never another day. The browser is in Dubai. */
import { expect } from '@open-wc/testing';
import { factOf, tell } from './saying.ts';

describe('dates', () => {
  const cases: [string | number, string, string][] = [
    [2008, 'fr', '2008'],
    ['2008', 'en', '2008'],
    ['2008-03', 'fr', 'mars 2008'],
    ['2008-03', 'en', 'March 2008'],
    ['2008-03-05', 'fr', '5 mars 2008'],
    ['2008-03-05', 'en', 'March 5, 2008'],
    ['2008-03-05', 'en-GB', '5 March 2008'],
    ['2024-02-29', 'fr-BE', '29 février 2024'],
  ];
  for (const [founded, locale, expected] of cases)
    it(`are no more precise than known: ${founded} for ${locale}`, () => {
      expect(factOf(tell({ founded }, locale), 'founded')).to.equal(expected);
    });
  it('keep what a machine reads', () => {
    const { facts } = tell({ founded: '2008-03', dissolved: 2024, type: 'x' });
    expect(facts.map(({ name, datetime }) => [name, datetime])).to.deep.equal([
      ['type', undefined],
      ['founded', '2008-03'],
      ['dissolved', '2024'],
    ]);
  });
  it('keep the calendar and the digits of the year that was written', () => {
    for (const locale of [
      'fa',
      'th',
      'ar-EG',
      'ja-JP-u-ca-japanese',
      'en-u-ca-buddhist',
      'fr-u-nu-arab',
      'he-u-ca-hebrew',
    ])
      for (const founded of ['2008', '2008-03', '2008-03-05'])
        expect(factOf(tell({ founded }, locale), 'founded'), locale).to.match(/\b2008\b/);
  });
  it('with a time are the day that was written, in any zone', () => {
    const days = [
      '2020-06-05T23:30:00Z',
      '2020-06-05T00:30:00+04:00',
      '2020-06-05T23:59:59-11:00',
      '2020-06-05 10:00',
      '2020-06-05t23:30z',
    ];
    for (const updated of days)
      expect(tell({ updated }).dated?.text, updated).to.equal('Record updated on June 5, 2020');
  });
});

describe('how fresh it is', () => {
  const all = { verified: { date: '2020-06-05' }, updated: '2020-05' };
  const dated = (fields: object, locale: string, updated?: string) => tell(fields, locale, { updated }).dated;
  it('says when it was checked before when it was edited, and that before when the feed was made', () => {
    expect(dated(all, 'fr', '2020-06-06')).to.deep.equal({
      text: 'Fiche vérifiée le 5 juin 2020',
      datetime: '2020-06-05',
    });
    expect(dated({ updated: '2020-05' }, 'fr', '2020-06-06')?.text).to.equal('Fiche mise à jour en mai 2020');
    expect(dated({}, 'fr', '2020-06-06')?.text).to.equal('Données du 6 juin 2020');
    expect(dated({}, 'fr')).to.equal(undefined);
  });
  const cases: [string, string, object, string | undefined, string][] = [
    ['2020', 'fr', { verified: { date: '2020' } }, undefined, 'Fiche vérifiée en 2020'],
    ['a month', 'fr', { verified: { date: '2020-06' } }, undefined, 'Fiche vérifiée en juin 2020'],
    ['a day', 'fr', { updated: '2020-06-05' }, undefined, 'Fiche mise à jour le 5 juin 2020'],
    ['a time', 'fr', { verified: { date: '2020-06-05T10:00Z' } }, undefined, 'Fiche vérifiée le 5 juin 2020'],
    ['the feed’s month', 'fr', {}, '2020-06', 'Données : juin 2020'],
    ['a day', 'en', { verified: { date: '2020-06-05' } }, undefined, 'Record checked on June 5, 2020'],
    ['2020', 'en', { verified: { date: '2020' } }, undefined, 'Record checked in 2020'],
    ['a month', 'en', { updated: '2020-06' }, undefined, 'Record updated in June 2020'],
    ['the feed’s day', 'en', {}, '2020-06-05', 'Data of June 5, 2020'],
    ['the feed’s year', 'en', {}, '2020', 'Data from 2020'],
  ];
  for (const [what, locale, fields, updated, expected] of cases)
    it(`is a sentence for ${what} (${locale})`, () => {
      expect(dated(fields, locale, updated)?.text).to.equal(expected);
    });
  it('is French before a vowel too', () => {
    for (const month of ['2020-04', '2020-08', '2020-10'])
      expect(dated({}, 'fr', month)?.text).to.not.match(/\bde [ao]/);
  });
});
