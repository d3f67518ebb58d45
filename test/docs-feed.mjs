/** The feed's reference, out of its JSON Schema: one table for every kind of object in it. */
import { isDeepStrictEqual } from 'node:util';
import { table } from './markdown.mjs';

export function feedTables(schema) {
  /** Objects that have a table: their path and properties. */
  const known = [];
  const waiting = [{ path: '', object: schema }];
  const texts = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, object } = next;
    if (isKnown(object.properties)) continue;
    known.push(object.properties);
    const rows = Object.entries(object.properties).map(([field, part]) => rowOf(field, part, next));
    const title = path ? `\`${path}\`` : 'The feed';
    texts.push(`#### ${title}\n\n${table(['Field', 'Type', 'Required', 'Meaning'], rows)}`);
  }
  return texts.join('\n\n');

  /** Every schema on the way along the references; the first speaks of the field, the last of its kind. */
  function chain(part) {
    return part.$ref ? [part, ...chain(schema.$defs[part.$ref.split('/').pop()])] : [part];
  }

  /** An object whose every field stands in another table already needs none of its own. */
  function isKnown(properties) {
    const fields = Object.entries(properties);
    return known.some((other) => fields.every(([field, part]) => isDeepStrictEqual(other[field], part)));
  }

  function rowOf(field, part, { path, object }) {
    const type = typeOf(part, path ? `${path}.${field}` : field);
    const meaning = chain(part).find(({ description }) => description)?.description ?? '';
    const required = object.required?.includes(field) ? 'yes' : '';
    return [`\`${field}\``, type, required, sameWords(meaning, type) ? '' : meaning];
  }

  /** The kind of a value in words; objects on the way get their turn. */
  function typeOf(part, path) {
    const kind = chain(part).at(-1);
    if (kind.properties) {
      waiting.push({ path, object: kind });
      return 'an object';
    }
    // One entry may stand without its list; that is said once, not in every row.
    const { items } = [kind, ...(kind.anyOf ?? [])].find((either) => either.items) ?? {};
    if (items && (kind.items || kind.anyOf.some((either) => isDeepStrictEqual(either, items)))) {
      return manyOf('a list', items, `${path}[]`);
    }
    if (kind.additionalProperties) return manyOf('an object', kind.additionalProperties, `${path}.*`);
    const alternatives = kind.anyOf?.map((either) => typeOf(either, path));
    if (kind.description && kind !== part) return lowerCase(kind.description);
    if (alternatives) return [...new Set(alternatives)].join(', or ');
    return [kind.type ?? 'anything'].flat().join(' or ');
  }

  function manyOf(container, entry, path) {
    const type = typeOf(entry, path);
    return type === 'an object' ? `${container} of objects` : `${container} of: ${type}`;
  }
}

/** At the start of a description, unless that is a pattern such as `YYYY-MM`. */
const lowerCase = (text) => text.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
const sameWords = (a, b) => lowerCase(a) === lowerCase(b);
