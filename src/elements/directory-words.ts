/** The words of a directory; all languages together, since they come with its code. */
import type { Language, Messages, Plural } from '../profile/messages.ts';

export interface DirectoryWords {
  search: string;
  count: Plural;
  /** Of all that there are: `{all}`. */
  countOf: Plural;
  similar: string;
  none: string;
  nothing: string;
  clear: string;
  filters: string;
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
  close: string;
  download: string;
}

export const directoryWords: Record<Language, DirectoryWords> = {
  en: {
    search: 'Search organisations',
    count: { one: '{n} organisation', other: '{n} organisations' },
    countOf: { other: '{n} of {all} organisations' },
    similar: 'Nothing has exactly these words. This is similar:',
    none: 'No organisation matches.',
    nothing: 'There is no organisation here yet.',
    clear: 'Clear all',
    filters: 'Filters',
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
    close: 'Close',
    download: 'Download as {kind}',
  },
  fr: {
    search: 'Rechercher une organisation',
    count: { one: '{n} organisation', many: '{n} d’organisations', other: '{n} organisations' },
    countOf: { one: '{n} organisation sur {all}', other: '{n} organisations sur {all}' },
    similar: 'Rien ne contient exactement ces mots. Voici ce qui s’en approche :',
    none: 'Aucune organisation ne correspond.',
    nothing: 'Il n’y a pas encore d’organisation ici.',
    clear: 'Tout effacer',
    filters: 'Filtres',
    remove: 'retirer le filtre',
    gone: '{value} (n’existe plus)',
    sort: 'Trier par',
    relevance: 'Pertinence',
    name: 'Nom',
    country: 'Pays',
    updated: 'Mise à jour',
    letters: 'Aller à la lettre',
    more: 'Afficher plus',
    earlier: 'Afficher les précédentes',
    less: 'Afficher moins',
    close: 'Fermer',
    download: 'Télécharger en {kind}',
  },
};

/** What an order is called. */
export const sortName = (view: { words: DirectoryWords; answer: { messages: Messages } }, sort: string): string =>
  sort === 'founded' ? view.answer.messages.founded : view.words[sort as 'name' | 'country' | 'updated'];
