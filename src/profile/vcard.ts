/** One organization as a contact file: vCard 4.0 (RFC 6350), which address books read. */
import type { Address, Feed, Organization, Phone, Text } from '../feed/schema.ts';
import { addressLines, type OrderAddress } from './address.ts';
import { isFax } from './contact.ts';
import { fill, type Messages } from './messages.ts';
import { own, speakerOf } from './speaker.ts';

/** Types of telephone that vCard has a word for; the rest is voice. */
const PHONE_TYPES: Record<string, string> = { fax: 'fax', mobile: 'cell', text: 'text' };

/** In a value: what would end it or begin another. */
const escape = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** In a parameter (RFC 6868); quoted where it must be, and where some readers decode it only then. */
function parameter(text: string): string {
  const safe = text
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n');
  return /[:;,^]/.test(safe) ? `"${safe}"` : safe;
}

/** No line is longer than 75 octets, and no character is split between two. */
function fold(line: string): string {
  if (/^[ -~]{0,75}$/.test(line)) return line;
  let folded = '';
  let room = 75;
  for (const char of line) {
    const code = char.codePointAt(0)!;
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += char;
    room -= octets;
  }
  return folded;
}

type Parameters = Record<string, string | undefined>;

/**
 * The organization as a vCard; several, one after the other, are a file of many contacts.
 * @param feed what `parseFeed` gave
 * @param organization one of its records
 * @param locale BCP 47 tag of the reader's language
 * @param messages the words of the interface for that language
 * @param order orders addresses of countries that differ from the usual order
 */
export function buildVcard(
  feed: Feed,
  organization: Organization,
  locale: string,
  messages: Messages,
  order?: OrderAddress,
): string {
  const speaker = speakerOf(feed, organization, locale, messages);
  const { say, chosen, term, place } = speaker;
  const { id, url, logo, hours, website, status = 'active' } = organization;
  const { addresses = [], phones = [], emails = [], social = [], links = [], tags = [], alt_names = [] } = organization;
  const lines: string[] = [];
  let labels = 0;

  /** One line; a label of the organization's own stands in a second one, as address books expect it. */
  function add(name: string, value: string, parameters: Parameters = {}, label?: Text): void {
    const group = label === undefined ? '' : `item${++labels}.`;
    const extra = Object.entries(parameters).map(([key, entry]) => (entry ? `;${key}=${parameter(entry)}` : ''));
    lines.push(`${group}${name}${extra.join('')}:${value}`);
    if (label !== undefined) lines.push(`${group}X-ABLabel:${escape(say(label).text)}`);
  }
  const language = (tag: string | undefined): string | undefined => (tag && !/^und\b/i.test(tag) ? tag : undefined);
  /** A text in the reader's language, then the same in its other languages. */
  function addText(name: string, text: Text | undefined, altid = '1'): void {
    const best = chosen(text);
    if (!best) return;
    const others = typeof text === 'string' ? [] : Object.entries(text!).filter(([lang]) => lang !== best.lang);
    for (const [lang, value] of [[best.lang, best.value] as const, ...others])
      add(name, escape(value), { LANGUAGE: language(lang), ALTID: others[0] && altid });
  }
  function addNote(text: string | string[] | undefined, lang: string | undefined): void {
    if (text !== undefined) add('NOTE', escape([text].flat().join('\n\n')), { LANGUAGE: language(lang) });
  }

  function addAddress(address: Address): void {
    const { lines: street = [], po_box = '', postal_code = '', country, lat, lon, label } = address;
    const said = addressLines(address, speaker, order).map(({ text }) => text);
    const [district, locality, region] = [address.district, address.locality, address.region].map((part) => say(part));
    const parts = [
      [po_box],
      // The extended address is to be left empty: readers differ on what it is.
      [],
      [...street, ...(district ? [district.text] : [])],
      [locality?.text ?? ''],
      [region?.text ?? ''],
      [postal_code],
      [country ? place(country).text : ''],
    ];
    const known = parts.slice(0, 6).some((part) => part.some(Boolean));
    // A reader that does not know labels shall see the address too.
    if (!known) parts[2] = said.slice(0, address.formatted || !country ? undefined : -1);
    if (!said.length) return;
    add(
      'ADR',
      parts.map((part) => part.map(escape).join(',')).join(';'),
      {
        TYPE: 'work',
        GEO: lat !== undefined && lon !== undefined ? `geo:${lat},${lon}` : undefined,
        LABEL: said.join('\n'),
      },
      label,
    );
  }

  function addPhone(phone: Phone): void {
    const { tel, display = tel, ext, label } = phone;
    // Both words are said of it; the one that tells a fax from a telephone comes first.
    const type = `;TYPE=${own(PHONE_TYPES, phone.type?.toLowerCase()) ?? 'voice'},work`;
    const digits = ext?.replace(/\D/g, '');
    // A short code is no global number, so it has no address of its own (RFC 3966).
    if (tel?.startsWith('+')) add(`TEL;VALUE=uri${type}`, `tel:${tel}${digits ? `;ext=${digits}` : ''}`, {}, label);
    else if (display) add(`TEL${type}`, escape(ext ? `${display} ${fill(messages.ext, ext)}` : display), {}, label);
  }

  add('KIND', 'org');
  const feedUrl = feed.feed_url;
  const uid = url ?? (feedUrl && `${feedUrl}#${id}`);
  add('UID', uid ?? id, { VALUE: uid ? undefined : 'text' });
  addText('FN', organization.name);
  addText('ORG', organization.name);
  // Without it Apple's address book takes an organization for a person.
  add('X-ABShowAs', 'COMPANY');
  for (const [i, name] of [organization.acronym, ...alt_names].entries()) addText('NICKNAME', name, String(i + 1));
  addresses.forEach(addAddress);
  for (const fax of [false, true]) phones.filter((phone) => isFax(phone) === fax).forEach(addPhone);
  for (const tag of new Set(phones.flatMap(({ languages = [] }) => languages))) add('LANG', tag);
  for (const { address, label } of emails) add('EMAIL', escape(address), { TYPE: 'work' }, label);
  if (website) add('URL', website, { TYPE: 'work' });
  for (const page of social) add('URL', page);
  for (const { rel, href, label } of links)
    if (/^https?:/.test(href)) add('URL', href, {}, label ?? own(messages.linkNames, rel));
  if (logo) add('LOGO', logo.src);
  if (status.toLowerCase() !== 'active') addNote(own(messages.statuses, status.toLowerCase()) ?? status, messages.lang);
  const about = chosen(organization.summary) ?? chosen(organization.description);
  addNote(about?.value, about?.lang);
  const open = chosen(hours);
  addNote(open && `${messages.hours}: ${open.value}`, open?.lang);
  if (tags[0]) add('CATEGORIES', [...new Set(tags)].map((tag) => escape(term('tags', tag).text)).join(','));
  const source = url ?? feedUrl;
  if (source) add('SOURCE', source);
  const edited = momentOf(organization.updated ?? feed.updated ?? '');
  if (edited) add('REV', edited);

  // Controls cannot come from a feed that was read; nothing of a page's own making breaks out of its line either.
  const clean = lines.map((line) => fold(line.replace(/[\0-\x08\x0a-\x1f\x7f]/g, '')));
  return ['BEGIN:VCARD', 'VERSION:4.0', ...clean, 'END:VCARD', ''].join('\r\n');
}

/** `2025-07-01` → `20250701T000000Z`; without a zone it counts as UTC. Of a year or a month there is no moment. */
function momentOf(date: string): string | undefined {
  const zoned = date.length === 10 || /[Zz]$|[+-]\d\d:?\d\d$/.test(date) ? date : `${date}Z`;
  const moment = new Date(zoned.toUpperCase().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (date.length < 10 || Number.isNaN(moment.getTime())) return undefined;
  return moment.toISOString().replace(/[-:]|\.\d+/g, '');
}
