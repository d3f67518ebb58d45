/** The words of the interface: every language has all of them. */
import { expect } from '@open-wc/testing';
import { profileOf, type Messages } from '../../src/index.ts';
import { en } from '../../src/profile/messages/en.ts';
import { feedOf } from './saying.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const feed = feedOf({});
const spoken = new Map<string, Messages>();
for (const a of letters)
  for (const b of letters)
    for (const tag of [
      a + b,
      `${a + b}-Latn`,
      ...(a + b === 'zh' ? ['zh-Hant'] : []),
      ...(a + b === 'pt' ? ['pt-BR'] : []),
    ]) {
      const { messages } = profileOf(feed, feed.organizations[0]!, tag);
      spoken.set(messages.lang, messages);
    }

type Words = { [key: string]: string | Words };
/** Every word with its path; the forms of a plural count as one. */
function* words(messages: Words, path = ''): Generator<[string, string[]]> {
  for (const [key, value] of Object.entries(messages)) {
    const here = `${path}${key}`;
    if (typeof value === 'string') yield [here, [value]];
    else if ('other' in value) yield [here, Object.values(value) as string[]];
    else yield* words(value, `${here}.`);
  }
}
const tableOf = (messages: Messages) => new Map(words(messages as unknown as Words));
const placeholders = (text: string) => [...text.matchAll(/\{.*?\}/g)].map(([found]) => found).sort();
const english = tableOf(en);

it('speaks English and French at least', () => {
  expect([...spoken.keys()]).to.include.members(['en', 'fr']);
});

for (const [lang, messages] of spoken)
  describe(`the words in ${lang}`, () => {
    it('are those of English, no more and no fewer', () => {
      expect([...tableOf(messages).keys()]).to.have.members([...english.keys()]);
    });
    it('are never empty', () => {
      for (const [path, forms] of tableOf(messages))
        for (const form of forms) expect(form.trim() || form === ' ', path).to.be.ok;
    });
    it('have the same places to fill in', () => {
      for (const [path, forms] of tableOf(messages))
        for (const form of forms) {
          const expected = placeholders(english.get(path)![0]!);
          // « Un autre thème » needs no number.
          if (forms.length === 1 || form.includes('{')) expect(placeholders(form), path).to.deep.equal(expected);
        }
    });
    it('have a form for every number up to a thousand', function () {
      if (!Intl.PluralRules.supportedLocalesOf(lang).length) this.skip();
      const rules = new Intl.PluralRules(lang);
      const { pluralCategories } = rules.resolvedOptions();
      for (const value of Object.values(messages as unknown as Words))
        if (typeof value === 'object' && 'other' in value) {
          expect(pluralCategories).to.include.members(Object.keys(value));
          expect(Object.keys(value)).to.include('other');
          const used = [...Array(1_001).keys()].map((n) => rules.select(n));
          expect(Object.keys(value)).to.include.members([...new Set(used)]);
        }
    });
    it('say in which language they are', () => {
      expect(profileOf(feed, feed.organizations[0]!, lang).messages).to.equal(messages);
      expect(profileOf(feed, feed.organizations[0]!, lang).lang).to.equal(lang);
    });
  });

it('regions are the thirty-one that the format knows', () => {
  const { regions, subregions } = profileOf(feed, feed.organizations[0]!, 'en').messages;
  const codes = Object.keys({ ...regions, ...subregions });
  expect(codes.length).to.equal(31);
  for (const code of codes) expect(code).to.match(/^\d{3}$/);
});
