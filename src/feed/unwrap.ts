/** What other programs put around a value, so that what was meant can be told. For whoever checks a feed, not for readers. */
import { isObject } from './exact.ts';
import * as kinds from './kinds.ts';
import { languageIn } from './remedy.ts';

/** The value at a path of an issue: one alone may stand for a list of one. */
export function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    if (/^\d+$/.test(key) && !Array.isArray(value)) continue;
    if ((!isObject(value) && !Array.isArray(value)) || !Object.hasOwn(value, key)) return undefined;
    value = (value as unknown as Record<string, unknown>)[key];
  }
  return value;
}

/** Names under which other formats have the value itself, those first that say it most plainly. */
const INNER = [
  /^([@#$_]?(value|text|t))$/i,
  /^(name|rendered|label|title|narrative|content)$/i,
  /^(url|uri|href)$/i,
  /^(code|id)$/i,
];
const LANGUAGE = /^(@?(xml:)?lang(uage|code)?|@language|locale)$/i;
type Plain = string | number | Record<string, string>;

/** `{ "value": "A" }`, `["A"]`, `{ "@value": "A", "@language": "fr" }`: a text, or texts by their languages. */
export function unwrap(value: unknown, depth = 0): Plain | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && value.trim())) return value;
  if (depth > 3) return undefined;
  const entries = Array.isArray(value) ? value.map((entry) => unwrap(entry, depth + 1)) : [];
  if (entries.length === 1) return entries[0];
  if (entries[0] && entries.every((entry) => typeof entry === 'object')) return Object.assign({}, ...entries);
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value);
  const inner = INNER.flatMap((name) => keys.find((key) => name.test(key)) ?? [])[0];
  const text = inner === undefined ? undefined : unwrap(value[inner], depth + 1);
  const tag = kinds.languageTag(value[keys.find((key) => LANGUAGE.test(key)) ?? '']);
  if (text !== undefined) return tag && typeof text === 'string' ? { [tag]: text } : text;
  // Lists of one text in each language.
  const texts = keys.map((key) => {
    const tag = kinds.languageTag(key) ?? languageIn(key);
    return [tag!, tag && unwrap(value[key], depth + 1)] as const;
  });
  return keys.length && texts.every(([, text]) => typeof text === 'string')
    ? (Object.fromEntries(texts) as Record<string, string>)
    : undefined;
}
