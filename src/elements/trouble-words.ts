/** The words for trouble, all languages together: they are few and rarely wanted. */

import type { Language } from '../profile/messages.ts';

export interface TroubleWords {
  loading: string;
  failed: string;
  notFound: string;
  retry: string;
  load: string;
  loadNotice: string;
}

export const troubleWords: Record<Language, TroubleWords> = {
  en: {
    loading: 'Loading…',
    failed: 'This information could not be loaded.',
    notFound: 'This organisation is not in the directory.',
    retry: 'Try again',
    load: 'Show',
    loadNotice: 'This information will be requested from {host}, which will see that you are here.',
  },
  fr: {
    loading: 'Chargement…',
    failed: 'Ces informations n’ont pas pu être chargées.',
    notFound: 'Cette organisation ne figure pas dans l’annuaire.',
    retry: 'Réessayer',
    load: 'Afficher',
    loadNotice: 'Ces informations seront demandées à {host}, qui verra que vous êtes ici.',
  },
};
