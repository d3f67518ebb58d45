/**
 * What somebody probably meant whose value is of no kind: the same thing, written as the format wants it. Only what leaves no
 * doubt is offered, and nothing that the reader would not keep. For whoever checks a feed, not for readers.
 */
import { nameToCode } from './country-names.ts';
import type { IssueCode } from './issues.ts';
import * as kinds from './kinds.ts';
import { isObject } from './exact.ts';
import { isHost } from './habits.ts';

/** Digits of other scripts, and of full width, as those of ASCII; other characters of full width likewise. */
const plainDigits = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    // The digits of each script stand together, and begin where the character before is none.
    let zero = digit.codePointAt(0)!;
    while (zero > 0x39 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0)! - zero < 9) zero--;
    return zero > 0x39 ? String(digit.codePointAt(0)! - zero) : digit;
  });

const two = (number: string): string => number.padStart(2, '0');

let months: Map<string, string> | undefined;
/** Months by their names in several languages, whole and short. */
function monthNames(): Map<string, string> {
  if (months) return months;
  months = new Map();
  for (const language of LANGUAGES)
    for (const style of ['long', 'short'] as const)
      for (let month = 1; month <= 12; month++)
        for (const { type, value } of new Intl.DateTimeFormat(language, {
          month: style,
          day: 'numeric',
          timeZone: 'UTC',
        }).formatToParts(Date.UTC(2000, month - 1, 1)))
          if (type === 'month') months.set(value.toLowerCase().replace('.', ''), String(month));
  return months;
}

/** A date of another form; of one that could be two days both. */
function datesIn(text: string): string[] {
  const plain = plainDigits(text).trim();
  const iso =
    /^\+?(\d{4})[-/.年](\d\d?)(?:[-/.月](\d\d?)日?|月)?(?:[T ].*)?$/.exec(plain) ??
    /^(\d{4})(\d\d)(\d\d)(?:T.*)?$/.exec(plain);
  if (iso) {
    const parts = iso.slice(1).filter((part) => Number(part) > 0);
    return [parts.map((part, i) => (i ? two(part) : part)).join('-')];
  }
  const year =
    /^(?:(?:c|ca|circa|about|approx|approximately|around|since|in|est|established|founded(?: in)?|vers|env|environ|depuis|en|um|seit|ab)\b\.?\s*|[~≈+])?(\d{4})(?:年|\.0|\s?\(?\?\)?)?$/i.exec(
      plain,
    )?.[1];
  if (year) return [year];
  const [, only, whole] = /^(\d\d?)[-/.](\d{4})$/.exec(plain) ?? [];
  if (whole) return [`${whole}-${two(only!)}`];
  const [, early, month] = /^(\d{4})(0[1-9]|1[0-2])$/.exec(plain) ?? [];
  if (early) return [`${early}-${month}`];
  const words =
    /^(?:(\d\d?)(?:st|nd|rd|th|er|º)?[.,]? (?:de )?)?(\p{L}{3,})\.?(?: (\d\d?)(?:st|nd|rd|th)?)?,? (?:de )?(\d{4})$/iu.exec(
      plain,
    );
  const place = words && monthNames().get(words[2]!.toLowerCase());
  if (place)
    return [
      [words[4], place, words[1] ?? words[3]]
        .filter(Boolean)
        .map((part) => two(part!))
        .join('-'),
    ];
  const [, a, b, y] = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:[T ].*)?$/.exec(plain) ?? [];
  if (y) return [...new Set([`${y}-${two(b!)}-${two(a!)}`, `${y}-${two(a!)}-${two(b!)}`])];
  const moment = /^1?\d{9}(\d{3})?$/.test(plain) ? new Date(Number(plain) * (plain.length > 10 ? 1 : 1000)) : undefined;
  if (moment) return [moment.toISOString().slice(0, 10)];
  // Spreadsheets count days from the end of 1899; from 1940 on nothing else has five digits.
  return /^[2-5]\d{4}$/.test(plain) || /^1[5-9]\d{3}$/.test(plain)
    ? [new Date(Date.UTC(1899, 11, 30 + Number(plain))).toISOString().slice(0, 10)]
    : [];
}

/** Languages in which registers name countries and languages most. */
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt', 'pl', 'ru', 'ar', 'zh', 'ja'];

/** Regions of the world by what registers call them; Chromium knows no names of regions. */
const REGIONS: Record<string, string> = {
  world: '001', worldwide: '001', global: '001', international: '001', monde: '001', 'le monde': '001',
  africa: '002', afrique: '002', asia: '142', asie: '142', europe: '150', europa: '150', oceania: '009', 'océanie': '009',
  americas: '019', 'the americas': '019', 'amériques': '019', 'north america': '003', 'amérique du nord': '003',
  'south america': '005', 'amérique du sud': '005', 'latin america': '419', 'amérique latine': '419',
  'sub-saharan africa': '202', 'subsaharan africa': '202', 'western africa': '011', 'west africa': '011', 'eastern africa': '014',
  'east africa': '014', 'southern africa': '018', 'northern africa': '015', 'north africa': '015', 'middle africa': '017',
  caribbean: '029', 'central america': '013', 'western europe': '155', 'eastern europe': '151', 'northern europe': '154',
  'southern europe': '039', 'central asia': '143', 'eastern asia': '030', 'southern asia': '034', 'western asia': '145',
  'south-eastern asia': '035', 'southeast asia': '035',
  'european union': 'EU', 'union européenne': 'EU',
}; // prettier-ignore

/** The parts of the United Kingdom, which its registers take for countries. */
const NATIONS: Record<string, string> = {
  england: 'GB-ENG',
  scotland: 'GB-SCT',
  wales: 'GB-WLS',
  'northern ireland': 'GB-NIR',
};

function placeIn(text: string, isCountry: boolean): string | undefined {
  const name = text.trim().toLowerCase();
  const nation = Object.hasOwn(NATIONS, name) ? NATIONS[name] : undefined;
  if (nation) return isCountry ? 'GB' : nation;
  if (Object.hasOwn(REGIONS, name)) return isCountry ? undefined : REGIONS[name];
  if (/^\d{1,3}$/.test(name)) {
    const code = kinds.place(name.padStart(3, '0'));
    return isCountry ? kinds.country(code) : code;
  }
  // `EL` is Greece to the European Union. Two letters that are no code mean nothing.
  return name === 'el' ? 'GR' : /^[a-z]{2}$/.test(name) ? undefined : nameToCode(name, LANGUAGES);
}

let languages: Map<string, string> | undefined;
/** Languages by their names, in their own words and in those of others. */
function languageNames(): Map<string, string> {
  const found = new Map<string, string>();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  for (const reader of Intl.DisplayNames.supportedLocalesOf([...LANGUAGES, ...codes])) {
    const names = new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' });
    for (const code of LANGUAGES.includes(reader) ? codes : [reader]) {
      const name = names.of(code);
      if (name) found.set(name.toLowerCase(), code);
    }
  }
  return found;
}

/** The tag of a language by its name, or by the country where most speak it. */
export function languageIn(text: string): string | undefined {
  if (text.includes('_')) return tagIn(text.replaceAll('_', '-'));
  languages ??= languageNames();
  const named = languages.get(text.trim().toLowerCase());
  if (named) return named;
  const country = /^[a-z]{2}$/i.test(text) ? new Intl.Locale(`und-${text}`).maximize().language : 'und';
  return country === 'und' ? undefined : country;
}

function tagIn(text: string): string | undefined {
  try {
    return kinds.languageTag(Intl.getCanonicalLocales(text.trim())[0]);
  } catch {
    return undefined;
  }
}
/** An address without its scheme, with two, or with a password in it. */
function addressIn(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(https?:\/*)+(?=https?:)/i, '')
    .replace(/^\/\/(?=[\w-]+\.)/, 'https://')
    .replace(/^<a\s[^>]*href=["']?([^"'\s>]+)[^]*$/i, '$1');
  if (/[\s;,]/.test(bare)) return undefined;
  const whole = /^https?:/i.test(bare) ? bare : isHost(bare) ? `https://${bare}` : undefined;
  return kinds.website(whole?.replace(/^(\w+:\/*)[^/@]*@/, '$1'));
}

/** The only address in an object; where a list should be all that stand there by the names of networks. */
function addressesIn(value: unknown, path: string): string | string[] | undefined {
  if (!isObject(value)) return undefined;
  const found = Object.values(value).map((entry) => (typeof entry === 'string' ? addressIn(entry) : undefined));
  const addresses = found.filter((address) => address !== undefined);
  if (!path.endsWith(']')) return addresses[1] ? undefined : addresses[0];
  return addresses[0] && addresses.length === found.length ? addresses : undefined;
}

/** A number of things, its thousands divided as in no programming language. */
const thousandsIn = (text: string): number | undefined =>
  /^\d{1,3}([., '\u00a0\u202f]\d{3})+$/.test(text.trim()) ? Number(text.replace(/\D/g, '')) : undefined;

/** Numbers as other languages and tables write them. */
function numberIn(text: string): number | undefined {
  const plain = text.trim();
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  return thousandsIn(plain) ?? (/^-?\d+,\d+$/.test(plain) ? Number(plain.replace(',', '.')) : undefined);
}

/** An id out of an address or a number, or with hyphens for what may not be in one. */
function idIn(text: string): string | undefined {
  const last = /^\w+:/.test(text) ? text.split(/[/#:]/).findLast(Boolean)! : text;
  return kinds.slug(last.trim().replace(/[\s/:|]+/g, '-'));
}

/** What follows a number where it leads to somebody inside. */
export const EXTENSION = /[\s,;]*(?:#|(?<![a-z])(?:x|extn?|extension|poste|int|durchwahl|dw))[.:\s]*\d{1,6}(?="?$)/i;

/** `… 74 84 / 85` are two numbers: joined they would reach somebody else. */
const OTHER_END = /\d\s*(\/|\b(or|ou|oder|of|o)\b)\s*\d{1,3}\s*$/i;

/** A number to dial: what begins with the code of a country, without a zero that is dialled only inside it. */
function numberToDial(text: string): string | undefined {
  if (OTHER_END.test(text)) return undefined;
  const digits = plainDigits(text)
    .replace(/^\s*tel:/i, '')
    .replace(EXTENSION, '')
    .trim()
    .replace(/^00/, '+');
  const tel = kinds.tel(digits);
  return tel && (/^\d{3,4}$|^11[68]\d{3}$/.test(tel) || (tel.startsWith('+') && !hasTrunkZero(digits)))
    ? tel
    : undefined;
}
/** What to write for a number that is only written somehow. */
export function phoneIn(text: string): Record<string, string> | undefined {
  const fax = /^\W*(?:tele)?fax\b[\s.:]*(.+)$/i.exec(text)?.[1];
  if (fax) return { display: fax, type: 'fax' };
  const tel = numberToDial(text);
  const ext = /\d+$/.exec(EXTENSION.exec(text)?.[0] ?? '')?.[0];
  const display = text
    .replace(EXTENSION, '')
    .replace(/^\s*tel:/i, '')
    .trim();
  return tel === undefined ? undefined : { tel, ...(display !== tel && { display }), ...(ext && { ext }) };
}
/** `+49 0351`: that zero is dialled inside the country only. Italy's is not, nor those of a few others. */
export const hasTrunkZero = (tel: string): boolean =>
  /^\+(?!39|378|225|24[12]|229)\d{1,3}[\s().\-/]*0\d/.test(tel) && !/\(0\)/.test(tel);

const mailsIn = (text: string): string[] => [
  ...new Set(
    text
      .replace(/mailto:/gi, ' ')
      .replace(/\?subject=.*/i, '')
      .replace(/\s*[([{]\s*(at|@|a|ät)\s*[)\]}]\s*/gi, '@')
      .replace(/\s*[([{]\s*(dot|punkt|point|\.)\s*[)\]}]\s*/gi, '.')
      .split(/[\s,;<>()"'|]+/)
      .flatMap((part) => kinds.email(part) ?? []),
  ),
];

/** The parts of a cell with several values, as long as each is of its kind. */
function severalIn<T>(text: string, read: (part: string) => T | undefined): T[] | undefined {
  const parts = text
    .split(/[;,|\n]|\s\/\s/)
    .map((part) => part.trim())
    .filter(Boolean);
  const values = parts.map(read);
  return parts.length > 1 && values.every((value) => value !== undefined) ? (values as T[]) : undefined;
}
/** Numbers to dial of which one text holds several. */
export const numbersToDial = (text: string): string[] | undefined => severalIn(text, numberToDial);

/** Where a plain value may be meant for a field of an object. */
const MAIN: [field: string, read: (value: string) => unknown][] = [
  ['formatted', kinds.line],
  ['src', kinds.link],
  ['date', (value) => kinds.dateTime(value)],
  ['href', (value) => (/^(https?|mailto|tel):/i.test(value) ? kinds.anyLink(value) : undefined)],
  ['name', kinds.line],
  ['text', kinds.line],
  ['label', kinds.line],
];

/**
 * @param value as it stood
 * @param path where
 * @param fields of the object that should stand there
 * @param whole what stood there, where it was more than a value
 * @returns what to write, as JSON; of what can be two things both
 */
export function meantBy(
  code: IssueCode,
  value: string | number,
  path: string,
  fields: ReadonlySet<string>,
  whole?: unknown,
): string[] {
  const text = String(value);
  const several = <T>(read: (part: string) => T | undefined): T | T[] | undefined =>
    read(text) ?? (path.endsWith(']') ? severalIn(text, read) : undefined);
  // It may have been cut.
  if (text.length >= 80) return [];
  const found = ((): unknown[] => {
    switch (code) {
      case 'not-a-feed':
        return /^v?1(\.0)*$/i.test(text) ? ['1.0'] : [];
      case 'not-text':
        return typeof value === 'number' ? [text] : [];
      case 'bad-id':
        return [idIn(text)];
      case 'bad-language':
        return [several((part) => (/^[a-z]{2,3}\b/i.test(part) ? tagIn(part) : undefined) ?? languageIn(part))];
      case 'bad-place': {
        const isCountry = /\baddresses\b.*country$/.test(path);
        const rule = isCountry ? kinds.country : kinds.place;
        return [several((part) => rule(part) ?? placeIn(part, isCountry))];
      }
      case 'bad-date':
        // 1990.5 is no month.
        return (typeof value === 'number' && value % 1 ? [] : datesIn(text)).map(
          /updated$|verified\.date$/.test(path) ? kinds.dateTime : kinds.partialDate,
        );
      case 'bad-url':
        return [several(addressIn) ?? addressesIn(whole, path)];
      case 'bad-email':
        return mailsIn(text).length > 1 ? [mailsIn(text)] : mailsIn(text);
      case 'bad-phone':
        return [numberToDial(text)];
      case 'bad-number': {
        const number = numberIn(text);
        const rule = /\blat$/.test(path) ? kinds.latitude : /\blon$/.test(path) ? kinds.longitude : kinds.count;
        // A number of things has no fraction: `1.200` is written in thousands.
        return typeof value === 'number' ? [] : [rule(number) ?? rule(thousandsIn(text))];
      }
      case 'bad-colour':
        return [kinds.colour(`#${text}`)];
      case 'not-an-object': {
        if (/\bphones(\[\d+\])?$/.test(path)) return /\d/.test(text) ? [text] : [];
        const [field, read] = MAIN.find(([field]) => fields.has(field)) ?? [];
        return field &&
          !/^organizations(\[\d+\])?$/.test(path) &&
          typeof value === 'string' &&
          read!(value) !== undefined
          ? [{ [field]: value }]
          : [];
      }
      default:
        return [];
    }
  })();
  return found.flatMap((meant) => (meant === undefined ? [] : asJson(meant)));
}

/** As one writes it by hand, in one line. */
export const asJson = (value: unknown): string =>
  JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/^\[ | \]$/g, (end) => end.trim());
