/** Large feeds, the same in every run: the records of demo/feed.json again and again, varied. Runs in the browser too. */

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text of a feed with so many records, each with an id, a name, numbers and dates of its own. */
export function feedText({ organizations, ...envelope }, count) {
  const random = seeded(1);
  // Record by record: the objects of a hundred thousand would take more memory than their text.
  const records = Array.from({ length: count }, (_, i) =>
    JSON.stringify(vary(organizations[i % organizations.length], Math.floor(i / organizations.length), random)),
  );
  return `${JSON.stringify({ ...envelope, total: count }).slice(0, -1)},"organizations":[${records.join(',')}]}`;
}

/** The ids of that feed's records. */
export const idsOf = ({ organizations }, count) =>
  Array.from({ length: count }, (_, i) =>
    idOf(organizations[i % organizations.length].id, Math.floor(i / organizations.length)),
  );

// The first round keeps its ids, so that records that name others find them.
const idOf = (id, round) => (round ? `${id}-${round}` : id);

function vary(record, round, random) {
  const below = (most) => Math.floor(random() * most);
  const twoDigits = (most) => String(1 + below(most)).padStart(2, '0');
  const id = idOf(record.id, round);
  const shift = below(10);
  // The last four, however they are grouped.
  const digits = (text) => text.replace(/\d(?=(\D*\d){0,3}\D*$)/g, (digit) => (Number(digit) + shift) % 10);
  // The words begin elsewhere each time, or a list by name would begin with one organisation again and again.
  const name = (text) => {
    const words = text.split(' ');
    const start = round % words.length;
    return round ? [...words.slice(start), ...words.slice(0, start), round].join(' ') : text;
  };
  return {
    ...record,
    id,
    name: mapText(record.name, name),
    founded: String(1900 + below(125)),
    tags: record.tags.filter(() => random() < 0.9),
    addresses: record.addresses.map((address) => ({
      ...address,
      lines: address.lines?.map((line) => `${line}, ${1 + below(300)}`),
      ...(address.lat && { lat: below(1e6) / 2e4, lon: below(1e6) / 2e4 }),
    })),
    phones: record.phones?.map((phone) => ({ ...phone, tel: digits(phone.tel), display: digits(phone.display) })),
    ids: mapText(record.ids, digits),
    url: `https://directory.example/organizations/${id}/`,
    updated: `${2015 + below(12)}-${twoDigits(12)}-${twoDigits(28)}`,
  };
}

const mapText = (text, change) =>
  typeof text === 'string'
    ? change(text)
    : Object.fromEntries(Object.entries(text).map(([key, value]) => [key, change(value)]));
