/** How an organization can be reached. */
import type { Phone } from '../feed/schema.ts';
import { addressLines, type OrderAddress } from './address.ts';
import type { Messages } from './messages.ts';
import { shortAddress, type Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

/** One way to reach it. */
export interface ContactPoint {
  kind: 'address' | 'phone' | 'fax' | 'email' | 'website' | 'links' | 'hours';
  /** What it is, in words. */
  label: string;
  /** Whether the label says more than the kind: an office, a person. */
  special: boolean;
  /** One line, of an address several. */
  lines: Phrase[];
  /** `tel:` (never for a fax), `mailto:` or web address. */
  url?: string | undefined;
  /** A map of the address; followed only by the reader's own click. */
  map?: string | undefined;
}

const isFax = ({ type }: Phone): boolean => type?.toLowerCase() === 'fax';

/** The number with its extension (RFC 3966); what is only written somehow is not dialled by guess. */
function telephone(phone: Phone): string | undefined {
  const ext = phone.ext?.replace(/\D/g, '');
  return phone.tel && !isFax(phone) ? `tel:${phone.tel}${ext ? `;ext=${ext}` : ''}` : undefined;
}

export function contactOf(speaker: Speaker, order: OrderAddress | undefined): ContactPoint[] {
  const { organization, messages, say, link } = speaker;
  const { addresses = [], phones = [], emails = [], website, social = [], links = [], hours } = organization;
  const point = (
    kind: ContactPoint['kind'] & keyof Messages,
    lines: Phrase[],
    url?: string,
    label?: string,
    map?: string,
  ): ContactPoint => ({ kind, lines, url, map, label: label ?? messages[kind], special: label !== undefined });
  return [
    ...addresses.map((address) => {
      const { lat, lon, label, purpose } = address;
      const map =
        lat !== undefined && lon !== undefined ? `${MAP}?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}` : undefined;
      const title = say(label)?.text ?? (purpose === 'seat' ? messages.seat : undefined);
      return point('address', addressLines(address, speaker, order), undefined, title, map);
    }),
    ...phones.map((phone) => {
      const number = phone.display ?? phone.tel;
      const text = number && [number, phone.ext].filter(Boolean).join(' / ');
      return point(
        isFax(phone) ? 'fax' : 'phone',
        text ? [{ text, dir: 'ltr' }] : [],
        telephone(phone),
        say(phone.label)?.text,
      );
    }),
    ...emails.map(({ address, label }) => point('email', [{ text: address }], `mailto:${address}`, say(label)?.text)),
    ...(website ? [website, ...social] : social).map((url) => point('website', [{ text: shortAddress(url) }], url)),
    ...links.map((entry) => {
      const { name, url } = link(entry);
      return point('links', [name], url);
    }),
    ...(hours ? [point('hours', [say(hours)])] : []),
  ].filter(({ lines }) => lines.length);
}

/** A map to look at: a link, never a request of ours. */
const MAP = 'https://www.openstreetmap.org/';
