/** Address orders of the countries that differ from the usual one; loaded only where one is needed. */
import { formatAddress } from 'localized-address-format';
import type { OrderAddress } from './address.ts';

/** The first of the characters that stand for texts: from Unicode's private use area, so that none has upper case. */
const FIRST = 0xe000;

export const orderAddress: OrderAddress = ({ country, lines, district, locality, region, postalCode }) => {
  const texts: string[] = [];
  /** Stands for a text while it is ordered: no text can be taken for part of another, and none is changed. */
  const token = (text: string | undefined): string => (text ? String.fromCharCode(FIRST + texts.push(text) - 1) : '');
  const street = lines.map(token);
  const [part, town, county, code] = [district, locality, region, postalCode].map(token) as [
    string,
    string,
    string,
    string,
  ];
  // Chinese, Japanese and Korean addresses run from large to small in their own script only.
  const local = /[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7af]/.test([...lines, locality].join(''));
  const order = (addressLines: string[]): string =>
    formatAddress(
      {
        postalCountry: country,
        addressLines,
        ...(part && { dependentLocality: part }),
        ...(town && { locality: town }),
        ...(county && { administrativeArea: county }),
        ...(code && { postalCode: code }),
      },
      local ? 'local' : 'latin',
    ).join('\n');

  // Some formats have no place for a part (a Japanese town, an English county): it goes to its neighbours.
  const placed = order(street);
  const lost = (...tokens: string[]): string[] => tokens.filter((entry) => entry && !placed.includes(entry));
  const around = lost(town)[0] ? lost(town, county) : [];
  let ordered = order(
    local ? [...around.toReversed(), ...lost(part), ...street] : [...street, ...lost(part), ...around],
  );
  for (const entry of lost(county, code)) {
    if (ordered.includes(entry)) continue;
    if (entry === county && town) ordered = ordered.replace(town, local ? `${county}\n${town}` : `${town}\n${county}`);
    else ordered += `\n${entry}`;
  }
  return ordered
    .split('\n')
    .map((line) =>
      line
        .replace(/[\ue000-\uf8ff]/g, (entry) => texts[entry.charCodeAt(0) - FIRST] ?? entry)
        .replace(/^[\s,\u060c\u3001-]+|(?<![\s,\u060c\u3001-])[\s,\u060c\u3001-]+$/g, ''),
    )
    .filter(Boolean);
};
