/** The contact block: addresses, phones, mail, sites, hours. */
import type { Address, Phone } from '../feed/schema.ts';
import { addressLines, type OrderAddress } from './address.ts';
import { fill } from './messages.ts';
import { shortAddress, type Reference, type Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

export interface PostalAddress {
  label?: Phrase;
  lines: Phrase[];
  /** A map of the place; followed only by the reader's own click. */
  map?: string;
}
export interface PhoneNumber {
  label: Phrase;
  /** To be shown from left to right in any script. */
  text: string;
  /** `tel:` link; a fax has none. */
  url?: string;
  fax: boolean;
}
export interface Contact {
  addresses: PostalAddress[];
  phones: PhoneNumber[];
  emails: Reference[];
  websites: Reference[];
  links: Reference[];
  hours?: Phrase;
}

function addressOf(address: Address, speaker: Speaker, order: OrderAddress | undefined): PostalAddress {
  const { label, purpose, lat, lon, country } = address;
  const title = speaker.say(label) ?? (purpose === 'seat' ? { text: speaker.messages.seat } : undefined);
  const position = lat !== undefined && lon !== undefined ? `mlat=${lat}&mlon=${lon}#map=16/${lat}/${lon}` : '';
  return {
    ...(title && { label: title }),
    lines: addressLines(address, country ? speaker.place(country) : undefined, speaker, order),
    ...(position && { map: `https://www.openstreetmap.org/?${position}` }),
  };
}

function phoneOf({ tel, display, type, ext, label }: Phone, speaker: Speaker): PhoneNumber {
  const { messages } = speaker;
  const fax = type?.toLowerCase() === 'fax';
  const extension = ext ? ` ${fill(messages.extension, { n: ext })}` : '';
  const digits = ext?.replace(/\D/g, '');
  return {
    label: speaker.say(label) ?? { text: fax ? messages.fax : messages.phone },
    text: (display ?? tel ?? '') + extension,
    ...(tel && !fax && { url: `tel:${tel}${digits ? `;ext=${digits}` : ''}` }),
    fax,
  };
}

const site = (url: string): Reference => ({ name: { text: shortAddress(url) }, url });

/** Everything by which the organization of the speaker can be reached. */
export function contactOf(speaker: Speaker, order: OrderAddress | undefined): Contact {
  const { addresses = [], phones = [], emails = [], website, social = [], links = [], hours } = speaker.organization;
  const times = speaker.say(hours);
  return {
    addresses: addresses.map((address) => addressOf(address, speaker, order)).filter(({ lines }) => lines.length),
    phones: phones.filter(({ tel, display }) => tel ?? display).map((phone) => phoneOf(phone, speaker)),
    emails: emails.map(({ address, label }): Reference => {
      const name = speaker.say(label);
      return { name: { text: address }, url: `mailto:${address}`, ...(name && { label: name }) };
    }),
    websites: [...(website ? [website] : []), ...social].map(site),
    links: links.map((link) => speaker.link(link)),
    ...(times && { hours: times }),
  };
}
