/** Fields that the format does not have: most are misspelt, or stand in the wrong place, and are shown nowhere. */
import type { Note } from './advice.ts';
import { isNothing, isObject } from './exact.ts';
import { fieldsAt, isTranslated } from './explain.ts';
import { isLanguage, marksConfidential, meantField } from './habits.ts';
import * as kinds from './kinds.ts';
import { asJson, languageIn } from './remedy.ts';
import { unwrap } from './unwrap.ts';

/** Fields of the publisher's own, in which anything may stand. */
export const isOwn = (key: string): boolean => /^(x-|\$|@|_|\/\/)/.test(key);

/** Names that the format does not know: most are misspelt, and what stands there is shown nowhere. */
export function unknownFields(value: unknown, path: string, note: Note, depth = 0): void {
  if (depth > 8) return;
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries())
      if (typeof entry === 'object') unknownFields(entry, `${path}[${i}]`, note, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  const known = fieldsAt(path);
  const texts =
    !known &&
    isTranslated(path) &&
    !/\.ids\b/.test(path) &&
    Object.values(value).every((text) => typeof text !== 'object' || Array.isArray(text));
  for (const key of Object.keys(value)) {
    if (texts && !kinds.languageTag(key)) {
      const inside = unwrap(value);
      const isWrapped = Object.keys(inside ?? {}).join() !== Object.keys(value).join();
      // Where nothing at all is kept the reader has told it.
      const isKept = Object.keys(value).some((key) => kinds.languageTag(key) && !isNothing(value[key]));
      if (isKept && inside !== undefined && isWrapped)
        return note('wrapped-text', 'warning', path, '{…}', asJson(inside));
    } else if (texts && !isLanguage(key)) note('unknown-language', 'warning', `${path}.${key}`, key, languageIn(key));
    const at = path ? `${path}.${key}` : key;
    if (known && !known.has(key)) {
      if (isOwn(key)) continue;
      const meant = meantField(key, known);
      const hides = marksConfidential(key, value[key]);
      if (hides && known.has('confidential')) note('misspelt-confidential', 'error', at, key);
      else if (hides && /^(organizations|publisher)/.test(path))
        note('misplaced-confidential', 'error', at, key, /(\w+)(\[\d+\])?$/.exec(path)![1]!);
      else note('unknown-field', meant ? 'warning' : 'hint', at, key, meant);
    } else if (typeof value[key] === 'object') unknownFields(value[key], at, note, depth + 1);
  }
}

/** Organisations as fields by their ids, in place of a list: the first id and what it becomes. */
export function keyedIn(value: unknown): [id: string, written: Record<string, unknown>] | undefined {
  const entries = isObject(value) && !('id' in value && 'name' in value) ? Object.entries(value) : [];
  const [id, first] = entries[0] ?? [];
  return isObject(first) && entries.length > 1 && entries.every(([, entry]) => isObject(entry))
    ? [id!, { id, ...Object.fromEntries(Object.entries(first).filter(([key]) => key === 'name')) }]
    : undefined;
}
