/** The words for trouble, all languages together: they are few and rarely wanted. */

interface TroubleWords {
  failed: string;
  notFound: string;
  retry: string;
  load: string;
  loadNotice: string;
}

export const troubleWords: Record<string, TroubleWords> = {
  en: {
    failed: 'This card could not be loaded.',
    notFound: 'This organisation is not in the directory.',
    retry: 'Try again',
    load: 'Show the card',
    loadNotice: 'The card will be requested from {host}.',
  },
  fr: {
    failed: 'Cette fiche n’a pas pu être chargée.',
    notFound: 'Cette organisation ne figure pas dans l’annuaire.',
    retry: 'Réessayer',
    load: 'Afficher la fiche',
    loadNotice: 'La fiche sera demandée à {host}.',
  },
};
