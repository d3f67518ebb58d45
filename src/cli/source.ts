/** Reads a feed from a file, an address or standard input, with all its pages, for the commands. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { buffer as readStream } from 'node:stream/consumers';
import { parseFeed, type Issue } from '../feed/read.ts';
import { meantConfidential } from '../feed/habits.ts';
import type { Feed } from '../feed/schema.ts';
import { fileName } from '../publish/logos.ts';
import { hasTower, type SyntaxFault, syntaxFault } from './json-places.ts';

/** The same limits as in the browser. */
const MAX_BYTES = 2 ** 26;
const MAX_PAGES = 1_000;
const PATIENCE = 120_000;

/** Why there is nothing to work on, as a sentence. */
export class SourceError extends Error {}

export interface SourceFile {
  /** As people call it: the path as it was given, or the address. */
  name: string;
  /** Where relative links lead from. */
  url: string;
  text: string;
  /** Whether it is in UTF-16, which browsers do not expect. */
  wide: boolean;
  json: unknown;
  feed: Feed | undefined;
  issues: Issue[];
  /** Why it is no JSON. */
  fault?: SyntaxFault | undefined;
  headers?: Headers | undefined;
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
  local?: { folder: string; base: string } | undefined;
  isRemote: boolean;
  /** Fields of addresses that were taken for `confidential`. */
  withheld: string[];
}

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/**
 * @param standIn where a local feed without `feed_url` counts as lying
 * @param careful whether an address counts as confidential whose mark is misspelt
 */
export async function readSource(input: string, standIn: string, careful = false): Promise<Source> {
  const remote = isAddress(input);
  const first = remote ? await readAddress(input) : await readLocal(input);
  let local: Source['local'];
  if (!remote) {
    first.url =
      ownAddress(first.text) ??
      new URL(input === '-' ? 'feed.json' : encodeURIComponent(basename(input)), standIn).href;
    local = { folder: input === '-' ? process.cwd() : resolve(dirname(input)), base: new URL('.', first.url).href };
  }
  const files: SourceFile[] = [];
  const seen = new Set([first.url]);
  const digest = createHash('sha256');
  let at: Given | undefined = first;
  while (at) {
    digest.update(at.text);
    const file = parseFile(at, careful);
    files.push(file);
    const next = nextOf(files, seen);
    if (!next || seen.size >= MAX_PAGES) break;
    seen.add(next);
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    at = remote ? await readAddress(next) : await readPage(next, local!);
  }
  return {
    files,
    ...merge(files),
    digest: digest.digest('base64url'),
    local,
    isRemote: remote,
    withheld: files.flatMap(({ withheld }) => withheld),
  };
}

async function readLocal(input: string): Promise<Given> {
  try {
    if (input === '-') return { name: 'standard input', url: '', ...decode(await readStream(process.stdin)) };
    const { size } = await stat(input);
    if (size > MAX_BYTES) throw new SourceError(`${input} is larger than 64 MiB. Divide it into \`pages\`.`);
    return { name: input, url: '', ...decode(await readFile(input)) };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why = (
      { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' } as Record<
        string,
        string
      >
    )[code ?? ''];
    throw new SourceError(`${input} cannot be read: ${why ?? message}.`);
  }
}

const readPage = async (url: string, { folder, base }: { folder: string; base: string }) => {
  const path = url.startsWith(base) ? fileName(url.slice(base.length)) : '..';
  if (path.split(/[\\/]/).includes('..')) throw new SourceError(`${url} is a page of the feed and not in its folder.`);
  return { ...(await readLocal(join(folder, path))), url };
};

async function readAddress(address: string): Promise<Given> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok)
      throw new SourceError(`${address} answers ${response.status} ${response.statusText}`.trim() + '.');
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of response.body ?? []) {
      bytes += (part as Uint8Array).byteLength;
      if (bytes > MAX_BYTES) throw new SourceError(`${address} is larger than 64 MiB. Divide it into \`pages\`.`);
      parts.push(part as Uint8Array);
    }
    return { name: address, url: response.url, ...decode(Buffer.concat(parts)), headers: response.headers };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { name, message, cause } = error as Error;
    const why =
      name === 'TimeoutError' ? 'no answer within two minutes' : cause instanceof Error ? cause.message : message;
    throw new SourceError(`${address} cannot be read: ${why}.`);
  }
}

/** UTF-8; what was written with another mark says so. */
function decode(bytes: Buffer): Pick<Given, 'text' | 'wide'> {
  const [a, b] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return { text: new TextDecoder(wide ? (a === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes), wide };
}

/** The address that a feed gives itself, without reading it twice. */
function ownAddress(text: string): string | undefined {
  if (hasTower(text)) return undefined;
  try {
    const { feed_url } = JSON.parse(text) as { feed_url?: unknown };
    return typeof feed_url === 'string' && isAddress(feed_url) && URL.canParse(feed_url) ? feed_url : undefined;
  } catch {
    return undefined;
  }
}

interface Given {
  name: string;
  url: string;
  text: string;
  wide: boolean;
  headers?: Headers;
}

function parseFile({ name, url, text, wide, headers }: Given, careful: boolean): SourceFile {
  const file = { name, url, text, wide, headers, json: undefined, feed: undefined, issues: [], withheld: [] };
  try {
    if (hasTower(text)) throw new SyntaxError('Nested too deeply');
    const json: unknown = JSON.parse(text);
    const withheld = careful ? withhold(json) : [];
    return { ...file, json, withheld, ...parseFeed(json, url) };
  } catch (error) {
    return { ...file, fault: syntaxFault(text, error as Error) };
  }
}

/** A typing error must not publish a shelter. */
function withhold(json: unknown): string[] {
  const paths: string[] = [];
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  const recordOf = (value: unknown): Record<string, unknown> =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  for (const [i, record] of listOf(recordOf(json)['organizations']).entries())
    for (const [j, entry] of listOf(recordOf(record)['addresses']).entries()) {
      const address = recordOf(entry);
      for (const [key, value] of Object.entries(address))
        if (meantConfidential(key) && value !== false && value !== null && !address['confidential']) {
          address['confidential'] = true;
          paths.push(`organizations[${i}].addresses[${j}].${key}`);
        }
    }
  return paths;
}

const nextOf = (files: readonly SourceFile[], seen: Set<string>): string | undefined => {
  const { feed } = files.at(-1)!;
  const pages = files[0]!.feed?.pages ?? [];
  return [feed?.next, ...pages.map(({ href }) => href)].find((href) => href && !seen.has(href));
};

/** One feed of all pages; of an id that comes twice the first wins. */
function merge(files: readonly SourceFile[]): Pick<Source, 'feed' | 'listed'> {
  const listed = new Set<string>();
  for (const { json } of files) {
    const records = (json as { organizations?: unknown } | undefined)?.organizations;
    for (const record of Array.isArray(records) ? (records as { id?: unknown }[]) : [])
      if (typeof record?.id === 'string') listed.add(record.id);
  }
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
