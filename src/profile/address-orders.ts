/** Address orders of the countries that differ from the usual one; loaded only where one is needed. */
import { formatAddress } from 'localized-address-format';
import type { OrderAddress } from './address.ts';

export const orderAddress: OrderAddress = ({ country, lines, district, locality, region, postalCode }) => {
  const parts = {
    postalCountry: country,
    addressLines: lines,
    ...(district && { dependentLocality: district }),
    ...(locality && { locality }),
    ...(region && { administrativeArea: region }),
    ...(postalCode && { postalCode }),
  };
  // Chinese, Japanese and Korean addresses run from large to small in their own script only.
  const script = /[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af]/.test([...lines, locality].join('')) ? 'local' : 'latin';
  const ordered = formatAddress(parts, script);
  // Some formats have no place for a part (a Japanese town, a post code): it is not lost.
  const left = [district, locality, region, postalCode].filter(
    (part) => part && !ordered.some((line) => line.toLowerCase().includes(part.toLowerCase())),
  );
  return [...ordered, ...(left as string[])];
};
