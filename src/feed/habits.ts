/** What people write out of habit where the format wants something else. For whoever checks a feed, not for readers. */
/** The word that was probably meant: with one letter too many, too few, other or exchanged, or two in a long one. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = word.length > 6 ? 3 : 2;
  for (const other of words) {
    if (Math.abs(other.length - word.length) >= least) continue;
    const steps = distance(word.toLowerCase(), other.toLowerCase());
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
}

/** Levenshtein's, where exchanging two neighbours is one step. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = Number(a[i - 1] !== b[j - 1]);
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}

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
  if (!/^[a-z]{2,3}$/i.test(first) || /^(und|mul|mis|zxx|q[a-t][a-z])$/i.test(first)) return true;
  return names.of(first) !== undefined;
}

/** What tables and programs leave where there is nothing to say. */
export const leftoverIn = (text: string): string | undefined =>
  /^(?:n\/?a|none|null|nil|nan|undefined|unknown|tbd|-+)$|\[object \w+\]|\\[nrt](?![a-z])|^\[".*"\]$|^\{".*\}$/i.exec(
    text.trim(),
  )?.[0];

/** UTF-8 that was read as Windows-1252: what it says; empty where that cannot be told. */
export function misreadIn(text: string): string | undefined {
  if (!/Ã[^\0-\x7fÀ-ÿ]|Â[\xa0-\xbf]|â€/.test(text)) return undefined;
  upperHalf ??= new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));
  const bytes = Array.from(text, (letter) =>
    letter < '\x80' ? letter.charCodeAt(0) : upperHalf!.indexOf(letter) + 128,
  );
  // What is not there at all is a byte that no text in UTF-8 has alone.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => (byte === 127 ? 255 : byte)),
    );
  } catch {
    return '';
  }
}
let upperHalf: string | undefined;

/** Names that other formats and languages have for ours. */
const OTHERS: Record<string, readonly string[]> = {
  number: ['tel'], phone: ['phones', 'tel'], telephone: ['phones', 'tel'], tel: ['phones'], fax: ['phones'],
  mail: ['emails', 'address'], email: ['emails', 'address'], adress: ['addresses', 'address'], adresse: ['addresses'],
  street: ['lines'], city: ['locality'], town: ['locality'], zip: ['postal_code'], postcode: ['postal_code'],
  homepage: ['website'], web: ['website'], title: ['name', 'label'], label: ['name', 'title'], name: ['label', 'title'], year: ['founded'], keywords: ['tags'],
  topics: ['tags'], category: ['type'], categories: ['tags'], country: ['areas'], facebook: ['social'],
  twitter: ['social'], linkedin: ['social'], image: ['logo'], text: ['description', 'body'], about: ['description'], content: ['description', 'body'], heading: ['title'],
  latitude: ['lat'], longitude: ['lon'], lng: ['lon'], private: ['confidential'], secret: ['confidential'],
  hidden: ['confidential'], ville: ['locality'], voie: ['lines'], code_postal: ['postal_code'], ort: ['locality'],
  plz: ['postal_code'], strasse: ['lines'], state: ['region'], province: ['region'], state_province: ['region'],
  streetaddress: ['lines'], street_address: ['lines'], address_1: ['lines'], address_line_1: ['lines'],
  address_line1: ['lines'], address_line2: ['lines'], address_lines: ['lines'], addresslines: ['lines'], addressline1: ['lines'],
  street_name: ['lines'], street_number: ['lines'], house_number: ['lines'], 'straße': ['lines'], rue: ['lines'], address: ['addresses', 'formatted'],
  full_address: ['addresses', 'formatted'], commune: ['locality'], stadt: ['locality'], ciudad: ['locality'], comune: ['locality'],
  plaats: ['locality'], postleitzahl: ['postal_code'], post_code: ['postal_code'], zip_code: ['postal_code'], cap: ['postal_code'], administrative_area: ['region'],
  country_code: ['country', 'areas'], countrycode: ['country', 'areas'], land: ['country', 'areas'], pays: ['country', 'areas'],
  geometry: ['addresses'],
  addresslocality: ['locality'], addressregion: ['region'], addresscountry: ['country'], postalcode: ['postal_code'],
  alternate_name: ['alt_names'], alternatename: ['alt_names'], other_names: ['alt_names'], previous_names: ['alt_names'],
  legal_status: ['legal_form'], classification: ['type'], foundingdate: ['founded'], founding_date: ['founded'],
  established: ['founded'], year_incorporated: ['founded'], dissolution_date: ['dissolved'], identifiers: ['ids'],
  identifier: ['ids'], sameas: ['social'], opening_hours: ['hours'], openinghours: ['hours'], extension: ['ext'], socials: ['social'], instagram: ['social'], coordinates: ['lat'],
  nom: ['name'], titre: ['name'], naam: ['name'], nombre: ['name'], nome: ['name'], bezeichnung: ['name'], preferred_name: ['name'],
  telefon: ['phones'], 'téléphone': ['phones'], 'teléfono': ['phones'], telefono: ['phones'], telefoon: ['phones'],
  e_mail: ['emails'], courriel: ['emails'], siteweb: ['website'], site_web: ['website'], webseite: ['website'], site: ['website'],
  link: ['website', 'href'], domain: ['website'], 'gründung': ['founded'], 'gegründet': ['founded'], date_creat: ['founded'],
  inception: ['founded'], date_of_registration: ['founded'], date_of_removal: ['dissolved'], objet: ['description'],
  beschreibung: ['description'], langcode: ['lang'], language: ['lang'], locale: ['lang'], on: ['date'], who: ['by'],
  lastmodified: ['updated'], modified: ['updated'],
  value: ['address', 'href', 'tel', 'src'], uuid: ['id'], guid: ['id'], slug: ['id'], code: ['id'], note: ['label'], url: ['href', 'src'], uri: ['url'], type: ['rel'],
  members: ['members_count'], parent_id: ['relations'], contact_details: ['phones'],
}; // prettier-ignore

/** The field that somebody means who knows it by another name, or misspells it. */
export const meantField = (name: string, known: ReadonlySet<string>): string | undefined => {
  const whole = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  if (known.has(whole) && whole !== name) return whole;
  // `Charity name`, `organisation_id`; the name of a contact is somebody else's.
  const bare = whole.replace(
    /^(?:(?:organi[sz]ation|org|charity|company|ngo|association|main|primary)_|contact_(?!name))+/,
    '',
  );
  if (known.has(bare) && bare !== whole) return bare;
  const key = Object.hasOwn(OTHERS, whole) ? whole : bare;
  const others = Object.hasOwn(OTHERS, key) ? OTHERS[key]! : [];
  const field = others.find((field) => known.has(field)) ?? (others[0] ? undefined : nearest(whole, known));
  if (field || !known.has('addresses')) return field;
  // What belongs to an address and stands beside it.
  return [key, ...others].some((part) => /^(lines|locality|region|postal_code|po_box|formatted|lat|lon)$/.test(part))
    ? 'addresses'
    : undefined;
};

/** In the languages that owners of directories write: by spelling alone none of these would be found. */
const HIDDEN =
  /^(is)?(private|secret|hidden|non?public|internal|priv[eé]e?|secr[eè]te?|cach[eé]e?|vertraulich|geheim|privat|verborgen|confidenziale|riservat[oa]|privad[oa]|secret[oa]|ocult[oa]|sigilos[oa]|vertrouwelijk|poufn[ey])$/i;
/** What says the same by a “no”. */
const SHOWN =
  /^(is)?(public|publique|p[uú]blic[oa]|pubblic[oa]|[oö]ffentlich|openbaar|visible|sichtbar|published|shown?)$/i;
/** What says it by a word of its own. */
const WHO_SEES = /^(visibility|access|privacy|audience)$/i;

type Mark = (value: unknown) => boolean;
const never: Mark = () => false;
const unlessFalse: Mark = (value) => value !== false && value !== null;
const ifFalse: Mark = (value) => /^(false|no|non|nein|0)$/i.test(String(value));
const ifHidden: Mark = (value) => /^(confidential|none|nobody)$/i.test(String(value)) || HIDDEN.test(String(value));

/** What fields mark by their names: nobody writes a word like these for another reason. */
const marks = new Map<string, Mark>([['confidential', unlessFalse]]);
function markOf(name: string): Mark {
  let mark = marks.get(name);
  if (!mark) {
    const word = name.replace(/[\s_-]/g, '');
    if (SHOWN.test(word)) mark = ifFalse;
    else if (WHO_SEES.test(word)) mark = ifHidden;
    else mark = HIDDEN.test(word) || nearest(word, ['confidential']) !== undefined ? unlessFalse : never;
    marks.set(name, mark);
  }
  return mark;
}

/** Whether somebody means by this field that nobody shall find what it stands in, spelt and placed rightly or not. */
export const marksConfidential = (name: string, value: unknown): boolean => markOf(name)(value);
