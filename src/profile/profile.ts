/**
 * What to say of one organization: every string final, each with its language and direction, every link allowed.
 * Whatever shows an organization says it from here.
 */
import type { Feed, Organization, Paragraphs } from '../feed/schema.ts';
import type { OrderAddress } from './address.ts';
import { atHand } from './at-hand.ts';
import { contactOf, type ContactPoint } from './contact.ts';
import { collator, languageName } from './intl.ts';
import { fill, type Messages } from './messages.ts';
import { speakerOf, type Reference, type Speaker } from './speaker.ts';
import { direction, mark, sameLanguage, type Phrase } from './text.ts';

/** A label and its value. */
export interface Fact {
  /** The field it comes from: type, origin, founded … */
  name: string;
  label: string;
  value: Phrase;
  /** The date as a machine reads it. */
  datetime?: string | undefined;
}
export interface Tag {
  /** Id in the vocabulary, or the free text. */
  id: string;
  label: Phrase;
  /** Where the directory lists what has this tag. */
  url: string | undefined;
}
export interface Section {
  title: Phrase;
  paragraphs: Phrase[];
  /** Said where the text is not in the reader's language: « Texte en anglais ». */
  language: string | undefined;
}
export interface Logo {
  src: string;
  /** What the picture says; without words it says nothing that the name does not. */
  alt: Phrase | undefined;
  width?: number | undefined;
  height?: number | undefined;
  /** `#rrggbb`: the colour on which a transparent picture can be seen. */
  background?: string | undefined;
}

/** Everything a face needs to say of one organization. */
export interface Profile {
  id: string;
  /** Language of the labels, and of every phrase without a `lang` of its own. */
  lang: string;
  dir: 'ltr' | 'rtl';
  messages: Messages;
  name: Phrase;
  acronym: Phrase | undefined;
  /** Shown where there is no logo. */
  initials: string;
  logo: Logo | undefined;
  /** Its page in the directory. */
  url: string | undefined;
  /** Where the directory files it: « Europe, Belgique ». */
  places: Phrase[];
  /** What is told first: type, origin, founding. */
  facts: Fact[];
  /** What is told last: legal form, other names, members, registration. */
  details: Fact[];
  /** Told where it is anything but active. */
  status: Phrase | undefined;
  /** Who took its place, where it is not active any more. */
  successor: Reference | undefined;
  tags: Tag[];
  summary: Phrase | undefined;
  /** The description, then the further blocks. */
  sections: Section[];
  /** How it can be reached. */
  contact: ContactPoint[];
  /** Other organizations, the successor left out. */
  relations: Reference[];
  /** Whose data it is. */
  source: Reference | undefined;
  /** How fresh it is: verified, else edited, else the feed's own date, each said as what it is. */
  dated: { text: string; datetime: string } | undefined;
  /** The directory's own links and notices, for those who ask for them. */
  links: Reference[];
  notices: { text: Phrase; link: Reference | undefined }[];
}

// What is between words; to compile the second takes as long as to draw a card's head.
const BETWEEN = /[\W_]+/;
const BETWEEN_ANY = /[\ufe0f\u200b-\u200f\s\p{P}\p{S}]+/u;

/** The first letters of the first two words (of those with capitals, where there are two), or of an acronym. */
function initialsOf(name: string, acronym: string | undefined): string {
  const words = (acronym ?? name).split(/^[ -~]*$/.test(acronym ?? name) ? BETWEEN : BETWEEN_ANY).filter(Boolean);
  const letters = acronym ? [...words.join('')] : words.map(([letter]) => letter!);
  // Where a script has no small letters, each is a capital.
  const capitals = letters.filter((letter) => letter === letter.toUpperCase() && !/\d/.test(letter));
  return (capitals[1] ? capitals : letters).slice(0, 2).join('').toUpperCase();
}

/** `eu-transparency-register` → « EU transparency register », `ror` → « ROR ». */
const schemeName = (scheme: string): string =>
  scheme.replace(/[\W_]+/g, ' ').replace(/\b[a-z]{1,3}\b|^./g, (word) => word.toUpperCase());

/** More than anybody reads, and no more than a browser can draw. */
const MAX_SECTIONS = 50;
const MAX_PARAGRAPHS = 500;

const present = <T>(value: T | undefined): value is T => value !== undefined;

/** Sorted by the label shown; one that is written in several ways is told once. */
function tagsOf({ feed, organization, locale, term }: Speaker): Tag[] {
  const page = feed.links?.find(({ rel, href }) => rel === 'tag' && href.includes('{tag}'))?.href;
  const compare = (a: Tag, b: Tag) => collator(locale).compare(a.label.text, b.label.text);
  return [...new Set(organization.tags)]
    .map((id) => ({ id, label: term('tags', id), url: page?.replaceAll('{tag}', encodeURIComponent(id)) }))
    .sort(compare)
    .filter((tag, i, all) => !i || compare(tag, all[i - 1]!));
}

function sectionOf(
  title: Phrase,
  body: Paragraphs | undefined,
  { chosen: choose, locale, around, messages }: Speaker,
): Section | undefined {
  const chosen = choose(body);
  if (!chosen) return undefined;
  const { value, lang = around } = chosen;
  const foreign = sameLanguage(lang, locale) ? undefined : languageName(lang, around);
  return {
    title,
    paragraphs: value.slice(0, MAX_PARAGRAPHS).map((text) => mark(text, chosen.lang, around)),
    language: foreign && fill(messages.textIn, foreign),
  };
}

function sourceOf({ feed, say }: Speaker): Reference | undefined {
  const { publisher } = feed;
  const name = say(publisher?.name ?? feed.title, publisher ?? feed);
  const acronym = say(publisher?.acronym, publisher)?.text;
  return (
    name && {
      name: acronym && !name.text.includes(acronym) ? { ...name, text: `${name.text} (${acronym})` } : name,
      url: publisher?.url ?? publisher?.website ?? feed.url,
    }
  );
}

function datedOf({ feed, organization, messages, date }: Speaker): Profile['dated'] {
  const say = (datetime: string | undefined, onDay: string, otherwise: string | undefined) =>
    datetime === undefined ? undefined : { text: date(datetime, onDay, otherwise), datetime };
  return (
    say(organization.verified?.date, messages.checkedOn, messages.checkedIn) ??
    say(organization.updated, messages.updatedOn, messages.updatedIn) ??
    say(feed.updated, messages.dataOf, messages.dataFrom)
  );
}

/**
 * @param feed what `parseFeed` gave: the surroundings of the record (vocabularies, publisher, dates)
 * @param organization one of its records
 * @param locale BCP 47 tag of the reader's language
 * @param messages the words of the interface for that language
 * @param order orders addresses of countries that differ from the usual order
 */
export function buildProfile(
  feed: Feed,
  organization: Organization,
  locale: string,
  messages: Messages,
  order?: OrderAddress,
): Profile {
  const speaker = speakerOf(feed, organization, locale, messages);
  const { say, term, place, date, related, around } = speaker;
  const { id, type, origin, founded, dissolved, member_since, member_until, members_count } = organization;
  const { logo, url, relations = [], ids = {} } = organization;
  const name = say(organization.name);
  const short = say(organization.acronym);
  // A second time beside the name it says nothing.
  const acronym = short?.text === name.text ? undefined : short;

  type Named = Exclude<keyof Messages & keyof Organization, 'lang'>;
  const fact = (name: Named, value: Phrase | undefined, datetime?: string): Fact | undefined =>
    value && { name, label: messages[name] as string, value, datetime };
  const day = (name: Named, value: string | undefined): Fact | undefined =>
    value ? fact(name, { text: date(value) }, value) : undefined;

  return {
    id,
    lang: around,
    dir: direction(around),
    messages,
    name,
    acronym,
    initials: initialsOf(name.text, short?.text),
    logo: logo && { ...logo, alt: say(logo.alt) },
    url,
    // A country and a part of it have one name.
    places: (organization.areas ?? []).map(place).filter(({ text }, i, all) => text !== all[i - 1]?.text),
    facts: [
      fact('type', type ? term('types', type) : undefined),
      fact('origin', origin ? place(origin) : undefined),
      day('founded', founded),
      day('dissolved', dissolved),
    ].filter(present),
    // What a list does not tell is made when it is asked for.
    get details() {
      return [
        fact('legal_name', say(organization.legal_name)),
        ...(organization.alt_names ?? []).map((text) => fact('alt_names', say(text))),
        fact('legal_form', say(organization.legal_form)),
        fact(
          'members_count',
          members_count === undefined ? undefined : { text: members_count.toLocaleString(messages.lang) },
        ),
        day('member_since', member_since),
        day('member_until', member_until),
        ...Object.entries(ids).map(([scheme, text]): Fact => ({
          name: 'ids',
          label: schemeName(scheme),
          value: { text },
        })),
      ].filter(present);
    },
    status: undefined,
    successor: undefined,
    tags: tagsOf(speaker),
    summary: say(organization.summary),
    get sections() {
      return [
        sectionOf({ text: messages.description }, organization.description, speaker),
        ...(organization.sections ?? [])
          .slice(0, MAX_SECTIONS)
          .map(({ title, body }) => sectionOf(say(title), body, speaker)),
      ].filter(present);
    },
    get contact() {
      return contactOf(speaker, order);
    },
    get relations() {
      return relations.map(related).filter(present);
    },
    get source() {
      return sourceOf(speaker);
    },
    get dated() {
      return datedOf(speaker);
    },
    links: [],
    notices: [],
    ...atHand.rareOf?.(speaker),
  };
}
