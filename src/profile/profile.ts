/**
 * What to say of one organization: every string final, each with its language and direction, every link allowed.
 * Live elements, share pages, mails and pictures all say it from here.
 */
import type { Feed, Organization, Paragraphs } from '../feed/schema.ts';
import type { OrderAddress } from './address.ts';
import { contactOf, type Contact } from './contact.ts';
import { collator, languageName } from './intl.ts';
import { fill, type Messages } from './messages.ts';
import { own, Speaker, type Reference } from './speaker.ts';
import { choose, direction, mark, sameLanguage, type Phrase } from './text.ts';

/** A label and its value. */
export interface Fact {
  /** What it is: type, origin, founded, dissolved … */
  name: string;
  label: string;
  value: Phrase;
  /** The date as a machine reads it. */
  datetime?: string;
}
export interface Tag {
  /** Id in the vocabulary, or the free text. */
  id: string;
  label: Phrase;
  /** Where the directory lists what has this tag. */
  url?: string;
}
export interface Section {
  title: Phrase;
  paragraphs: Phrase[];
  /** Said where the text is not in the reader's language: « Texte en anglais ». */
  language?: string;
}
export interface Logo {
  src: string;
  alt: string;
  width?: number | undefined;
  height?: number | undefined;
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
  acronym?: Phrase;
  /** Shown where there is no logo. */
  initials: string;
  logo?: Logo;
  /** Its page in the directory. */
  url?: string;
  /** Where the directory files it: « Europe, Belgique ». */
  places: Phrase[];
  /** What is told first: type, origin, founding. */
  facts: Fact[];
  /** What is told last: legal form, other names, members, registration. */
  details: Fact[];
  /** Told where it is anything but active, with the successor. */
  status?: { text: Phrase; successor?: Reference };
  tags: Tag[];
  summary?: Phrase;
  /** The description, then the further blocks. */
  sections: Section[];
  contact: Contact;
  relations: Reference[];
  /** Whose data it is. */
  source?: Reference;
  /** How fresh it is: verified, else edited, else the feed's own date, each said as what it is. */
  dated?: { text: string; datetime: string };
  /** The directory's own links and notices, for those who ask for them. */
  links: Reference[];
  notices: { text: Phrase; link?: Reference }[];
}

/** The first letters of the first two words, or the first two of an acronym. */
function initialsOf(name: string, acronym = ''): string {
  const words = (acronym || name).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  // « Défense des enfants » is DE, yet « Enfants et familles » has but one capital.
  const capitals = words.filter((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word));
  const letters = acronym ? [...words.join('')] : (capitals.length > 1 ? capitals : words).map((word) => [...word][0]!);
  return letters.slice(0, 2).join('').toUpperCase();
}

/** `eu-transparency-register` → « EU transparency register », `ror` → « ROR ». */
function schemeName(scheme: string): string {
  const words = scheme.replace(/[-_.~]+/g, ' ').replace(/\b[a-z]{1,3}\b/g, (word) => word.toUpperCase());
  return words[0]!.toUpperCase() + words.slice(1);
}

const factsOf = (organization: Organization, speaker: Speaker): Fact[] => {
  const { type, origin, founded, dissolved } = organization;
  const { messages } = speaker;
  return [
    ...fact('type', messages.type, type && speaker.term('types', type)),
    ...fact('origin', messages.origin, origin && speaker.place(origin)),
    ...dateFact('founded', messages.founded, founded, speaker),
    ...dateFact('dissolved', messages.dissolved, dissolved, speaker),
  ];
};

function detailsOf(organization: Organization, speaker: Speaker): Fact[] {
  const { alt_names = [], members_count, ids = {} } = organization;
  const { messages } = speaker;
  return [
    ...fact('legalName', messages.legalName, speaker.say(organization.legal_name)),
    ...alt_names.flatMap((name) => fact('alternateName', messages.alsoKnownAs, speaker.say(name))),
    ...fact('legalForm', messages.legalForm, speaker.say(organization.legal_form)),
    ...fact('members', messages.members, members_count !== undefined && { text: String(members_count) }),
    ...dateFact('memberSince', messages.memberSince, organization.member_since, speaker),
    ...dateFact('memberUntil', messages.memberUntil, organization.member_until, speaker),
    ...Object.entries(ids).flatMap(([scheme, text]) => fact('identifier', schemeName(scheme), { text })),
  ];
}

const fact = (name: string, label: string, value: Phrase | '' | false | undefined): Fact[] =>
  value ? [{ name, label, value }] : [];
const dateFact = (name: string, label: string, datetime: string | undefined, speaker: Speaker): Fact[] =>
  datetime ? [{ name, label, value: speaker.date(datetime), datetime }] : [];

function tagsOf({ tags = [] }: Organization, speaker: Speaker): Tag[] {
  const page = speaker.feed.links?.find(({ rel, href }) => rel === 'tag' && href.includes('{tag}'));
  const { compare } = collator(speaker.locale);
  return [...new Set(tags)]
    .map((id): Tag => {
      const label = speaker.term('tags', id);
      return { id, label, ...(page && { url: page.href.replaceAll('{tag}', encodeURIComponent(id)) }) };
    })
    .sort((a, b) => compare(a.label.text, b.label.text));
}

function section(title: Phrase, body: Paragraphs | undefined, speaker: Speaker): Section[] {
  const { around } = speaker;
  const chosen = choose(body, speaker.languages(speaker.organization));
  if (!chosen) return [];
  const { value, lang = around } = chosen;
  const foreign = sameLanguage(lang, around) || sameLanguage(lang, 'und') ? undefined : languageName(lang, around);
  return [
    {
      title,
      paragraphs: value.map((text) => mark(text, chosen.lang, around)),
      ...(foreign && { language: fill(speaker.messages.textIn, { language: foreign }) }),
    },
  ];
}

function statusOf({ status = 'active', relations = [] }: Organization, speaker: Speaker): Profile['status'] {
  const known = status.toLowerCase();
  if (known === 'active') return undefined;
  const { statuses, status: unknown } = speaker.messages;
  const next = relations.find(({ rel }) => rel === 'successor');
  const successor = next && speaker.related(next);
  return { text: { text: own(statuses, known) ?? fill(unknown, { status }) }, ...(successor && { successor }) };
}

function sourceOf(speaker: Speaker): Reference | undefined {
  const { publisher, title, url } = speaker.feed;
  const name = speaker.say(publisher?.name, speaker.languages(publisher)) ?? speaker.sayOfFeed(title);
  if (!name) return undefined;
  const acronym = speaker.say(publisher?.acronym, speaker.languages(publisher))?.text;
  const address = publisher?.url ?? publisher?.website ?? url;
  const text = acronym && !name.text.includes(acronym) ? `${name.text} (${acronym})` : name.text;
  return { name: { ...name, text }, ...(address && { url: address }) };
}

function datedOf({ verified, updated }: Organization, speaker: Speaker): Profile['dated'] {
  const { messages, feed } = speaker;
  const [datetime, onDay, otherwise] = verified
    ? [verified.date, messages.checkedOn, messages.checkedIn]
    : updated
      ? [updated, messages.updatedOn, messages.updatedIn]
      : [feed.updated, messages.dataOf, messages.dataFrom];
  if (!datetime) return undefined;
  return { text: fill(datetime.length < 10 ? otherwise : onDay, { date: speaker.date(datetime).text }), datetime };
}

/**
 * @param feed what `parseFeed` gave: the surroundings of the record (vocabularies, publisher, dates)
 * @param organization one of its records
 * @param locale BCP 47 tag of the reader's language
 * @param messages the words of the interface for that language
 * @param order orders addresses of countries that differ from the usual order
 */
export function describe(
  feed: Feed,
  organization: Organization,
  locale: string,
  messages: Messages,
  order?: OrderAddress,
): Profile {
  const speaker = new Speaker(feed, organization, locale, messages);
  const { acronym, logo, url, areas = [], summary, sections = [], relations = [] } = organization;
  const name = speaker.say(organization.name);
  const short = speaker.say(acronym);
  const brief = speaker.say(summary);
  const status = statusOf(organization, speaker);
  const source = sourceOf(speaker);
  const dated = datedOf(organization, speaker);
  return {
    id: organization.id,
    lang: speaker.around,
    dir: direction(speaker.around),
    messages,
    name,
    ...(short && { acronym: short }),
    initials: initialsOf(name.text, short?.text),
    ...(logo && { logo: { ...logo, alt: speaker.say(logo.alt)?.text ?? '' } }),
    ...(url && { url }),
    places: areas.map((code) => speaker.place(code)),
    facts: factsOf(organization, speaker),
    details: detailsOf(organization, speaker),
    ...(status && { status }),
    tags: tagsOf(organization, speaker),
    ...(brief && { summary: brief }),
    sections: [
      ...section({ text: messages.about }, organization.description, speaker),
      ...sections.flatMap(({ title, body }) => section(speaker.say(title), body, speaker)),
    ],
    contact: contactOf(speaker, order),
    relations: relations
      .filter(({ rel }) => !status?.successor || rel !== 'successor')
      .map((relation) => speaker.related(relation))
      .filter((relation) => relation !== undefined),
    ...(source && { source }),
    ...(dated && { dated }),
    links: (feed.links ?? []).filter(({ rel }) => rel !== 'tag').map((link) => speaker.link(link)),
    notices: (feed.notices ?? []).map(({ text, link }) => ({
      text: speaker.sayOfFeed(text)!,
      ...(link && { link: speaker.link(link) }),
    })),
  };
}
