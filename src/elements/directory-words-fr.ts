/** The words of a directory in French. */
import type { DirectoryWords } from './directory-words.ts';

export const words: DirectoryWords = {
  search: 'Rechercher une organisation',
  count: { one: '{n} organisation', many: '{n} d’organisations', other: '{n} organisations' },
  countOf: { one: '{n} organisation sur {all}', other: '{n} organisations sur {all}' },
  clear: 'Tout effacer',
  filters: 'Filtres',
  show: 'Afficher',
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
  download: 'Télécharger en {kind}',
};
