/** The lines of an address, in the order of its country. */
import type { Address } from '../feed/schema.ts';
import { fill } from './messages.ts';
import type { Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

/** The parts of an address as strings, ready to be ordered. */
export interface AddressParts {
  country: string;
  lines: string[];
  district?: string | undefined;
  locality?: string | undefined;
  region?: string | undefined;
  postalCode?: string | undefined;
}
/** Orders the parts for countries whose order is another than the usual one. */
export type OrderAddress = (parts: AddressParts) => string[];

// Street, then post code and town: read off the formats of localized-address-format. Of the countries with a prefix
// before the post code (CH-, L-, …) the domestic way without it is taken.
const USUAL = new Set(
  'AD AT AZ BA BE BG BL CH CY CZ DE DK DO DZ EE EH ES ET FI FR GE GF GL GP GR GW HR IS IT KG KW LA LI LR LU MA MD ME MF MG MK MQ NC NE NL NO PL PM PT PY RE RS SE SI SJ SK SM SN TF TJ TM TN TZ VA WF XK YT ZM'.split(
    ' ',
  ),
);

/** Whether the address can only be shown well with the orders of address-orders.ts. */
export const needsOrder = ({ country, formatted }: Address): boolean =>
  country !== undefined && formatted === undefined && !USUAL.has(country);

const usualOrder: OrderAddress = ({ lines, district, locality, region, postalCode }) => [
  ...lines,
  district ?? '',
  [postalCode, locality].filter(Boolean).join(' '),
  region ?? '',
];

/** The lines as they shall be shown; an exact `formatted` wins. The country is the last line. */
export function addressLines(
  address: Address,
  countryLine: Phrase | undefined,
  speaker: Speaker,
  order: OrderAddress | undefined,
): Phrase[] {
  const formatted = speaker.say(address.formatted);
  if (formatted) return [formatted];
  const parts = {
    district: speaker.say(address.district),
    locality: speaker.say(address.locality),
    region: speaker.say(address.region),
  };
  const box = address.po_box;
  const lines = [...(address.lines ?? [])];
  if (box) lines.push(/^[\d\s-]+$/.test(box) ? fill(speaker.messages.poBox, { n: box }) : box);
  const ordered = (order && needsOrder(address) ? order : usualOrder)({
    country: address.country ?? '',
    lines,
    postalCode: address.postal_code,
    district: parts.district?.text,
    locality: parts.locality?.text,
    region: parts.region?.text,
  });
  // A street has no language of its own; a line with a translated part in it has that part's.
  const marked = ordered
    .filter((line) => line !== '')
    .map((text): Phrase => {
      const part = Object.values(parts).find((part) => part && text.includes(part.text));
      return lines.includes(text) || !part ? { text, dir: 'auto' } : { ...part, text };
    });
  return countryLine ? [...marked, countryLine] : marked;
}
