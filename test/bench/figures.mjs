/** What the benchmark makes of its numbers, and how it prints them. */

/** The number below which such a part of them lies. */
export function quantile(numbers, part) {
  const place = (numbers.length - 1) * part;
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor(place)] + sorted[Math.ceil(place)]) / 2;
}

export const median = (numbers) => quantile(numbers, 0.5);

export const times = (ratio) => `${ratio.toFixed(2)}×`;

/** The median, and between what the middle half of the rounds lies: how far the machine can be trusted. */
export const spread = (ratios) =>
  `${times(median(ratios))} (${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)})`;

/** The ratios of two times, taken in turn; the first round warms up. */
export async function compare(rounds, one, other) {
  const ratios = [];
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 ? await one() : 0;
    const second = await other();
    const ratio = (first || (await one())) / second;
    if (round > 0) ratios.push(ratio);
  }
  return ratios;
}

/** A number of things against how many there may be. */
export function against(name, value, limit, unit = '') {
  line(name, `${times(value / limit)} the ${limit} ${unit} allowed: ${value}`.replace('  ', ' '), value / limit, 1);
}

export function line(name, text, value, limit) {
  const end = limit === undefined ? '' : `limit ${limit ? times(limit) : 0}${value > limit ? ' OVER' : ''}`;
  console.log(`${name.padEnd(50)} ${text.padEnd(48)} ${end}`.trimEnd());
}
