/** The organizations of a directory in a reader's language, sorted, and by letter, place, type and tag. */
import { createHash } from 'node:crypto';
import type { Organization, Term } from '../feed/schema.ts';
import { slugOf } from '../profile/fold.ts';
import { collator } from '../profile/intl.ts';
import { letterOf } from '../profile/order.ts';
import { messagesOf } from '../profile/profile-of.ts';
import { own, speakerOf } from '../profile/speaker.ts';
import type { Phrase } from '../profile/text.ts';
import { freeFolder } from './folders.ts';
import { languageFolder, shareUrl, type WholeSite } from './site.ts';

export interface Row {
  name: Phrase;
  acronym: Phrase | undefined;
  url: string;
  /** Place, type, year. */
  facts: Phrase[];
}

export type Kind = 'a-z' | 'country' | 'type' | 'tag';
export interface Group {
  label: Phrase;
  /** Name of its folder below that of its kind. */
  folder: string;
  rows: Row[];
}
export interface Catalogue {
  rows: Row[];
  groups: Record<Kind, Group[]>;
}

/** Where the directory files it: countries for their subdivisions. */
function placesOf({ areas, origin, addresses = [] }: Organization): string[] {
  const codes = areas ?? [origin ?? addresses.find(({ country }) => country)?.country ?? ''];
  return [...new Set(codes.map((code) => (/^[A-Z]{2}-/.test(code) ? code.slice(0, 2) : code)))].filter(Boolean);
}

/** A term and the wider ones, since who looks for the wider one means this one too. */
function withWider(ids: readonly string[], vocabulary: Record<string, Term> | undefined): string[] {
  const all = new Set<string>();
  for (let id of ids)
    for (let at: string | undefined = id; at !== undefined && !all.has(at); at = own(vocabulary, at)?.broader)
      all.add(at);
  return [...all];
}

export function catalogueOf(site: WholeSite, lang: string): Catalogue {
  const { feed, base, jobs } = site;
  const whole = { ...feed, organizations: [] };
  const messages = messagesOf(lang);
  const compare = collator(lang).compare;
  const groups: Record<Kind, Map<string, { label: Phrase; rows: Row[] }>> = {
    'a-z': new Map(), country: new Map(), type: new Map(), tag: new Map(),
  }; // prettier-ignore
  const put = (kind: Kind, key: string, row: Row, label: () => Phrase): void => {
    let group = groups[kind].get(key);
    if (!group) groups[kind].set(key, (group = { label: label(), rows: [] }));
    group.rows.push(row);
  };
  const all = jobs.filter(({ withdrawn }) => !withdrawn).map(({ organization, folder }) => {
    const speaker = speakerOf(whole, organization, lang, messages);
    const { type, origin, founded, areas } = organization;
    const home = origin ?? areas?.at(-1);
    const facts = [home && speaker.place(home), type && speaker.term('types', type), founded && { text: founded.slice(0, 4) }];
    const url = `${shareUrl(base, folder)}${languageFolder(site, lang)}`;
    const row: Row = {
      name: speaker.say(organization.name),
      acronym: speaker.say(organization.acronym),
      url,
      facts: facts.filter((fact) => !!fact) as Phrase[],
    };
    return { row, organization };
  }); // prettier-ignore
  all.sort((a, b) => compare(a.row.name.text, b.row.name.text));
  for (const { row, organization } of all) {
    const speaker = speakerOf(whole, organization, lang, messages);
    const letter = letterOf(row.name.text, lang);
    put('a-z', letter === '#' ? '0-9' : letter, row, () => ({ text: letter === '#' ? '0–9' : letter }));
    for (const code of placesOf(organization)) put('country', code, row, () => speaker.place(code));
    for (const kind of ['type', 'tag'] as const) {
      const vocabulary = kind === 'type' ? feed.types : feed.tags;
      const ids = kind === 'type' ? (organization.type ? [organization.type] : []) : (organization.tags ?? []);
      const keys = new Set<string>();
      for (const id of withWider(ids, vocabulary)) {
        // Free texts that differ only in case and marks are one, as in the live directory.
        const key = own(vocabulary, id) ? id : `~${slugOf(id)}`;
        if (keys.size < keys.add(key).size)
          put(kind, key, row, () => speaker.term(kind === 'type' ? 'types' : 'tags', id));
      }
    }
  }
  const sorted = (kind: Kind): Group[] => {
    // The page of the kind itself.
    const taken = new Set(['index.html']);
    return [...groups[kind]]
      .map(([key, group]): Group => ({ ...group, folder: freeFolder(folderName(key), taken) }))
      .toSorted((a, b) => compare(a.label.text, b.label.text));
  };
  return {
    rows: all.map(({ row }) => row),
    groups: { 'a-z': sorted('a-z'), country: sorted('country'), type: sorted('type'), tag: sorted('tag') },
  };
}

/** Values of a kind by the first letters of their names, each letter with a folder that no value has. */
export function byLetter(groups: readonly Group[], lang: string): { label: Phrase; folder: string; groups: Group[] }[] {
  const letters = new Map<string, Group[]>();
  for (const group of groups) {
    const letter = letterOf(group.label.text, lang);
    const list = letters.get(letter);
    if (list) list.push(group);
    else letters.set(letter, [group]);
  }
  return [...letters].map(([letter, groups]) => ({ ...letterGroup(letter), groups }));
}

/** Figures and signs are one letter. No folder of a value begins with `~`. */
const letterGroup = (letter: string): { label: Phrase; folder: string } =>
  letter === '#'
    ? { label: { text: '0–9' }, folder: '~0-9' }
    : { label: { text: letter }, folder: `~${folderName(letter)}` };

/** Letters of other scripts by their number, texts by a hash: not every server takes them in a path. */
const folderName = (key: string): string =>
  key.startsWith('~')
    ? /^~[a-z0-9-]{1,60}$/.test(key)
      ? key.slice(1)
      : `x${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
    : /^[\w.~-]+$/.test(key)
      ? key.toLowerCase()
      : `u${key.codePointAt(0)!.toString(16)}`;
