/**
 * Makes sentences of issues: where, what stood there, what is wrong, what was lost, and the remedy. For whoever writes
 * a feed, so in English. Brings zod along for what each field means: only `debug` loads it.
 */
import type { Advice } from './advice.ts';
import { adviceSentences, reasons } from './advice-sentences.ts';
import type { Issue, IssueCode } from './read.ts';
import { orgfeedJsonSchema } from './json-schema.ts';
import { asJson, EXTENSION, meantBy } from './remedy.ts';
import { unwrap, valueAt } from './unwrap.ts';

interface Node {
  description?: string;
  required?: string[];
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
  $ref?: string;
  $defs?: Record<string, Node>;
}
let root: Node | undefined;

/** A node with all that it refers to and all that it may be. */
function unfold(node: Node): Node[] {
  const target = node.$ref && root?.$defs?.[node.$ref.slice('#/$defs/'.length)];
  return [node, ...(target ? unfold(target) : []), ...(node.anyOf ?? []).flatMap(unfold)];
}

const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean);
const own = <T>(table: Record<string, T> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;

/** What the format says of the place that a path leads to. */
function fieldAt(path: string): { name?: string; meaning?: string; required: boolean; nodes: Node[] } {
  root ??= orgfeedJsonSchema() as Node;
  let nodes = unfold(root);
  let field: Omit<ReturnType<typeof fieldAt>, 'nodes'> = { required: false };
  for (const key of keysOf(path)) {
    const index = /^\d+$/.test(key);
    const next = nodes.flatMap((node) => {
      const { items, additionalProperties: entries } = node;
      const found =
        own(node.properties, key) ?? (index ? items : undefined) ?? (typeof entries === 'object' ? entries : []);
      return found;
    });
    const required = nodes.some((node) => node.required?.includes(key) && node.properties);
    const known = nodes.some((node) => own(node.properties, key));
    if (next.length) nodes = next.flatMap(unfold);
    const meaning = nodes.find(({ description }) => description)?.description;
    field = known
      ? { name: key, ...(meaning && { meaning }), required }
      : { ...field, required: field.required && index };
  }
  return { ...field, nodes };
}

const known = new Map<string, Set<string> | undefined>();
/** Names of the fields that an object there can have; undefined where its keys are data. */
export function fieldsAt(path: string): ReadonlySet<string> | undefined {
  const place = path.replace(/\[\d+\]/g, '[0]');
  if (!known.has(place)) {
    const { nodes } = fieldAt(place);
    const names = nodes.flatMap(({ properties }) => Object.keys(properties ?? {}));
    const free = !names.length || nodes.some(({ additionalProperties }) => typeof additionalProperties === 'object');
    known.set(place, free ? undefined : new Set(names));
  }
  return known.get(place);
}

/** Characters that hide, or turn what follows them, are written out. */
const quoted = (value: string | number): string =>
  JSON.stringify(value).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );

const shapes: Record<string, string> = { '[…]': 'A list', '{…}': 'An object', undefined: 'Nothing', null: 'Nothing' };
const last = (path: string): string => keysOf(path).at(-1) ?? '';

/** What goes with a field without which its object says nothing. */
function loss(path: string, what: string, verb = 'is'): string {
  const { required, name } = fieldAt(path);
  if (!required) return `so ${what} ${verb} left out`;
  if (/^organizations(\[\d+\])?\.(id|name)$/.test(path)) return 'so the whole organisation is left out';
  if (path === 'title') return 'so nobody can tell where cards come from';
  return `so ${what} ${verb} left out, and with it the entry, which says nothing without its \`${name}\``;
}

/** Whether a text there may be given in several languages. */
export const isTranslated = (path: string): boolean =>
  fieldAt(path).nodes.some(({ additionalProperties }) => typeof additionalProperties === 'object');

type Sentence = (path: string, value: string) => string;
const wrong =
  (fault: string, what: string, remedy: string): Sentence =>
  (path, value) =>
    `${value} is ${fault}, ${loss(path, what)}. ${remedy}`;

const sentences: Record<IssueCode, Sentence> = {
  'not-a-feed': (_, value) =>
    `${Object.values(shapes).includes(value) ? 'There is no version' : `${value} is no version`} of the format here, so nothing can be shown. ` +
    'An Org Feed is a JSON object that begins with "orgfeed": "1.0".',
  'other-version': (_, value) =>
    `${value} is a version of the format that this reader does not know, so nothing can be shown. ` +
    'Publish a feed of version 1 and name it in `alternates`, or use a newer org-cards.',
  missing: (path) => {
    if (path === 'title')
      return 'The feed has no title. Nothing is lost, yet nobody can tell where cards come from: add `title`.';
    if (path === 'organizations')
      return 'The feed has no organizations. Add `organizations`, or `pages` or `search` that lead to them.';
    if (/^organizations(\[\d+\])?\.(id|name)$/.test(path))
      return `This is missing, so the whole organisation is left out. Add its \`${last(path)}\`.`;
    return `This is missing, and without it the rest says nothing, so that is left out. Add \`${last(path)}\`.`;
  },
  empty: wrong('without anything to be seen', 'it', 'Write something, or leave the field out.'),
  'not-an-object': (path, value) => {
    const entry = fieldAt(path).nodes.flatMap(({ additionalProperties: entry }) =>
      typeof entry === 'object' ? entry : [],
    );
    const remedy = entry[0]
      ? `Write { "…": ${entry.flatMap(unfold).some(({ properties }) => properties) ? '{ "label": "…" }' : '"…"'} }, each entry by its ${/\bids$/.test(path) ? 'register' : path.startsWith('places') ? 'code' : 'id'}.`
      : `Write ${/\.(phones|emails)(\[\d+\])?$/.test(path) ? 'it in quotation marks, or ' : ''}{ … } with the names of fields and their values.`;
    return `${value} is not an object with fields, ${loss(path, 'it')}. ${remedy}`;
  },
  'not-text': (path, value) => {
    const one = isTranslated(path) ? 'one text, or one for each language: { "en": "…" }' : 'one text';
    const remedy = Object.values(shapes).includes(value) ? `Write ${one}.` : 'Write it in quotation marks.';
    return `${value} is not text, ${loss(path, 'it')}. ${remedy}`;
  },
  'too-long': (_, value) =>
    `The text that begins with ${value} is longer than 20,000 characters, so its end is cut off. Shorten it, or divide it into \`sections\`.`,
  'too-many': (path) => {
    const most = path === 'organizations' ? '200,000' : '1,000';
    return `There are more than ${most} entries, so those after the first ${most} are left out. Divide them${path === 'organizations' ? ' into `pages`' : ', or keep those that matter'}.`;
  },
  'bad-id': (path, value) =>
    `${value} is not an id, ${loss(path, 'it')}. ` +
    (value.startsWith('"') ? 'Begin' : 'Write it in quotation marks: begin') +
    ' with a letter or digit and use letters, digits and . _ ~ - only, 128 characters at most.',
  'duplicate-id': (_, value) =>
    `${value} is the id of an organisation further up too, so this second one is left out. Give each its own id.`,
  'bad-language': (_, value) =>
    `${value} is not a language tag, so it is left out. ` +
    'Write a tag such as fr, nl-BE or zh-Hant, and und for an unknown language.',
  'bad-place': wrong(
    'not the code of a place',
    'it',
    'Write two letters (BE), a subdivision (BE-BRU) or three digits of UN M49 (150); an address takes a country only. Own regions begin with x- and stand in `places`.',
  ),
  'bad-date': wrong(
    'not a date of the calendar',
    'it',
    'Write "2008", "2008-03" or "2008-03-01", or nothing where it is not known.',
  ),
  'bad-url': (path, value) => {
    if (/\blinks\b.*href$|^notices/.test(path))
      return `${value} is not an http(s), mailto or tel address, ${loss(path, 'the link')}. Write the whole address, without a user name, a password or mail parameters.`;
    const several = /^"https?:.*[;,|\s]+(https?:|www\.)/i.test(value) || value === shapes['[…]'];
    if (several && !path.endsWith(']'))
      return `${value} is not one http(s) address, ${loss(path, 'the link')}. Write one alone; others belong in \`links\`.`;
    const remedy = /^"(mailto:)?[^/:]+@[^/:]+\.[^/:]+"$/i.test(value)
      ? 'A mail address belongs in `emails`.'
      : /^"tel:|^"\+?[\d\s().-]{6,}"$/i.test(value)
        ? 'A telephone number belongs in `phones`.'
        : 'Write the whole address, beginning with https:// or http://.';
    return `${value} is not an http(s) address, ${loss(path, 'the link')}. ${remedy}`;
  },
  'other-origin': (_, value) =>
    `${value} is on another origin than the feed, so it is not followed. Keep all files of a feed on one origin: same scheme, host and port.`,
  'bad-email': (path, value) =>
    `${value} is not a mail address alone, ${loss(path, 'it')}. ` +
    (/^"(https?:\/\/|www\.)/i.test(value)
      ? 'The address of a page belongs in `website` or `links`.'
      : 'Write it without a name and without parameters: info@example.org.'),
  'bad-phone': (path, value) =>
    `${value} is not a number to dial, ${loss(path, 'the link to call it')}. ` +
    'Write + and the country code (+3228947484), or a short code of 3 to 8 digits; ' +
    `how it is written for people belongs in \`display\`${EXTENSION.test(value) ? ', and the extension in `ext`' : ''}.`,
  'bad-number': (path, value) =>
    `${value} is not a number that can stand here, ${loss(path, 'it')}. ` +
    (/\blat$/.test(path) && !value.startsWith('"')
      ? 'Degrees north go from -90 to 90: have `lat` and `lon` changed places?'
      : 'Write a number without quotation marks, and inside the limits.'),
  'bad-colour': wrong('not a colour', 'it', 'Write #rgb or #rrggbb.'),
  'bad-version': wrong('not a version', 'it', 'Write major and minor version in quotation marks: "2.0".'),
  confidential: () =>
    'The address is marked as confidential, so it is shown nowhere. It can be read in the feed all the same: take it out of the file.',
  cycle: (_, value) =>
    `The wider term ${value} leads back to where it began, so this link is cut. Let \`broader\` go upwards only.`,
};

/**
 * What is wrong, what was lost and what to do; the place is said elsewhere.
 * @param json the feed as it stood: what is wrapped in an object or a list can then be offered without it
 */
export function sentenceOf({ code, path, args }: Issue | Advice, json?: unknown): string {
  const stood = args?.['value'] ?? '';
  const whole = path && valueAt(json, path);
  const value = typeof whole === 'boolean' ? String(whole) : (own(shapes, String(stood)) ?? quoted(stood));
  const advice = own(adviceSentences, code);
  if (advice) return advice(value, String(args?.['more'] ?? ''));
  const sentence = sentences[code as IssueCode](path, value);
  const fields = fieldAt(path).nodes.flatMap(({ properties }) => Object.keys(properties ?? {}));
  const inside = typeof whole === 'object' ? unwrap(whole) : undefined;
  const isText = code === 'not-text' || code === 'empty';
  // It may be the name under which something stands.
  const isKey = typeof stood === 'string' && path.endsWith(`.${stood}`);
  const [meant, other] =
    typeof whole === 'boolean'
      ? []
      : isText && inside !== undefined
        ? [asJson(typeof inside !== 'object' ? String(inside) : isTranslated(path) ? inside : Object.values(inside)[0])]
        : meantBy(
            code as IssueCode,
            isKey || typeof inside === 'object' ? stood : (inside ?? stood),
            path,
            new Set(fields),
            whole,
          );
  if (other) return `${sentence} Here that would be ${meant} with the day first, ${other} with the month first.`;
  return meant ? `${sentence} Here that would be ${meant}.` : sentence;
}

/** Why an issue matters to readers. */
export const reasonOf = ({ code }: Issue | Advice): string => reasons[code];

/**
 * One issue in plain words, with the remedy and what the field is for.
 * @param issue from parseFeed or adviceOn
 * @param json the feed as it stood
 */
export function explain(issue: Issue | Advice, json?: unknown): string {
  const { name, meaning } = fieldAt(issue.path);
  const about = name && meaning && Object.hasOwn(sentences, issue.code) ? ` (\`${name}\`: ${meaning}.)` : '';
  return `${issue.path || 'The feed'}: ${sentenceOf(issue, json)}${about}`;
}
