/** What a reader is told, by the package's own way: a feed is parsed, and a profile made of its first record. */
import { parseFeed, profileOf, type Feed, type Phrase, type Profile } from '../../src/index.ts';

type Point = Profile['contact'][number];
const HERE = 'https://directory.example/feed.json';

/** A feed with one record that has these fields. */
export function feedOf(fields: object, feed: object = {}): Feed {
  const record = { id: 'a', name: 'A', ...fields };
  return parseFeed({ orgfeed: '1.0', title: 'Here', organizations: [record], ...feed }, HERE).feed!;
}

/** What a reader of this language is told of it. */
export function tell(fields: object, locale = 'en', feed: object = {}): Profile {
  const read = feedOf(fields, feed);
  return profileOf(read, read.organizations[0]!, locale);
}

export const textOf = ({ text }: Phrase): string => text;
/** The language and the direction in which it is said, on its own or by what is around it. */
export const langOf = (profile: Profile, phrase: Phrase): string => phrase.lang ?? profile.lang;
export const dirOf = (profile: Profile, phrase: Phrase): string => phrase.dir ?? profile.dir;

/** The value of a fact, told first or last. */
export const factOf = ({ facts, details }: Profile, name: string): string | undefined =>
  [...facts, ...details].find((fact) => fact.name === name)?.value.text;

/** The ways of one kind to reach it. */
export const points = ({ contact }: Profile, kind: Point['kind']): Point[] =>
  contact.filter((point) => point.kind === kind);
/** The lines of its first address, as they are read. */
export const linesOf = (profile: Profile): string[] => points(profile, 'address')[0]?.lines.map(textOf) ?? [];
/** What is shown of a way to reach it. */
export const shown = ({ lines }: Point): string => lines.map(textOf).join('\n');
