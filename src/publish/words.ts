/** The words of the pages around the cards. `{…}` is replaced. */
import { lookup } from '../profile/text.ts';
import type { Language, Plural } from '../profile/messages.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

export interface Words {
  lang: Language;
  /** Above the languages in which a page is there too. */
  languages: string;
  skip: string;
  directory: string;
  /** Of one organization's page: where nothing else describes it. */
  describes: string;
  take: string;
  contactFile: string;
  mailCard: string;
  picture: string;
  qrCode: string;
  feed: string;
  embed: string;
  embedIntro: string;
  webPage: string;
  webPageHint: string;
  link: string;
  linkHint: string;
  frame: string;
  frameHint: string;
  paste: string;
  pasteHint: string;
  copy: string;
  copied: string;
  copyByHand: string;
  newsletters: string;
  newslettersIntro: string;
  copyCard: string;
  copySource: string;
  copyMailByHand: string;
  mailPicture: string;
  mailPictureHint: string;
  published: string;
  license: string;
  /** Number of organizations. */
  organizations: Plural;
  letters: string;
  countries: string;
  types: string;
  tags: string;
  allLetters: string;
  page: string;
  pages: string;
  previous: string;
  next: string;
  /** On the page of a directory that has none. */
  empty: string;
  /** On the page within a frame: to the whole profile. */
  whole: string;
}

const all: Record<Language, Words> = { en, fr };

const found = new Map<string, Words>();

/** The words for a reader's language; English where they are not there in it. */
export function wordsFor(lang: string): Words {
  let words = found.get(lang);
  if (!words) found.set(lang, (words = all[(lookup(Object.keys(all), lang) ?? 'en') as Language]));
  return words;
}
