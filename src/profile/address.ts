/** The lines of an address, in the order of its country. */
import type { Address, Organization } from '../feed/schema.ts';
import { atHand } from './at-hand.ts';
import { fill } from './messages.ts';
import type { Speaker } from './speaker.ts';
import type { Phrase } from './text.ts';

/** The parts of an address as strings, ready to be ordered. */
interface AddressParts {
  country: string | undefined;
  lines: string[];
  district: string | undefined;
  locality: string | undefined;
  region: string | undefined;
  postalCode: string | undefined;
}
/** Orders the parts for countries whose order is another than the usual one. */
export type OrderAddress = (parts: AddressParts) => (string | undefined)[];

// Street, then post code and town: read off the formats of localized-address-format, the smallest countries left out. Of
// those with a prefix before the post code (CH-, L-, …) the domestic way without it is taken.
const USUAL =
  /A[TZ]|B[AEG]|C[HYZ]|D[EKZ]|E[EST]|F[IR]|G[ER]|HR|I[ST]|L[IU]|M[ADEK]|N[ELO]|P[LTY]|R[ES]|S[EIKN]|T[NZ]|ZM/;

/** Whether the address can only be shown well with the orders of address-orders.ts. */
const needsOrder = ({ country, formatted }: Address): boolean => !!country && !formatted && !USUAL.test(country);

/** The orders that the addresses of an organization need: at once where they are here, else a promise. */
export const ordersFor = ({ addresses }: Organization): OrderAddress | undefined | Promise<OrderAddress | undefined> =>
  atHand.order || !addresses?.some(needsOrder)
    ? atHand.order
    : import('./address-orders.ts').then(
        ({ orderAddress }) => (atHand.order = orderAddress),
        () => undefined,
      );

const usualOrder: OrderAddress = ({ lines, district, locality, region, postalCode }) => [
  ...lines,
  district,
  [postalCode, locality].filter(Boolean).join(' '),
  region,
];

/** The lines as they shall be shown, the country last; an exact `formatted` wins. */
export function addressLines(
  address: Address,
  { say, place, messages }: Speaker,
  order: OrderAddress = usualOrder,
): Phrase[] {
  const { formatted, lines = [], po_box, country, postal_code: postalCode } = address;
  if (formatted) return [say(formatted)];
  const [district, locality, region] = [address.district, address.locality, address.region].map((part) => say(part));
  const box = po_box && /^\d+$/.test(po_box) ? fill(messages.poBox, po_box) : po_box;
  const street = box ? [...lines, box] : lines;
  const ordered = (needsOrder(address) ? order : usualOrder)({
    country,
    lines: street,
    postalCode,
    district: district?.text,
    locality: locality?.text,
    region: region?.text,
  });
  return [
    ...ordered.filter(Boolean).map((text): Phrase => {
      // A street has no language of its own; a line with a translated part in it has that part's.
      const part = [district, locality, region].find((part) => part && text!.includes(part.text));
      return part && !street.includes(text!) ? { ...part, text: text! } : { text: text!, dir: 'auto' };
    }),
    ...(country ? [place(country)] : []),
  ];
}
