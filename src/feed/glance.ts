/**
 * Tells at a glance that a value is good as it stands: the readers' own rules, without what mends and copies. Almost every
 * record of almost every feed is; reading then takes less than JSON.parse did.
 */
import * as exact from './exact.ts';
import * as kinds from './kinds.ts';
import type { Reader } from './readers.ts';

/** True only where the reader would give back the value itself, without a fault; false where the reader has to look. */
export type Check = (value: unknown) => boolean;

// The first and last letter of almost every line: neither space nor invisible.
const isPlain = (code: number): boolean => (code > 0x20 && code < 0x7f) || (code > 0xad && code < 0x300);
const isLine: Check = (value) =>
  typeof value === 'string' &&
  (isPlain(value.charCodeAt(0)) && isPlain(value.charCodeAt(value.length - 1)) && value.length <= exact.MAX_STRING
    ? !kinds.UNTIDY.test(value) || exact.line(value)
    : exact.line(value));

/** Of leaves; a text of several paragraphs in one string is for the reader. */
const checks = new Map<unknown, Check>([
  [kinds.line, isLine],
  [kinds.prose, isLine],
  [kinds.slug, exact.slug],
  [kinds.languageTag, exact.languageTag],
  [kinds.place, exact.place],
  [kinds.country, exact.country],
  [kinds.partialDate, exact.date],
  [kinds.dateTime, exact.dateTime],
  [kinds.link, exact.link],
  [kinds.website, exact.link],
  [kinds.anyLink, exact.link],
  [kinds.tel, exact.tel],
  [kinds.email, exact.email],
]);

/** The check of what a reader takes as it stands. */
export function checkOf(reader: Reader<unknown>): Check {
  let check = checks.get(reader);
  if (!check) checks.set(reader, (check = make(reader)));
  return check;
}

function make(reader: Reader<unknown>): Check {
  if (!reader.parts) return (value) => value !== undefined && reader(value, {}) === value;
  const { fields, required, item, isKey, choose } = reader.parts;
  if (choose && choose('') === kinds.line) return isText;
  if (choose) return either(checkOf(choose('')), checkOf(choose({})));
  if (fields) return object(fields, required!);
  if (isKey) return dictionary(checkOf(isKey), checkOf(item!));
  return item ? list(checkOf(item)) : () => false;
}

const isLetter = (code: number): boolean => code > 0x60 && code < 0x7b;
const isLanguage = (key: string): boolean =>
  key.length === 2 ? isLetter(key.charCodeAt(0)) && isLetter(key.charCodeAt(1)) : exact.languageTag(key);
const isText: Check = (value) => {
  if (typeof value === 'string') return isLine(value);
  if (!exact.isObject(value)) return false;
  let size = 0;
  for (const key in value) if (++size > exact.MAX_ENTRIES || !isLanguage(key) || !isLine(value[key])) return false;
  return size > 0;
};
const either =
  (one: Check, several: Check): Check =>
  (value) =>
    typeof value === 'string' || Array.isArray(value) ? one(value) : several(value);

const list =
  (item: Check): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length > exact.MAX_ENTRIES) return false;
    for (let i = 0; i < value.length; i++) if (!item(value[i])) return false;
    return value.length > 0;
  };

const dictionary =
  (isKey: Check, item: Check): Check =>
  (value) => {
    if (!exact.isObject(value)) return false;
    let size = 0;
    for (const key in value) if (++size > exact.MAX_ENTRIES || !isKey(key) || !item(value[key])) return false;
    return size > 0;
  };

interface Field {
  readonly key: string;
  readonly check: Check;
  readonly needed: number;
  /** What followed it last time: fields stand in the same order again and again. */
  next: Field;
}
function object(readers: ReadonlyMap<string, Reader<unknown>>, required: readonly string[]): Check {
  const fields = new Map<string, Field>();
  // Of no name at all: '' is one that a field can have.
  const start = {} as Field;
  start.next = start;
  for (const [key, reader] of readers)
    fields.set(key, { key, check: checkOf(reader), needed: required.includes(key) ? 1 : 0, next: start });
  return (value) => {
    if (!exact.isObject(value)) return false;
    let field = start;
    let needed = 0;
    for (const key in value) {
      let next = field.next;
      if (next.key !== key) {
        const other = fields.get(key);
        if (!other) return false;
        field.next = next = other;
      }
      field = next;
      if (!field.check(value[key])) return false;
      needed += field.needed;
    }
    return needed === required.length;
  };
}
