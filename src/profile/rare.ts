/** What is said of few organizations, and the words for it, all languages together. */
import { atHand } from './at-hand.ts';
import type { Language, Messages, RareWords } from './messages.ts';
import type { Profile } from './profile.ts';
import { own, type Speaker } from './speaker.ts';

const rareWords: Record<Language, RareWords> = {
  en: {
    checkedIn: 'Record checked in {date}',
    updatedIn: 'Record updated in {date}',
    dataFrom: 'Data from {date}',
    statuses: {
      inactive: 'This organisation is no longer active.',
      merged: 'This organisation has merged with another.',
      withdrawn: 'This organisation has left the directory.',
    },
    linkNames: {
      login: 'Log in',
      register: 'Sign up',
      'suggest-edit': 'Suggest a correction',
      privacy: 'Privacy',
      terms: 'Terms of use',
      about: 'About the directory',
      contact: 'Contact',
    },
    subregions: {
      '003': 'North America',
      '005': 'South America',
      '011': 'Western Africa',
      '013': 'Central America',
      '014': 'Eastern Africa',
      '017': 'Middle Africa',
      '018': 'Southern Africa',
      '021': 'Northern America',
      '029': 'Caribbean',
      '030': 'Eastern Asia',
      '034': 'Southern Asia',
      '035': 'Southeast Asia',
      '039': 'Southern Europe',
      '053': 'Australasia',
      '054': 'Melanesia',
      '057': 'Micronesian Region',
      '061': 'Polynesia',
      '143': 'Central Asia',
      '151': 'Eastern Europe',
      '154': 'Northern Europe',
      '155': 'Western Europe',
      '202': 'Sub-Saharan Africa',
    },
  },
  fr: {
    checkedIn: 'Fiche vérifiée en {date}',
    updatedIn: 'Fiche mise à jour en {date}',
    dataFrom: 'Données : {date}',
    statuses: {
      inactive: 'Cette organisation n’est plus active.',
      merged: 'Cette organisation a fusionné avec une autre.',
      withdrawn: 'Cette organisation a quitté l’annuaire.',
    },
    linkNames: {
      login: 'Connexion',
      register: 'Inscription',
      'suggest-edit': 'Proposer une correction',
      privacy: 'Vie privée',
      terms: 'Conditions d’utilisation',
      about: 'À propos de l’annuaire',
      contact: 'Contact',
    },
    subregions: {
      '003': 'Amérique du Nord',
      '005': 'Amérique du Sud',
      '011': 'Afrique occidentale',
      '013': 'Amérique centrale',
      '014': 'Afrique orientale',
      '017': 'Afrique centrale',
      '018': 'Afrique australe',
      '021': 'Amérique septentrionale',
      '029': 'Caraïbes',
      '030': 'Asie de l’Est',
      '034': 'Asie du Sud',
      '035': 'Asie du Sud-Est',
      '039': 'Europe du Sud',
      '053': 'Australasie',
      '054': 'Mélanésie',
      '057': 'Région micronésienne',
      '061': 'Polynésie',
      '143': 'Asie centrale',
      '151': 'Europe de l’Est',
      '154': 'Europe du Nord',
      '155': 'Europe de l’Ouest',
      '202': 'Afrique subsaharienne',
    },
  },
};

/** Adds them to the words of their language. */
export const addRareWords = (messages: Messages): Messages =>
  Object.assign(messages, rareWords[messages.lang as Language]);

/** Told where it is anything but active; who took its place is not told a second time among the others. */
function fateOf({ organization, messages, say, related }: Speaker): Partial<Profile> {
  const { status = 'active', relations = [] } = organization;
  const known = status.toLowerCase();
  if (known === 'active') return {};
  const next = relations.find(({ rel }) => rel === 'successor');
  const sentence = own(messages.statuses, known);
  return {
    status: sentence === undefined ? say(status) : { text: sentence },
    successor: next && related(next),
    relations: relations.flatMap((relation) => (relation === next ? [] : (related(relation) ?? []))),
  };
}

/** The part of a profile that few have. */
function rareOf(speaker: Speaker): Partial<Profile> {
  const { feed, link, say } = speaker;
  return {
    ...fateOf(speaker),
    links: (feed.links ?? []).filter(({ rel }) => rel !== 'tag').map((entry) => link(entry, feed)),
    notices: (feed.notices ?? []).map((notice) => ({
      text: say(notice.text, feed),
      link: notice.link && link(notice.link, feed),
    })),
  };
}
atHand.rareOf = rareOf;
