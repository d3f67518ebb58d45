/** Profiles of any feed that can be read, for any reader. */
import { expect } from '@open-wc/testing';
import { csvOf, jsonLdOf, parseFeed, profileOf, vcardOf } from '../../src/index.ts';
import { brokenFeed } from '../feed/broken-feeds.ts';
import * as fc from '../seeded.ts';

const locale = fc.oneof(
  fc.constantFrom(
    'en',
    'fr',
    'fr-BE',
    'ar',
    'ga',
    'zh-Hant-TW',
    'und',
    '',
    'x-y',
    'not a tag!',
    'en-u-ca-buddhist',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,4}$/),
);

/** Every value below, with the key under which it stands. */
function* leaves(value: unknown, key = ''): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [key, value];
  else for (const [name, entry] of Object.entries(value)) yield* leaves(entry, Array.isArray(value) ? key : name);
}

/** Records that were read of broken feeds, those of a feed's own making besides. */
function check(
  say: (feed: NonNullable<ReturnType<typeof parseFeed>['feed']>, index: number, locale: string) => void,
): void {
  fc.assert(
    fc.property(brokenFeed, locale, (json, locale) => {
      const { feed } = parseFeed(
        { ...json, organizations: [...[json['organizations'] ?? []].flat(), { id: 'z', name: 'Z' }] },
        'https://directory.example/feed.json',
      );
      feed!.organizations.forEach((_, index) => say(feed!, index, locale));
    }),
    { numRuns: 500 },
  );
}

it('a profile leads nowhere but to the web, mail and telephones', () => {
  check((feed, index, locale) => {
    const { messages, ...profile } = profileOf(feed, feed.organizations[index]!, locale);
    expect(messages.lang).to.be.a('string');
    for (const [key, value] of leaves(profile))
      if (['url', 'href', 'src', 'map'].includes(key) && value !== undefined)
        expect(value, key).to.match(/^(https?|mailto|tel):/);
  });
});

it('a profile says nothing empty, and nothing that only a programmer reads', () => {
  check((feed, index, locale) => {
    const { messages: _, ...profile } = profileOf(feed, feed.organizations[index]!, locale);
    for (const [key, value] of leaves(profile)) {
      if (typeof value !== 'string') continue;
      expect(value).to.not.match(/undefined|\[object|\bNaN\b|\bnull\b|\{(n|date|language|status)\}/);
      if (['text', 'label', 'language', 'url'].includes(key)) expect(value, key).to.not.equal('');
    }
  });
});

it('JSON-LD of any record survives being printed and has nothing empty in it', () => {
  check((feed, index, locale) => {
    const data = jsonLdOf(feed, feed.organizations[index]!, locale);
    expect(JSON.parse(JSON.stringify(data))).to.deep.equal(data);
    for (const [key, value] of leaves(data)) expect(value, key).to.not.be.oneOf(['', null, undefined]);
  });
});

it('a vCard and a table of any record keep to their lines', () => {
  check((feed, index, locale) => {
    const lines = vcardOf(feed, feed.organizations[index]!, locale).split('\r\n');
    expect(lines.slice(0, 3)).to.deep.equal(['BEGIN:VCARD', 'VERSION:4.0', 'KIND:org']);
    expect(lines.filter((line) => /^FN[;:]/.test(line))).to.not.be.empty;
    for (const line of lines.slice(0, -1)) {
      expect(new TextEncoder().encode(line).length).to.be.at.most(75);
      expect(line).to.match(/^( |[A-Za-z0-9.-]+[;:])[^\r\n]*$/);
      expect(line).to.not.match(/undefined|\[object|\bNaN\b/);
    }
    const table = csvOf(feed, feed.organizations, locale);
    expect(table.replace(/"[^"]*"/g, '').match(/\r\n/g)).to.have.length(feed.organizations.length + 1);
    expect(table).to.not.match(/undefined|\[object|\bNaN\b/);
  });
});
