/** Gets a feed and its pages from a file, an address or standard input, each once, and reads nothing into them. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { networkFault } from '../publish/faults.ts';
import { fileName } from '../publish/folders.ts';
import { SourceError } from './terminal.ts';

/** The same limits as in the browser. */
const MAX_BYTES = 2 ** 26;
const PATIENCE = 120_000;

export interface FeedFile {
  /** As people call it: the path as it was given, or the address. */
  name: string;
  /** Where relative links lead from. */
  url: string;
  bytes: Uint8Array;
  text: string;
  /** What the text says, where somebody has read it already. */
  json?: unknown;
  /** Whether it is in UTF-16, which browsers do not expect. */
  wide: boolean;
  headers?: Headers;
}
/** The same as it came: most often only its hash is wanted. */
interface Got extends Pick<FeedFile, 'name' | 'bytes' | 'headers'> {
  url?: string;
}

export const isAddress = (input: string): boolean => /^https?:\/\//i.test(input);

/** Arrays in arrays in arrays: no feed has them, and readers would run out of stack. */
export const hasTower = (text: string): boolean => /(?:\[\s*){1000}|(?:\{\s*"[^"\n]{0,200}"\s*:\s*){1000}/.test(text);

export class FeedFiles {
  readonly isRemote: boolean;
  readonly #input: string;
  readonly #standIn: string;
  #got: Got;
  #first: FeedFile | undefined;
  readonly #pages = new Map<string, Promise<FeedFile>>();

  /** @param standIn where a local feed without `feed_url` counts as lying */
  static async open(input: string, standIn: string): Promise<FeedFiles> {
    return new FeedFiles(input, standIn, await (isAddress(input) ? readAddress(input) : readLocal(input)));
  }

  private constructor(input: string, standIn: string, got: Got) {
    this.isRemote = isAddress(input);
    this.#input = input;
    this.#standIn = standIn;
    this.#got = got;
  }

  get first(): FeedFile {
    if (!this.#first) {
      const file = readable(this.#got, '');
      file.url = this.#got.url ?? ownAddress(file) ?? new URL(encodeURIComponent(this.#name), this.#standIn).href;
      this.#first = file;
    }
    return this.#first;
  }

  /** Where the files lie, and the address that stands for that folder. */
  get local(): { folder: string; base: string } | undefined {
    return this.isRemote ? undefined : { folder: this.#folder, base: new URL('.', this.first.url).href };
  }

  page(url: string): Promise<FeedFile> {
    let page = this.#pages.get(url);
    if (!page) this.#pages.set(url, (page = this.#read(url)));
    return page;
  }

  /** Hash of where the feed comes from and of all that it says. */
  digest(pages: readonly FeedFile[]): string {
    const from = [this.#got.url ?? join(this.#folder, this.#name), ...pages.map(({ url }) => url)];
    // What a storage adds to its addresses is another at each answer.
    const hash = createHash('sha256').update(JSON.stringify(from.map((url) => url.replace(/[?#].*/, ''))));
    for (const { bytes } of [this.#got, ...pages]) hash.update(bytes).update('\0');
    return hash.digest('base64url');
  }

  /** The same of as many pages as there were, found without a check of anything: should they be others, so is the hash. */
  async quickDigest(count: number): Promise<string | undefined> {
    const pages: FeedFile[] = [];
    try {
      if (count && hasTower(this.first.text)) return undefined;
      const told = count ? addressesIn(this.first) : undefined;
      const seen = new Set(count ? [this.first.url] : []);
      for (let next = told?.next; pages.length < count; next = addressesIn(pages.at(-1)!).next) {
        const url = [next, ...told!.pages].find((address) => address && !seen.has(address));
        if (!url) return undefined;
        seen.add(url);
        pages.push(await this.page(url)); // oxlint-disable-line no-await-in-loop -- each page names the next
      }
    } catch {
      // What is wrong is told by who reads it with care.
      return undefined;
    }
    return this.digest(pages);
  }

  /** Lets go of the texts: of a large feed they take more memory than what was read of it. */
  close(): void {
    this.#got = { ...this.#got, bytes: new Uint8Array() };
    this.#first = undefined;
    this.#pages.clear();
  }

  async #read(url: string): Promise<FeedFile> {
    const got = this.isRemote ? await readAddress(url) : await readPage(url, this.local!);
    return readable(got, got.url ?? url);
  }

  get #folder(): string {
    return this.#input === '-' ? process.cwd() : resolve(dirname(this.#input));
  }

  get #name(): string {
    return this.#input === '-' ? 'feed.json' : basename(this.#input);
  }
}

function addressesIn({ text, json, url }: FeedFile): { next: string | undefined; pages: (string | undefined)[] } {
  const { next, pages } = (json ?? JSON.parse(text)) as { next?: unknown; pages?: unknown };
  const addressOf = (href: unknown): string | undefined => {
    if (typeof href !== 'string' || !URL.canParse(href, url)) return undefined;
    const address = new URL(href, url).href;
    return isAddress(address) ? address : undefined;
  };
  return {
    next: addressOf(next),
    pages: Array.isArray(pages) ? pages.map((page: { href?: unknown } | null) => addressOf(page?.href)) : [],
  };
}

async function readLocal(input: string): Promise<Got> {
  try {
    if (input === '-') {
      const { buffer } = await import('node:stream/consumers');
      return { name: 'standard input', bytes: await buffer(process.stdin) };
    }
    if (statSync(input).size > MAX_BYTES)
      throw new SourceError(`${input} is larger than 64 MiB. Divide it into \`pages\`.`);
    return { name: input, bytes: readFileSync(input) };
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

async function readPage(url: string, { folder, base }: { folder: string; base: string }): Promise<Got> {
  const path = url.startsWith(base) ? fileName(url.slice(base.length)) : '..';
  if (path.split(/[\\/]/).includes('..')) throw new SourceError(`${url} is a page of the feed and not in its folder.`);
  return { ...(await readLocal(join(folder, path))), url };
}

async function readAddress(address: string): Promise<Got> {
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
    return { name: address, url: response.url, bytes: Buffer.concat(parts), headers: response.headers };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { name, message, cause } = error as Error;
    const why =
      name === 'TimeoutError'
        ? 'no answer within two minutes'
        : (networkFault(cause) ?? (cause instanceof Error ? cause.message : message));
    throw new SourceError(`${address} cannot be read: ${why}.`);
  }
}

/** The address that a feed gives itself. */
function ownAddress(file: FeedFile): string | undefined {
  if (hasTower(file.text)) return undefined;
  try {
    file.json = JSON.parse(file.text);
    const { feed_url } = file.json as { feed_url?: unknown };
    return typeof feed_url === 'string' && isAddress(feed_url) && URL.canParse(feed_url) ? feed_url : undefined;
  } catch {
    return undefined;
  }
}

/** UTF-8; what was written with another mark says so. */
function readable({ name, headers, bytes }: Got, url: string): FeedFile {
  const [a, b] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const text = new TextDecoder(wide ? (a === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  return { name, url, bytes, text, wide, ...(headers && { headers }) };
}
