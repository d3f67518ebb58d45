/**
 * The words of the interface, one small module a language. English comes with the code, the others load when wanted.
 * Nothing here is global state: who needs words asks for them and hands them on.
 */
import { plurals } from './intl.ts';
import { en } from './messages/en.ts';
import { lookup } from './text.ts';

/** Plural forms by CLDR category, `{n}` standing for the number; `other` is the rule, the rest where they differ. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Every word of the interface in one language. `{…}` is replaced. */
export interface Messages {
  /** The language, as a BCP 47 tag. */
  lang: string;
  /** Between the entries of a list in a sentence. */
  comma: string;
  type: string;
  origin: string;
  founded: string;
  dissolved: string;
  legalName: string;
  legalForm: string;
  alsoKnownAs: string;
  members: string;
  memberSince: string;
  memberUntil: string;
  tags: string;
  moreTags: Plural;
  about: string;
  more: string;
  textIn: string;
  contact: string;
  address: string;
  seat: string;
  poBox: string;
  map: string;
  phone: string;
  fax: string;
  extension: string;
  email: string;
  website: string;
  hours: string;
  links: string;
  relations: string;
  identifiers: string;
  source: string;
  /** The date of the data: to the day, and less precise. */
  checkedOn: string;
  checkedIn: string;
  updatedOn: string;
  updatedIn: string;
  dataOf: string;
  dataFrom: string;
  loading: string;
  failed: string;
  notFound: string;
  retry: string;
  load: string;
  loadNotice: string;
  status: string;
  /** Sentences for every known status but active. */
  statuses: Record<string, string>;
  /** Names of known relations. */
  relationNames: Record<string, string>;
  /** Words of known links. */
  linkNames: Record<string, string>;
  /** Names of the UN M49 regions, which browsers do not know. Source: CLDR. */
  regions: Record<string, string>;
}

const modules: Record<string, () => Promise<Messages>> = {
  fr: () => import('./messages/fr.ts').then(({ fr }) => fr),
};
const loaded = new Map<string, Messages>([['en', en]]);

/** The language in which the interface speaks to a reader of another: their own where there is one, else English. */
export const interfaceLanguage = (wanted: string): string => lookup(['en', ...Object.keys(modules)], wanted) ?? 'en';

/** The words for a reader's language: at once where they are here, else a promise. English where they cannot be had. */
export function messagesFor(wanted: string): Messages | Promise<Messages> {
  const lang = interfaceLanguage(wanted);
  return (
    loaded.get(lang) ??
    modules[lang]!().then(
      (messages) => (loaded.set(lang, messages), messages),
      () => en,
    )
  );
}

/** Fills in what stands in braces. */
export const fill = (message: string, values: Record<string, string | number>): string =>
  message.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

/** The form that the number wants. */
export const plural = (forms: Plural, n: number, lang: string): string =>
  fill(forms[plurals(lang).select(n)] ?? forms.other, { n });
