/** Gets feeds over HTTP: one request per address and page, with limits of time and size. No storage, no headers of its own. */
import { parseFeed, type Issue } from './read.ts';
import * as kinds from './kinds.ts';
import type { Feed } from './schema.ts';

/** Milliseconds without a byte, and in all, after which a feed counts as lost. */
const SILENCE = 15_000;
const PATIENCE = 120_000;
/** The browser's cache answers at once or not at all. */
const CACHE_SILENCE = 1_000;
/** 64 MiB. */
const MAX_BYTES = 2 ** 26;

/**
 * Why there is no card: `network` (offline, refused, blocked, no CORS), `timeout` (silence), `http` (4xx, 5xx),
 * `format` (not JSON, cut off, not a feed), `version` (another major version), `not-found` (no such organization),
 * `too-large`.
 */
export type ErrorReason = 'network' | 'timeout' | 'http' | 'format' | 'version' | 'not-found' | 'too-large';

/** A feed or a record that could not be had. */
export class FeedError extends Error {
  override name = 'FeedError';
  constructor(
    readonly reason: ErrorReason,
    /** The address that was asked. */
    readonly url: string,
    /** HTTP status, where there was one. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${reason}${status ? ` ${status}` : ''}: ${url}`, options);
  }
}

/** A feed with the address it came from and what was wrong in it. */
export interface LoadedFeed {
  feed: Feed;
  issues: Issue[];
  /** After redirects: relative links of the feed lead from here. */
  url: string;
}

interface Shared {
  promise: Promise<LoadedFeed>;
  /** When it is there. */
  loaded?: LoadedFeed;
  controller: AbortController;
  waiting: number;
}
const shared = new Map<string, Shared>();

/**
 * Loads a feed. Whoever asks for the same address on the same page shares one request and one reading; a failure is
 * forgotten, so that the next one asks again. Where the network fails, the last good copy of the browser's HTTP cache
 * serves. A `<link rel="preload" as="fetch" crossorigin>` of the page is used.
 * @param url address of the feed, relative to the page
 * @param options.signal gives up waiting; the request itself ends when nobody waits any more
 * @throws {FeedError} with its `reason`; the signal's own reason when aborted
 */
export async function loadFeed(url: string, { signal }: { signal?: AbortSignal } = {}): Promise<LoadedFeed> {
  signal?.throwIfAborted();
  const address = absolute(url);
  let entry = shared.get(address);
  if (!entry) {
    const controller = new AbortController();
    const fresh: Shared = { controller, waiting: 0, promise: load(address, controller.signal) };
    shared.set(address, (entry = fresh));
    fresh.promise.then(
      (loaded) => (fresh.loaded = loaded),
      () => shared.get(address) === fresh && shared.delete(address),
    );
  }
  return signal ? until(signal, entry, address) : (entry.waiting++, entry.promise);
}

const absolute = (url: string): string => {
  const base = globalThis.document?.baseURI;
  if (!URL.canParse(url, base)) throw new FeedError('network', url);
  return new URL(url, base).href.replace(/#.*/, '');
};

/** What `loadFeed` has given for this address already. */
export const loadedFeed = (url: string): LoadedFeed | undefined => shared.get(absolute(url))?.loaded;

/** Makes the next `loadFeed` of this address ask again. */
export const forgetFeed = (url: string): boolean => shared.delete(absolute(url));

/** Waits for a shared request until the signal says no; the last one to leave ends it. */
function until(signal: AbortSignal, entry: Shared, address: string): Promise<LoadedFeed> {
  entry.waiting++;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
      if (--entry.waiting > 0 || shared.get(address) !== entry) return;
      shared.delete(address);
      entry.controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    entry.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function load(address: string, signal: AbortSignal, mayFollow = true): Promise<LoadedFeed> {
  const { json, url } = await request(address, signal, 'default', SILENCE).catch((error: FeedError) => {
    const lost = error.reason === 'network' || error.reason === 'timeout' || error.cause instanceof TypeError;
    if (!lost || signal.aborted) throw error;
    // Stale is better than nothing: `only-if-cached` would do for the page's own origin alone.
    return request(address, signal, 'force-cache', CACHE_SILENCE).catch(() => {
      throw error;
    });
  });
  const { feed, issues } = parseFeed(json, url);
  if (feed) return { feed, issues, url };
  if (issues[0]?.code !== 'other-version') throw new FeedError('format', address);
  const other = mayFollow && alternate(json, url);
  if (other) return load(other, signal, false);
  throw new FeedError('version', kinds.link((json as { url?: unknown }).url, url) ?? address);
}

/** The same feed in a version that can be read. */
function alternate(json: unknown, base: string): string | undefined {
  const { alternates } = json as { alternates?: unknown };
  for (const entry of Array.isArray(alternates) ? (alternates as { orgfeed?: unknown; href?: unknown }[]) : []) {
    const href = kinds.version(entry?.orgfeed)?.startsWith('1.') ? kinds.link(entry.href, base) : undefined;
    if (href && new URL(href).origin === new URL(base).origin) return href;
  }
  return undefined;
}

async function request(
  address: string,
  outer: AbortSignal,
  cache: RequestCache,
  silence: number,
): Promise<{ json: unknown; url: string }> {
  const own = new AbortController();
  const signal = AbortSignal.any([outer, own.signal]);
  const late = (): void => own.abort(new FeedError('timeout', address));
  let timer = setTimeout(late, silence);
  const whole = setTimeout(late, PATIENCE);
  try {
    const response = await fetch(address, { signal, cache }).catch((cause: unknown) => {
      throw signal.aborted ? signal.reason : new FeedError('network', address, undefined, { cause });
    });
    if (!response.ok) throw new FeedError('http', address, response.status);
    let text = '';
    let bytes = 0;
    const decoder = new TextDecoder();
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(late, silence);
      bytes += part.value.byteLength;
      if (bytes > MAX_BYTES) throw new FeedError('too-large', address);
      text += decoder.decode(part.value, { stream: true });
    }
    return { json: JSON.parse(text + decoder.decode()), url: response.url || address };
  } catch (cause) {
    if (cause instanceof FeedError || outer.aborted) throw cause;
    throw signal.aborted ? signal.reason : new FeedError('format', address, undefined, { cause });
  } finally {
    clearTimeout(timer);
    clearTimeout(whole);
    // Ends what still runs: the body of an error, or one that is too large.
    own.abort();
  }
}
