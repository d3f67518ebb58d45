/** Parses a feed of many records a few at a time, so that the page lives meanwhile. Loads beside such a feed. */

/** Letters at a time: a slow machine takes twenty milliseconds for so many. */
const SLICE = 2 ** 20;
/** So often a slice may seem to end, and be within a record. */
const MISSES = 8;

const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<unknown> } }).scheduler;
const pause = (): Promise<unknown> => scheduler?.yield?.() ?? new Promise(setTimeout as never);

/** Stands in the place of the records while what is around them is parsed. */
const PLACE = 'organizations';

/** The records of an array's text; undefined where it is none, or none are in it. */
function recordsIn(text: string): unknown[] | undefined {
  try {
    const records = JSON.parse(`[${text}]`) as unknown[];
    return records.length ? records : undefined;
  } catch {
    return undefined;
  }
}

/** Where the array ends that a place of a text lies in. */
function endOf(text: string, from: number): number {
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[{]|[\]}]/gs;
  token.lastIndex = from;
  let depth = 1;
  for (let found; (found = token.exec(text));) {
    if (/^[[{]/.test(found[0])) depth++;
    else if (/^[\]}]/.test(found[0]) && !--depth) return found.index;
  }
  return text.length;
}

/**
 * What JSON.parse gives. The text is cut where a record seems to begin: if every piece is whole, so was every cut; else
 * all of it is parsed at once.
 * @throws {SyntaxError} where it is no JSON
 */
export async function parseInSlices(text: string, size = SLICE): Promise<unknown> {
  const [before, opening] = /"organizations"\s*:\s*\[\s*(\{\s*"[^"\\]*"\s*:)/.exec(text) ?? [];
  const parse = (): unknown => JSON.parse(text);
  await pause();
  if (!opening) return parse();
  const begin = text.indexOf(before!) + before!.length - opening.length;
  const all: unknown[] = [];
  let at = begin;
  let misses = 0;
  for (let next = at + size; (next = text.indexOf(opening, next)) > 0;) {
    const comma = text.lastIndexOf(',', next);
    const records = recordsIn(text.slice(at, comma));
    if (records) {
      for (const record of records) all.push(record);
      misses = 0;
      at = comma + 1;
      next = at + size;
      await pause(); // oxlint-disable-line no-await-in-loop -- that is what it is for
    } else if (++misses > MISSES) return parse();
    else next++;
  }
  // Much is left where records begin otherwise than the first: to look for their end would take longer than to parse it.
  if (text.length - at > 4 * size) return parse();
  const end = endOf(text, at);
  const rest = recordsIn(text.slice(at, end));
  const around = JSON.parse(`${text.slice(0, begin)}"${PLACE}"${text.slice(end)}`) as {
    organizations?: unknown[];
  } | null;
  const place = around?.organizations;
  if (!rest || !Array.isArray(place) || place.length !== 1 || place[0] !== PLACE) return parse();
  return Object.assign(around!, { organizations: [...all, ...rest] });
}
