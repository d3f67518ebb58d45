/** Reads a feed with all its pages, for the commands. */
import { parseFeed, type Issue } from '../feed/read.ts';
import { marksConfidential } from '../feed/habits.ts';
import type { Feed } from '../feed/schema.ts';
import { FeedFiles, hasTower, type FeedFile } from './feed-files.ts';
import { type SyntaxFault, syntaxFault } from './json-places.ts';

/** The same limit as in the browser. */
const MAX_PAGES = 1_000;

export interface SourceFile extends FeedFile {
  json: unknown;
  feed: Feed | undefined;
  issues: Issue[];
  /** Why it is no JSON. */
  fault?: SyntaxFault | undefined;
  /** Fields of addresses that were taken for `confidential`. */
  withheld: string[];
}

export interface Source {
  /** The feed, then its further pages. */
  files: SourceFile[];
  /** All pages as one. Undefined where the first could not be read. */
  feed: Feed | undefined;
  /** Every id that stands in the files, readable or not. */
  listed: Set<string>;
  /** Hash of all bytes. */
  digest: string;
  /** Where the files lie, and the address that stands for that folder. */
  local: FeedFiles['local'];
  isRemote: boolean;
  /** Fields of addresses that were taken for `confidential`. */
  withheld: string[];
}

/**
 * @param standIn where a local feed without `feed_url` counts as lying
 * @param careful whether an address counts as confidential whose mark is misspelt
 */
export const readSource = async (input: string, standIn: string, careful = false): Promise<Source> =>
  parseFiles(await FeedFiles.open(input, standIn), careful);

async function parseFiles(source: FeedFiles, careful: boolean): Promise<Source> {
  const { first, isRemote, local } = source;
  const files = [parseFile(first, careful)];
  const seen = new Set([first.url]);
  for (let next = nextOf(files, seen); next && seen.size < MAX_PAGES; next = nextOf(files, seen)) {
    seen.add(next);
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    files.push(parseFile(await source.page(next), careful));
  }
  return {
    files,
    ...merge(files),
    digest: source.digest(files.slice(1)),
    local,
    isRemote,
    withheld: files.flatMap(({ withheld }) => withheld),
  };
}

/** What there is to publish. */
export interface Publication extends Pick<Source, 'listed' | 'digest' | 'local' | 'withheld'> {
  feed: Feed;
  /** In how many files it was. */
  files: number;
  /** How much of it had to be left out. */
  leftOut: number;
  /** How many of these are whole organisations. */
  lost: number;
}

/** Keeps nothing of the files but their good part. Undefined where there is none. */
export async function readPublication(source: FeedFiles): Promise<Publication | undefined> {
  const { files, feed, listed, digest, local, withheld } = await parseFiles(source, true);
  source.close();
  if (!feed) return undefined;
  const errors = files.map(({ issues }) => issues.filter(({ level }) => level === 'error'));
  const leftOut = errors.flat().length + files.filter(({ feed }) => !feed).length;
  const read = files.filter(({ feed }) => feed).flatMap(({ json }) => recordsOf(json));
  const lost = read.filter((record) => record !== null).length - feed.organizations.length;
  // A copy has no way back to the JSON that it was read from.
  return { feed: { ...feed }, listed, digest, local, withheld, files: files.length, leftOut, lost };
}

function parseFile(given: FeedFile, careful: boolean): SourceFile {
  const { text, url } = given;
  const file = { ...given, json: undefined as unknown, feed: undefined, issues: [], withheld: [] };
  try {
    if (hasTower(text)) throw new SyntaxError('Nested too deeply');
    const json: unknown = given.json ?? JSON.parse(text);
    const withheld = careful ? withhold(json) : [];
    return { ...file, json, withheld, ...parseFeed(json, url) };
  } catch (error) {
    return { ...file, fault: syntaxFault(text, error as Error) };
  }
}

/** Lists of what may be marked. */
const MARKED = ['addresses', 'phones', 'emails', 'links', 'sections', 'relations'];
/** What leads to somebody. */
const CONTACT = ['addresses', 'phones', 'emails'];

/** A typing error must not publish a shelter, nor a mark where the format has none. Gives what was withheld for it. */
function withhold(json: unknown): string[] {
  const paths: string[] = [];
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  const recordOf = (value: unknown): Record<string, unknown> =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  /** The field by which something is marked. */
  const markOf = (entry: unknown): string | undefined =>
    Object.entries(recordOf(entry)).find(([key, value]) => marksConfidential(key, value))?.[0];
  const look = (record: Record<string, unknown>, at: string): void => {
    const whole = markOf(record);
    if (whole) paths.push(`${at}.${whole}`);
    for (const field of MARKED) {
      const entries = listOf(record[field]);
      const isMarked = entries.map((item, i) => {
        const mark = markOf(item);
        const isRight = field === 'addresses' && mark === 'confidential';
        if (mark && !isRight) paths.push(`${at}.${field}[${i}].${mark}`);
        return mark !== undefined || (whole !== undefined && CONTACT.includes(field));
      });
      if (isMarked.includes(true)) record[field] = entries.filter((_, i) => !isMarked[i]);
    }
  };
  const feed = recordOf(json);
  look(recordOf(feed['publisher']), 'publisher');
  for (const [i, entry] of listOf(feed['organizations']).entries()) look(recordOf(entry), `organizations[${i}]`);
  return paths;
}

const nextOf = (files: readonly SourceFile[], seen: Set<string>): string | undefined => {
  const { feed } = files.at(-1)!;
  const pages = files[0]!.feed?.pages ?? [];
  return [feed?.next, ...pages.map(({ href }) => href)].find((href) => href && !seen.has(href));
};

/** As they stand in the file, readable or not. */
function recordsOf(json: unknown): unknown[] {
  const records = (json as { organizations?: unknown } | null | undefined)?.organizations ?? [];
  return Array.isArray(records) ? records : [records];
}

/** One feed of all pages; of an id that comes twice the first wins. */
function merge(files: readonly SourceFile[]): Pick<Source, 'feed' | 'listed'> {
  const listed = new Set<string>();
  for (const { json } of files)
    for (const record of recordsOf(json) as ({ id?: unknown } | null)[])
      if (typeof record?.id === 'string') listed.add(record.id);
  const [first, ...others] = files;
  if (!first?.feed || !others.length) return { feed: first?.feed, listed };
  const ids = new Set(first.feed.organizations.map(({ id }) => id));
  const organizations = [...first.feed.organizations];
  for (const { feed, json, issues } of others)
    for (const record of feed?.organizations ?? []) {
      if (ids.size < ids.add(record.id).size) organizations.push(record);
      else {
        const raw = (json as { organizations: { id?: unknown }[] }).organizations;
        const path = `organizations[${raw.findIndex((entry) => entry?.id === record.id)}].id`;
        issues.push({ code: 'duplicate-id', level: 'error', path, args: { value: record.id } });
      }
    }
  return { feed: { ...first.feed, organizations }, listed };
}
