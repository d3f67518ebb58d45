/**
 * What the reader takes as it is and a person should look at all the same. Nothing is lost, yet readers are served worse
 * than they could be. Goes by the file as it was written, so that each finding has its place there.
 */
import { isHost, isLanguage, leftoverIn, markupIn, misreadIn, nearest } from './habits.ts';
import { isObject } from './exact.ts';
import * as kinds from './kinds.ts';
import { asJson, hasTrunkZero, languageIn, numbersToDial, phoneIn } from './remedy.ts';
import { isOwn, keyedIn, unknownFields } from './unknown-fields.ts';

export type AdviceCode =
  | 'shelter-address'
  | 'past-year'
  | 'future-date'
  | 'missing-language'
  | 'no-language'
  | 'http-link'
  | 'unknown-type'
  | 'unknown-tag'
  | 'several-tags'
  | 'unknown-place'
  | 'unknown-org'
  | 'unknown-status'
  | 'unknown-field'
  | 'misspelt-confidential'
  | 'misplaced-confidential'
  | 'markup'
  | 'leftover'
  | 'broken-letters'
  | 'misread-letters'
  | 'not-utf-8'
  | 'duplicate-key'
  | 'bare-host'
  | 'unknown-language'
  | 'same-folder'
  | 'no-tel'
  | 'odd-tel'
  | 'duplicate-name'
  | 'no-updated'
  | 'no-publisher'
  | 'other-list'
  | 'other-table'
  | 'other-record'
  | 'keyed-list'
  | 'inner-feed'
  | 'wrapped-text'
  | 'several-numbers'
  | 'header-type'
  | 'header-cors'
  | 'header-cache';

export interface Advice {
  code: AdviceCode;
  level: 'error' | 'warning' | 'hint';
  path: string;
  args?: Record<string, string | number>;
}

type Json = Record<string, unknown>;
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const has = (value: unknown, key: string): boolean => isObject(value) && Object.hasOwn(value, key);

/** Strings of a value with the ends of their paths. */
function* strings(value: unknown, path: string): Generator<[text: string, path: string]> {
  if (typeof value === 'string') yield [value, path];
  else if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* strings(entry, `${path}[${i}]`);
  else if (isObject(value)) for (const key in value) yield* strings(value[key], `${path}.${key}`);
}

/** Houses whose address protects those who live there, in the larger languages of Europe. */
const SHELTER =
  /\b(women'?s (shelter|refuge|aid)|refuge|shelter(s|ed)?|safe ?houses?|children'?s (homes?|village)|crisis centre|orphanage|maisons? d['’](accueil|enfants)|foyer|hébergement d['’]urgence|pouponnière|frauenh(aus|äuser)|schutzh(aus|äuser)|zufluchts?\w*|kinderh(eim|aus)\w*|vluchthuis|blijf-van-mijn-lijf\w*|opvanghuis|casas? (de )?(acogida|refugio|rifugio|famiglia|abrigo)|hogar(es)? infantil(es)?|albergue|centro antiviolenza)\b/iu;

/** Words that speak of what is now or is to come. */
const STILL =
  /\b(will|plan(s|ned|ning)?|aims? to|intends?|by|until|currently|now|this year|next|upcoming|d['’]ici|jusqu['’](à|en)|prévoit|prévoyons|actuellement|aujourd['’]hui|prochain\w*|à l['’]horizon|derzeit|bis|plant|hasta|actualmente|prevé|attualmente|entro)\b/iu;

/** A year long past in a sentence that speaks of now, or the end of a span that is over. */
function pastYear(text: string, now: number): string | undefined {
  for (const sentence of text.split(/(?<=[.!?])\s+/)) {
    const span = /\b(?:19|20)\d\d\s?[-–—]\s?((?:19|20)\d\d)\b/.exec(sentence);
    if (span && Number(span[1]) < now - 1) return span[0];
    const years = sentence.match(/\b(?:19|20)\d\d\b/g) ?? [];
    const last = Math.max(...years.map(Number));
    if (years.length && last < now - 1 && STILL.test(sentence)) return String(last);
  }
  return undefined;
}

/** A list of what a table has in one cell. */
const partsOf = (cell: string): string => JSON.stringify(cell.split(/[,;|]/).map((part) => part.trim()).filter(Boolean)).replaceAll('","', '", "'); // prettier-ignore

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/**
 * @param json the feed as JSON.parse gave it
 * @param others ids of records on other pages of the same feed
 * @param now the year
 */
export function adviceOn(json: unknown, others: ReadonlySet<string>, now: number): Advice[] {
  if (!isObject(json)) return [];
  const advice: Advice[] = [];
  const note: Note = (code, level, path, value, more) =>
    void advice.push({
      code,
      level,
      path,
      ...(value !== undefined && { args: { value: String(value).slice(0, 80), ...(more !== undefined && { more }) } }),
    });
  const records = list(json['organizations']);
  const offered = list(json['languages']).filter((tag) => typeof tag === 'string');
  if (!json['updated']) note('no-updated', 'hint', '');
  if (!json['publisher']) note('no-publisher', 'hint', '');
  if (!json['lang'] && !offered.length) note('no-language', 'hint', '');
  const keyed = keyedIn(json['organizations']);
  if (keyed) note('keyed-list', 'warning', 'organizations', keyed[0], asJson(keyed[1]));
  unknownFields(keyed ? { ...json, organizations: [] } : json, '', note);
  languages(json, '', note);
  const { organizations: _, ...envelope } = json;
  adviseTexts(envelope, '', note);
  const [names, ids] = [new Map<string, number>(), new Map<string, string>()];
  for (const [i, record] of records.entries())
    if (isObject(record)) adviseOne(record, `organizations[${i}]`, { json, offered, others, now, names, ids, note });
  return advice;
}

/** @param value as it stood @param more what else the sentence needs */
export type Note = (code: AdviceCode, level: Advice['level'], path: string, value?: unknown, more?: string) => void;

interface Around {
  json: Json;
  offered: string[];
  others: ReadonlySet<string>;
  now: number;
  names: Map<string, number>;
  ids: Map<string, string>;
  note: Note;
}

/** What is in texts and addresses out of habit: HTML, letters of another encoding, a host without its scheme. */
function adviseTexts(value: unknown, at: string, note: Note): void {
  for (const [text, end] of strings(value, at)) {
    const path = at ? end : end.slice(1);
    // Ids of terms and places may begin as fields of one's own do.
    const keys = path.slice(at.length).replace(/^(types|tags|places)\.[^.]+/, '');
    if (keys.split('.').some(isOwn)) continue;
    if (text.includes('\uFFFD')) note('broken-letters', 'warning', path, text);
    const misread = misreadIn(text);
    if (misread !== undefined) note('misread-letters', 'warning', path, text, misread.slice(0, 80));
    if (/\b(url|website|href|src|social)(\[\d+\])?$/.test(path)) {
      // Without a scheme it is a path on the feed's own host, where the field takes one.
      if (isHost(text) && !/\b(website|social)(\[\d+\])?$/.test(path)) note('bare-host', 'warning', path, text);
      continue;
    }
    // Elsewhere it is no value at all, and told as such.
    const leftover = /\.(name|\w+_names?|acronym|type|legal_form|status|tags|summary|description|body|title|lines|locality|region|district|formatted|display|phones|label|hours|by|rights)\b/.test(path) && leftoverIn(text); // prettier-ignore
    if (leftover) note('leftover', 'hint', path, leftover.slice(0, 80));
    const found = markupIn(text);
    if (found) note('markup', 'warning', path, found);
  }
}

function languages(record: Json, at: string, note: Note): void {
  for (const field of ['lang', 'languages'])
    for (const [tag, path] of strings(record[field], `${at}${field}`))
      if (kinds.languageTag(tag) && !isLanguage(tag)) note('unknown-language', 'warning', path, tag, languageIn(tag));
}

function adviseOne(record: Json, at: string, { json, offered, others, now, names, ids, note }: Around): void {
  adviseTexts(record, at, note);
  languages(record, `${at}.`, note);
  for (const [i, phone] of list(record['phones']).entries()) {
    const { tel, display, type } = isObject(phone) ? phone : { display: phone };
    if (/fax/i.test(String(type))) continue;
    if (typeof display === 'string' && /\p{Nd}/u.test(display) && !tel) {
      const several = numbersToDial(display)?.map((tel) => ({ tel }));
      if (several) note('several-numbers', 'hint', `${at}.phones[${i}]`, display, asJson(several));
      else {
        const written = phoneIn(display);
        note('no-tel', 'hint', `${at}.phones[${i}]`, display, written && asJson(written));
      }
    }
    const dialled = kinds.tel(tel);
    // The longest short codes have six digits.
    if (dialled && (hasTrunkZero(String(tel)) || /^(0|\d{7})/.test(dialled)))
      note('odd-tel', 'warning', `${at}.phones[${i}].tel`, tel);
  }
  for (const field of ['summary', 'description', 'sections'])
    for (const [text, path] of strings(record[field], `${at}.${field}`)) {
      const year = pastYear(text, now);
      if (year) note('past-year', 'hint', path, year);
    }
  for (const field of ['founded', 'member_since', 'updated', 'dissolved', 'member_until'])
    // An end can be foreseen; in the years of another calendar it is further away.
    if (Number(kinds.dateTime(record[field])?.slice(0, 4)) > now + (/^(dissolved|member_until)$/.test(field) ? 100 : 0))
      note('future-date', 'warning', `${at}.${field}`, record[field]);
  for (const field of ['summary', 'description']) {
    const text = record[field];
    if (offered.length < 2 || !text) continue;
    const there =
      isObject(text) && !Array.isArray(text)
        ? Object.keys(text)
        : [String(record['lang'] ?? json['lang'] ?? offered[0])];
    const missing = offered.filter(
      (tag) => !there.some((other) => other.split('-')[0]!.toLowerCase() === tag.split('-')[0]!.toLowerCase()),
    );
    if (missing.length) note('missing-language', 'hint', `${at}.${field}`, missing.join(', '));
  }
  for (const field of ['website', 'social', 'links', 'url', 'logo'])
    for (const [text, path] of strings(record[field], `${at}.${field}`))
      if (/^http:\/\//i.test(text)) note('http-link', 'hint', path, text);
  for (const [field, vocabulary, code] of [
    ['type', 'types', 'unknown-type'],
    ['tags', 'tags', 'unknown-tag'],
  ] as const)
    // prettier-ignore
    for (const [id, path] of strings(record[field], `${at}.${field}`))
      if (has(json[vocabulary], id)) continue;
      else if (field === 'tags' && /[^\s,;|]\s*[,;|]\s*[^\s,;|]/.test(id)) note('several-tags', 'hint', path, id, partsOf(id));
      else if (isObject(json[vocabulary])) note(code, 'hint', path, id, nearest(id, Object.keys(json[vocabulary])));
  for (const field of ['areas', 'origin'])
    for (const [code, path] of strings(record[field], `${at}.${field}`))
      if (kinds.place(code) && !has(json['places'], code) && !isNamed(kinds.place(code)!))
        note('unknown-place', 'warning', path, code);
  for (const [i, address] of list(record['addresses']).entries()) {
    const code = isObject(address) ? kinds.country(address['country']) : undefined;
    if (code && !isNamed(code)) note('unknown-place', 'warning', `${at}.addresses[${i}].country`, code);
  }
  const { status } = record;
  if (typeof status === 'string' && !/^(active|inactive|merged|withdrawn)$/i.test(status))
    note('unknown-status', 'hint', `${at}.status`, status);
  for (const [i, relation] of list(record['relations']).entries()) {
    const { org, name } = isObject(relation) ? relation : {};
    if (kinds.slug(org) && !name && !others.has(org as string))
      note('unknown-org', 'warning', `${at}.relations[${i}].org`, org);
  }
  const { id } = record;
  if (typeof id === 'string') {
    const first = ids.get(id.toLowerCase());
    if (first === undefined) ids.set(id.toLowerCase(), id);
    else if (first !== id) note('same-folder', 'warning', `${at}.id`, id, first);
  }
  const said = [...strings(record['name'], `${at}.name`)].find(
    ([, path]) => path.endsWith('.name') || kinds.languageTag(/[^.]*$/.exec(path)![0]),
  );
  if (said) {
    const key = fold(said[0]);
    if (names.has(key)) note('duplicate-name', 'warning', said[1], said[0], `organizations[${names.get(key)}]`);
    else names.set(key, Number(at.slice(14, -1)));
  }
  shelter(record, at, note);
  if (!record['lang'] && !json['lang'] && !offered.length && typeof record['description'] === 'string')
    note('no-language', 'hint', `${at}.description`, record['description']);
}

function shelter(record: Json, at: string, note: Note): void {
  const about = ['name', 'alt_names', 'legal_name', 'type', 'tags', 'summary'].flatMap((field) =>
    [...strings(record[field], '')].map(([text]) => text.replace(/[-_]/g, ' ')),
  );
  const word = SHELTER.exec(about.join('\n'))?.[0];
  if (!word) return;
  for (const [i, address] of list(record['addresses']).entries()) {
    if (!isObject(address) || ![undefined, null, false].includes(address['confidential'] as undefined)) continue;
    const telling = ['lines', 'formatted', 'lat', 'lon'].find(
      (field) => address[field] !== undefined && address[field] !== null,
    );
    if (telling) note('shelter-address', 'warning', `${at}.addresses[${i}].${telling}`, word);
  }
}

let regions: Intl.DisplayNames | undefined;
/** Whether readers get a name for the code of a place; of a subdivision that of its country. Node knows the regions, too. */
function isNamed(code: string): boolean {
  regions ??= new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  return !/^(x-|ZZ)/.test(code) && regions.of(/^\d/.test(code) ? code : code.slice(0, 2)) !== undefined;
}
