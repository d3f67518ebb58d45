/** The words of mails, besides those of a card. */
import { plural, type Language, type Plural } from '../profile/messages.ts';
import { lookup } from '../profile/text.ts';

export interface MailWords {
  /** The language, as a BCP 47 tag. */
  lang: string;
  /** The title of the digest: of a directory, since a day. */
  news: string;
  since: string;
  added: string;
  changed: string;
  nothing: string;
  undated: string;
  /** What a mail has no room for. */
  others: Plural;
}

const all: Record<Language, MailWords> = {
  en: {
    lang: 'en',
    news: 'New and updated: {title}',
    since: 'Since {date}',
    added: 'New',
    changed: 'Updated',
    nothing: 'Nothing new since {date}.',
    undated: 'No record of this directory has a date.',
    others: { one: 'and {n} other organisation', other: 'and {n} other organisations' },
  },
  fr: {
    lang: 'fr',
    news: 'Nouveautés et mises à jour : {title}',
    since: 'Depuis le {date}',
    added: 'Nouveautés',
    changed: 'Mises à jour',
    nothing: 'Rien de nouveau depuis le {date}.',
    undated: 'Aucune fiche de cet annuaire ne porte de date.',
    others: { one: 'et {n} autre organisation', other: 'et {n} autres organisations' },
  },
};

/** English where the language has no words of its own. */
export const mailWords = (lang: string): MailWords => all[(lookup(Object.keys(all), lang) as Language) ?? 'en'];

export const othersOf = (n: number, { others, lang }: MailWords): string => plural(others, n, lang);
