/** The words of a directory: English with its code, other languages where they are read. */
import type { Language, Messages, Plural } from '../profile/messages.ts';

export interface DirectoryWords {
  search: string;
  count: Plural;
  /** Of all that there are: `{all}`. */
  countOf: Plural;
  clear: string;
  filters: string;
  /** Before how many. */
  show: string;
  remove: string;
  gone: string;
  sort: string;
  relevance: string;
  name: string;
  country: string;
  updated: string;
  letters: string;
  more: string;
  earlier: string;
  less: string;
  download: string;
}

const en: DirectoryWords = {
  search: 'Search organisations',
  count: { one: '{n} organisation', other: '{n} organisations' },
  countOf: { other: '{n} of {all} organisations' },
  clear: 'Clear all',
  filters: 'Filters',
  show: 'Show',
  remove: 'remove filter',
  gone: '{value} (no longer there)',
  sort: 'Sort by',
  relevance: 'Relevance',
  name: 'Name',
  country: 'Country',
  updated: 'Last update',
  letters: 'Go to letter',
  more: 'Show more',
  earlier: 'Show the ones before',
  less: 'Show fewer',
  download: 'Download as {kind}',
};

const others: Record<string, (() => Promise<{ words: DirectoryWords }>) | undefined> = {
  fr: () => import('./directory-words-fr.ts'),
} satisfies Record<Exclude<Language, 'en'>, unknown>;

/** The words for a reader's language; English where they cannot be had. */
export const directoryWords = async (lang = ''): Promise<DirectoryWords> =>
  (await others[lang.slice(0, 2)]?.().catch(() => undefined))?.words ?? en;

/** What an order is called. */
export const sortName = (view: { words: DirectoryWords; answer: { messages: Messages } }, sort: string): string =>
  sort === 'founded' ? view.answer.messages.founded : view.words[sort as 'name' | 'country' | 'updated'];
