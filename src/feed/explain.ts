/**
 * Makes sentences of issues: where, what stood there, what is wrong, what was lost, and the remedy. For whoever writes
 * a feed, so in English. Brings zod along for what each field means: only `debug` loads it.
 */
import type { Advice } from './advice.ts';
import { adviceSentences, reasons } from './advice-sentences.ts';
import type { Issue, IssueCode } from './read.ts';
import { orgfeedJsonSchema } from './json-schema.ts';

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

/** The word that was probably meant: with one letter too many, too few, other or exchanged, or two in a long one. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = word.length > 6 ? 3 : 2;
  for (const other of words) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const steps = distance(word.toLowerCase(), other.toLowerCase());
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
}

/** Levenshtein's, where exchanging two neighbours is one step. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

/** Characters that hide, or turn what follows them, are written out. */
const quoted = (value: string | number): string =>
  JSON.stringify(String(value)).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );

const shapes: Record<string, string> = { '[…]': 'A list', '{…}': 'An object', undefined: 'Nothing', null: 'Nothing' };
const last = (path: string): string => keysOf(path).at(-1) ?? '';

/** What goes with a field without which its object says nothing. */
function loss(path: string, what: string, verb = 'is'): string {
  const { required, name } = fieldAt(path);
  if (!required) return `so ${what} ${verb} left out`;
  if (/^organizations(\[\d+\])?\.(id|name)\b/.test(path)) return 'so the whole organization may be left out';
  return `so ${what} ${verb} left out, and what cannot do without \`${name}\` with it`;
}

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
      return `This is missing, so the whole organization is left out. Add its \`${last(path)}\`.`;
    return `This is missing, and without it the rest says nothing, so that is left out. Add \`${last(path)}\`.`;
  },
  empty: wrong('without anything to be seen', 'it', 'Write something, or leave the field out.'),
  'not-an-object': wrong('not an object with fields', 'it', 'Write { … } with the names of fields and their values.'),
  'not-text': wrong('not text', 'it', 'Write it in quotation marks.'),
  'too-long': (_, value) =>
    `The text that begins with ${value} is longer than 20,000 characters, so its end is cut off. Shorten it, or divide it into \`sections\`.`,
  'too-many': (path) => {
    const most = path === 'organizations' ? '200,000' : '1,000';
    return `There are more than ${most} entries, so those after the first ${most} are left out. Divide them${path === 'organizations' ? ' into `pages`' : ', or keep those that matter'}.`;
  },
  'bad-id': wrong(
    'not an id',
    'it',
    'Begin with a letter or digit and use letters, digits and . _ ~ - only, 128 characters at most.',
  ),
  'duplicate-id': (_, value) =>
    `${value} is the id of an organization further up too, so this second one is left out. Give each its own id.`,
  'bad-language': wrong(
    'not a language tag',
    'it',
    'Write a tag such as fr, nl-BE or zh-Hant, and und for an unknown language.',
  ),
  'bad-place': wrong(
    'not the code of a place',
    'it',
    'Write two letters (BE), a subdivision (BE-BRU) or three digits of UN M49 (150); an address takes a country only. Own regions begin with x- and stand in `places`.',
  ),
  'bad-date': wrong('not a date of the calendar', 'it', 'Write "2008", "2008-03" or "2008-03-01".'),
  'bad-url': (path, value) =>
    /\blinks\b.*href$|^notices/.test(path)
      ? `${value} is not an http(s), mailto or tel address, ${loss(path, 'the link')}. Write the whole address, without a user name, a password or mail parameters.`
      : `${value} is not an http(s) address, ${loss(path, 'the link')}. Write the whole address, beginning with https:// or http://.`,
  'other-origin': (_, value) =>
    `${value} is on another origin than the feed, so it is not followed. Keep all files of a feed on one origin: same scheme, host and port.`,
  'bad-email': wrong(
    'not a mail address alone',
    'it',
    'Write it without a name and without parameters: info@example.org.',
  ),
  'bad-phone': wrong(
    'not a number to dial',
    'the link to call it',
    'Write + and the country code (+3228947484), or a short code of 3 to 8 digits; how it is written for people belongs in `display`.',
  ),
  'bad-number': wrong(
    'not a number that can stand here',
    'it',
    'Write a number without quotation marks, and inside the limits.',
  ),
  'bad-colour': wrong('not a colour', 'it', 'Write #rgb or #rrggbb.'),
  'bad-version': wrong('not a version', 'it', 'Write major and minor version in quotation marks: "2.0".'),
  confidential: () =>
    'The address is marked as confidential, so it is shown nowhere. It can be read in the feed all the same: take it out of the file.',
  cycle: (_, value) =>
    `The wider term ${value} leads back to where it began, so this link is cut. Let \`broader\` go upwards only.`,
};

/** What is wrong, what was lost and what to do; the place is said elsewhere. */
export function sentenceOf({ code, path, args }: Issue | Advice): string {
  const stood = args?.['value'] ?? '';
  const value = own(shapes, String(stood)) ?? quoted(stood);
  const advice = own(adviceSentences, code);
  return advice ? advice(value, String(args?.['more'] ?? '')) : sentences[code as IssueCode](path, value);
}

/** Why an issue matters to readers. */
export const reasonOf = ({ code }: Issue | Advice): string => reasons[code];

/**
 * One issue in plain words, with the remedy and what the field is for.
 * @param issue from parseFeed or adviceOn
 */
export function explain(issue: Issue | Advice): string {
  const { name, meaning } = fieldAt(issue.path);
  const about = name && meaning ? ` (\`${name}\`: ${meaning}.)` : '';
  return `${issue.path || 'The feed'}: ${sentenceOf(issue)}${about}`;
}
