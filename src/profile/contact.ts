/** How an organization can be reached. */
import type { Phone, Text } from '../feed/schema.ts';
import { addressLines, type OrderAddress } from './address.ts';
import { fill } from './messages.ts';
import { own, shortAddress, type Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

/** One way to reach it. */
export interface ContactPoint {
  kind: 'address' | 'phone' | 'fax' | 'email' | 'website' | 'links' | 'hours';
  /** What kind it is, in words. */
  label: string;
  /** What the organization calls it: an office, a person. */
  name: Phrase | undefined;
  /** One line, of an address several. */
  lines: Phrase[];
  /** `tel:` (never for a fax), `mailto:` or web address. */
  url?: string | undefined;
  /** A map of the address; followed only by the reader's own click. */
  map?: string | undefined;
}

/** A fax is not called. */
export const isFax = ({ type }: Phone): boolean => /fax/i.test(type!);

/** The number with its extension (RFC 3966); what is only written somehow is not dialled by guess. */
function telephone(phone: Phone): string | undefined {
  const ext = phone.ext?.replace(/\D/g, '');
  return phone.tel && !isFax(phone) ? `tel:${phone.tel}${ext ? `;ext=${ext}` : ''}` : undefined;
}

export function contactOf(speaker: Speaker, order: OrderAddress | undefined): ContactPoint[] {
  const { organization, messages, say, link } = speaker;
  const { addresses = [], phones = [], emails = [], website, social = [], links = [], hours } = organization;
  const point = (
    kind: ContactPoint['kind'],
    lines: Phrase[],
    url?: string,
    { label }: { label?: Text | undefined } = {},
    rest?: Partial<ContactPoint>,
  ): ContactPoint => ({ kind, lines, url, label: messages[kind], name: say(label), ...rest });
  return [
    ...addresses.map((address) => {
      const { lat, lon, purpose } = address;
      return point('address', addressLines(address, speaker, order), undefined, address, {
        ...(purpose === 'seat' && { label: messages.seat }),
        map: Number.isFinite(lat! + lon!) ? `${MAP}?mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}` : undefined,
      });
    }),
    ...phones.map((phone) => {
      const { display = phone.tel, ext, type } = phone;
      const kind = isFax(phone) ? 'fax' : 'phone';
      const text = display && ext ? `${display} ${fill(messages.ext, ext)}` : display;
      return point(
        kind,
        text ? [{ text: text.replace(/ (?=[\u0660-\u0669])/g, '\xa0'), dir: 'ltr' }] : [],
        telephone(phone),
        phone,
        {
          label: own(messages.phones, type?.toLowerCase()) ?? messages[kind],
        },
      );
    }),
    ...emails.map((email) => point('email', [{ text: email.address }], `mailto:${email.address}`, email)),
    ...[website, ...social].flatMap((url) =>
      url
        ? point('website', [{ text: shortAddress(url) }], url, {}, url === website ? {} : { label: messages.social })
        : [],
    ),
    ...links.map((entry) => {
      const { name, url } = link(entry);
      return point('links', [name], url);
    }),
    ...(hours ? [point('hours', [say(hours)])] : []),
  ].filter(({ lines }) => lines[0]);
}

/** A map to look at: a link, never a request of ours. */
const MAP = 'https://www.openstreetmap.org/';
