/** What people write out of habit where the format wants something else. For whoever checks a feed, not for readers. */
import { nearest } from './explain.ts';

/** The beginning of what would be HTML elsewhere: a tag or a character reference. */
export const markupIn = (text: string): string | undefined =>
  /<\/?(?:a|b|i|u|p|br|hr|em|strong|small|ul|ol|li|dl|dd|dt|div|span|font|h[1-6]|img|table|tr|td|th|blockquote|script|style|iframe)(?:\s[^<>]*)?\/?>|&(?:amp|lt|gt|quot|apos|nbsp|[a-z]{1,6}(?:acute|grave|circ|uml|tilde|cedil|ring|slash|lig|dash|quo)|#\d{2,6}|#x[\da-f]{2,5});/i.exec(
    text,
  )?.[0];

/** `www.example.org/about`: a host as people write it, not a file. */
export const isHost = (text: string): boolean =>
  /^(?:www\.[\w-]+|(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|info|eu|ngo|ong|uk|fr|be|de|at|ch|es|it|nl|pt|pl|ro|gr|ie|lu|dk|se|no|fi|cz|hu))(?:[./:?#]|$)/i.test(
    text,
  );

let names: Intl.DisplayNames | undefined;
/** Whether a tag begins with a language that somebody speaks; what is no tag at all the reader tells. */
export function isLanguage(tag: string): boolean {
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const [first] = tag.split('-', 1) as [string];
  if (!/^[a-z]{2,8}$/i.test(first) || /^(und|mul|mis|zxx|q[a-t][a-z])$/i.test(first)) return true;
  return names.of(first) !== undefined;
}

/** Names that other formats and languages have for ours. */
const OTHERS: Record<string, readonly string[]> = {
  number: ['tel'], phone: ['phones', 'tel'], telephone: ['phones', 'tel'], tel: ['phones'], fax: ['phones'],
  mail: ['emails', 'address'], email: ['emails', 'address'], adress: ['addresses', 'address'], adresse: ['addresses'],
  street: ['lines'], city: ['locality'], town: ['locality'], zip: ['postal_code'], postcode: ['postal_code'],
  homepage: ['website'], web: ['website'], title: ['name'], label: ['name'], year: ['founded'], keywords: ['tags'],
  topics: ['tags'], category: ['type'], categories: ['tags'], country: ['areas'], facebook: ['social'],
  twitter: ['social'], linkedin: ['social'], image: ['logo'], text: ['description'], about: ['description'],
  latitude: ['lat'], longitude: ['lon'], lng: ['lon'], private: ['confidential'], secret: ['confidential'],
  hidden: ['confidential'],
}; // prettier-ignore

/** The field that somebody means who knows it by another name. */
export const meantField = (name: string, known: ReadonlySet<string>): string | undefined => {
  const key = name.toLowerCase();
  return Object.hasOwn(OTHERS, key) ? OTHERS[key]!.find((field) => known.has(field)) : undefined;
};

/** Nobody writes a word like this for another reason. */
export const meantConfidential = (name: string): boolean =>
  name !== 'confidential' &&
  (/^(private|secret|hidden)$/i.test(name) || nearest(name.replace(/[\s_-]/g, ''), ['confidential']) !== undefined);
