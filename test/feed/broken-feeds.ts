/** Makes feeds that are wrong in every way we could think of, for property-based tests. */
import * as fc from '../seeded.ts';

const LONG = 'x'.repeat(20_001);

/** Values of which each is right somewhere and wrong in most places. */
const anything = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '\u200b',
  0,
  -1,
  1.5,
  1e21,
  2008,
  true,
  false,
  LONG,
  ' padded ',
  'two\nlines',
  'a\u202eb',
  '\ud800',
  'id-1',
  'two words',
  '-dash',
  'fr',
  'fr-BE',
  'not a tag',
  'BE',
  'be',
  'UK',
  'uk',
  'x-region',
  '150',
  'BEL',
  'US-CA',
  'UK-X',
  '2008',
  '2008-13',
  '2008-02-30',
  '2024-02-29',
  '2019-03-01T10:00:00Z',
  '2019-03-01 10:00',
  '2019-13-01T10:00Z',
  'https://example.org/',
  'http://example.org',
  'page',
  '//example.org/x',
  '/x?y#z',
  'javascript:alert(1)',
  'https://user:pass@example.org/',
  'mailto:a@example.org',
  'mailto:a@example.org?cc=b',
  'tel:+3228947484',
  'www.example.org',
  'a@example.org',
  'a@example',
  '+32 2 894 74 84',
  '116000',
  '12',
  '#fff',
  '#ggg',
  '1.0',
  '2.0',
  '1',
);
const keys = fc.constantFrom(
  'fr',
  'en',
  'und',
  'x',
  'not a tag',
  'BE',
  'x-region',
  'id-1',
  '',
  'constructor',
  'name',
  'label',
);
const nested = fc.oneof(
  { weight: 5, arbitrary: anything },
  fc.array(anything, { maxLength: 3 }),
  fc.dictionary(keys, fc.oneof(anything, fc.array(anything, { maxLength: 2 })), { maxKeys: 3 }),
  fc.array(fc.dictionary(keys, anything, { maxKeys: 2 }), { maxLength: 2 }),
);

type Value = fc.Arbitrary<unknown>;
/** Sometimes as it should be, sometimes one alone in place of an array, sometimes something else altogether. */
const or = (good: Value): Value => fc.oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: nested });
const list = (item: Value): Value => or(fc.oneof(fc.array(or(item), { maxLength: 3 }), item));
const object = (fields: Record<string, Value>): Value =>
  or(
    fc.record(
      Object.fromEntries(Object.entries({ ...fields, 'x-unknown': nested }).map(([key, value]) => [key, or(value)])),
      { requiredKeys: [] },
    ),
  );
const dictionary = (item: Value): Value => or(fc.dictionary(keys, or(item), { maxKeys: 3 }));

const line = fc.constantFrom('Child Focus', 'aide', 'Île-de-France', '北京');
const text = or(fc.oneof(line, fc.dictionary(fc.constantFrom('fr', 'en', 'und'), or(line), { maxKeys: 2 })));
const paragraph = fc.constantFrom('One.\n\nTwo.', 'Only one.');
const paragraphs = or(
  fc.oneof(list(paragraph), fc.dictionary(fc.constantFrom('fr', 'en'), list(paragraph), { maxKeys: 2 })),
);
const id = fc.constantFrom('a', 'b.c', 'child-focus');
const language = fc.constantFrom('fr', 'nl-BE');
const place = fc.constantFrom('BE', '150', 'be', 'UK', 'x-home', 'BE-BRU');
const date = fc.constantFrom<unknown>('2008', '2008-03', '2008-03-01', 2008);
const url = fc.constantFrom('https://example.org/', 'logo.svg', 'http://example.org');
const count = fc.constantFrom<unknown>(0, 12);
const colour = fc.constantFrom('#fff', '#a0B1c2');
const link = object({ rel: line, href: fc.constantFrom('https://example.org/', 'mailto:a@example.org'), label: text });

const address = object({
  purpose: line,
  label: text,
  lines: list(line),
  po_box: line,
  district: text,
  locality: text,
  region: text,
  postal_code: line,
  country: place,
  formatted: text,
  lat: count,
  lon: fc.constant(4.36),
  confidential: nested,
});
const phone = fc.oneof(
  line,
  object({
    tel: fc.constant('+3228947484'),
    display: line,
    type: line,
    ext: line,
    label: text,
    languages: list(language),
  }),
);
const email = fc.oneof(fc.constant('a@example.org'), object({ address: fc.constant('a@example.org'), label: text }));
const facts = {
  acronym: text,
  alt_names: list(text),
  legal_name: text,
  lang: language,
  type: line,
  legal_form: text,
  areas: list(place),
  origin: place,
  founded: date,
  dissolved: date,
  status: line,
  member_since: date,
  member_until: date,
  tags: list(line),
  summary: text,
  description: paragraphs,
  sections: list(object({ title: text, body: paragraphs })),
  logo: object({ src: url, alt: text, width: count, height: count, background: colour }),
  addresses: list(address),
  phones: list(phone),
  emails: list(email),
  website: url,
  social: list(url),
  links: list(link),
  hours: text,
  members_count: count,
  relations: list(object({ rel: line, org: id, name: text, url, country: place })),
  ids: dictionary(line),
  url,
  feed_url: url,
  updated: date,
  verified: object({ date, by: text }),
};
const term = object({ label: text, alt: list(text), description: text, broader: id, same_as: list(url) });

/** A whole feed; each field can be good, of the wrong kind, or absent. */
export const brokenFeed = fc.record(
  {
    orgfeed: fc.constantFrom('1.0', '1.7'),
    title: text,
    lang: language,
    languages: list(language),
    url: or(url),
    feed_url: or(url),
    updated: or(date),
    license: or(line),
    rights: text,
    publisher: object({ id, name: text, ...facts }),
    links: list(link),
    notices: list(object({ kind: line, text, link })),
    types: dictionary(term),
    tags: dictionary(term),
    places: dictionary(object({ label: text, includes: list(place) })),
    profile: or(line),
    org_url: or(url),
    total: or(count),
    next: or(url),
    pages: list(object({ href: url, count })),
    search: object({ engine: line, href: url }),
    alternates: list(object({ orgfeed: fc.constantFrom('1.0', '2.0'), href: url })),
    organizations: list(object({ id, name: text, ...facts })),
    'x-vendor': nested,
  },
  { requiredKeys: ['orgfeed'] },
) as fc.Arbitrary<Record<string, unknown>>;
