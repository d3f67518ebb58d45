/**
 * The words of the interface, one small module a language. English comes with the code, the others load when wanted.
 * Nothing here is global state: who needs words asks for them and hands them on.
 */
import type { Organization } from '../feed/schema.ts';
import { plurals } from './intl.ts';
import { en } from './messages/en.ts';
import { lookup } from './text.ts';

/** Plural forms by CLDR category, `{n}` standing for the number; `other` is the rule, the rest where they differ. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** The words that almost every card needs, in one language. `{…}` is replaced. Words for trouble are in elements/trouble-words.ts. */
interface Words {
  /** The language, as a BCP 47 tag. */
  lang: string;
  /** Between the entries of a list in a sentence. */
  comma: string;
  /** Labels of facts, by the field they come from. */
  type: string;
  origin: string;
  founded: string;
  dissolved: string;
  legal_name: string;
  alt_names: string;
  legal_form: string;
  members_count: string;
  member_since: string;
  member_until: string;
  tags: string;
  moreTags: Plural;
  description: string;
  more: string;
  textIn: string;
  /** Labels of the contact details, by kind. */
  contact: string;
  address: string;
  seat: string;
  map: string;
  phone: string;
  fax: string;
  /** Words for types of telephone. */
  phones: Record<string, string>;
  /** After a number: its extension. */
  ext: string;
  email: string;
  website: string;
  social: string;
  hours: string;
  links: string;
  relations: string;
  source: string;
  /** The date of the data, to the day. */
  checkedOn: string;
  updatedOn: string;
  dataOf: string;
  /** Before a post-office box that is only a number. */
  poBox: string;
  /** What another organization is to this one, by `rel`. */
  relationNames: Record<string, string>;
  /** Names of the UN M49 regions that directories name most; browsers do not know them. Source: CLDR. */
  regions: Record<string, string>;
}

/** The words that few cards need. */
export interface RareWords {
  /** The date of the data, less precise. */
  checkedIn: string;
  updatedIn: string;
  dataFrom: string;
  /** Sentences for the known statuses but active. */
  statuses: Record<string, string>;
  /** Words of the links that a feed may offer, by `rel`. */
  linkNames: Record<string, string>;
  /** Names of the other UN M49 regions. */
  subregions: Record<string, string>;
}

/** Every word of a card in one language; the rare ones once they have been loaded. */
export type Messages = Words & Partial<RareWords>;

/** The languages that the interface speaks. */
export type Language = 'en' | 'fr';
type LazyLanguage = Exclude<Language, 'en'>;

const modules: Record<LazyLanguage, () => Promise<Messages>> = {
  fr: () => import('./messages/fr.ts').then(({ fr }) => fr),
};
/** What is here already. */
export const loaded: Record<string, Messages> = { en };

/** The words for a reader's language: at once where they are here, else a promise. English where they cannot be had. */
export function messagesFor(wanted: string): Messages | Promise<Messages> {
  const lang = lookup(['en', ...Object.keys(modules)], wanted) ?? 'en';
  return (
    loaded[lang] ??
    modules[lang as LazyLanguage]()
      .then((messages) => (loaded[lang] = messages))
      .catch(() => en)
  );
}

/** Whether something of an organization is said in rare words. */
export const needsRareWords = (
  { status = 'active', areas = [], origin = '', links, verified }: Organization,
  { regions }: Messages,
): boolean =>
  status.toLowerCase() !== 'active' ||
  [...areas, origin].some((code) => /^\d/.test(code) && !regions[code]) ||
  !!links?.some(({ label }) => !label) ||
  (!!verified && verified.date.length < 10);

/** Fills in what stands in braces. */
export const fill = (message: string, value: string | number): string =>
  message.replace(/\{\w+\}/, () => value as string);

/** The form that the number wants. */
export const plural = (forms: Plural, n: number, lang: string): string =>
  fill(forms[plurals(lang).select(n)] ?? forms.other, n);
