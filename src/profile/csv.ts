/** Organizations as a table that spreadsheets open: CSV (RFC 4180), in UTF-8 with a byte-order mark. */
import type { Feed, Organization } from '../feed/schema.ts';
import type { OrderAddress } from './address.ts';
import type { ContactPoint } from './contact.ts';
import type { Language, Messages } from './messages.ts';
import { buildProfile } from './profile.ts';
import { speakerOf } from './speaker.ts';
import type { Phrase } from './text.ts';

/** Names of columns that the interface has no other use for. */
const words: Record<Language, { name: string; acronym: string; country: string; places: string; page: string }> = {
  en: { name: 'Name', acronym: 'Acronym', country: 'Country', places: 'Places', page: 'Page in the directory' },
  fr: { name: 'Nom', acronym: 'Sigle', country: 'Pays', places: 'Lieux', page: 'Page dans l’annuaire' },
};

/** Between the values of one cell. */
const AND = '; ';
const textOf = ({ text }: Phrase): string => text;

const NUMBERS = /^[+0](?:[\d\s().\-/;+]| \p{L}{1,9}\.? (?=\d))*$/u;
const FORMULA = /^[\s"]*[=+\-@＝＋－＠\t\r]/;

/** Where spreadsheets divide a row, whatever divides ours: a French Excel takes every semicolon for the end of a cell. */
const DIVIDED = /(?<=[;\t\r\n])/;

/**
 * A cell as it shall be read. Spreadsheets take what begins with certain characters for a formula: an apostrophe before
 * it makes it text. Before telephone numbers a space that does not break does, so that they keep their + or 0 and
 * nothing has to be taken off them.
 */
function cell(text: string): string {
  const said = text
    .split(DIVIDED)
    .map((piece) => (NUMBERS.test(piece.trim()) ? `\u00a0${piece.trim()}` : FORMULA.test(piece) ? `'${piece}` : piece))
    .join('');
  return /[",;\r\n]|^\s|\s$/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}

const line = (cells: readonly (string | undefined)[]): string =>
  `${cells.map((text) => cell(text ?? '')).join(',')}\r\n`;

/** The country where the directory files it, else where it is from, else that of its first address. */
const countryOf = ({ areas = [], origin, addresses = [] }: Organization): string[] => {
  const countries = areas.map((code) => /^[A-Z]{2}/.exec(code)?.[0]).filter((code) => code !== undefined);
  return countries[0]
    ? [...new Set(countries)]
    : [origin ?? addresses.find(({ country }) => country)?.country ?? []].flat();
};

/**
 * One row an organization, the names of the columns first.
 * @param feed what `parseFeed` gave
 * @param organizations those of its records that are wanted
 * @param locale BCP 47 tag of the reader's language
 * @param messages the words of the interface for that language
 * @param order orders addresses of countries that differ from the usual order
 */
export const buildCsv = (...what: Parameters<typeof csvLines>): string => [...csvLines(...what)].join('');

/** The same, line by line: of tens of thousands it takes seconds. */
export function* csvLines(
  feed: Feed,
  organizations: readonly Organization[],
  locale: string,
  messages: Messages,
  order?: OrderAddress,
): Generator<string> {
  const own = words[messages.lang as Language];
  const { type, founded, tags, phone, email, website, address } = messages;
  const { name, acronym, country, places, page } = own;
  yield `\ufeff${line([name, acronym, type, country, places, founded, tags, phone, email, website, address, page])}`;
  for (const organization of organizations) {
    const profile = buildProfile(feed, organization, locale, messages, order);
    const { place, say } = speakerOf(feed, organization, locale, messages);
    const ways = (kind: ContactPoint['kind']): ContactPoint[] =>
      profile.contact.filter((point) => point.kind === kind && point.lines[0]);
    yield line([
      profile.name.text,
      say(organization.acronym)?.text,
      profile.facts.find((fact) => fact.name === 'type')?.value.text,
      countryOf(organization)
        .map((code) => place(code).text)
        .join(AND),
      profile.places.map(textOf).join(messages.comma),
      organization.founded,
      profile.tags.map(({ label }) => label.text).join(AND),
      ways('phone')
        .map(({ lines }) => lines[0]!.text)
        .join(AND),
      ways('email')
        .map(({ lines }) => lines[0]!.text)
        .join(AND),
      organization.website,
      ways('address')
        .map(({ lines }) => lines.map(textOf).join(messages.comma))
        .join(AND),
      profile.url,
    ]);
  }
}
