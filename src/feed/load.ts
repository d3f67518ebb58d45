/** Gets feeds over HTTP: one request per address and page, with limits of time and size. No storage, no headers of its own. */
import type { Issue } from './issues.ts';
import { OpenFeed } from './open.ts';
import type { Feed } from './schema.ts';

/** Milliseconds without a byte, and in all, after which a feed counts as lost. */
const SILENCE = 15_000;
const PATIENCE = 120_000;
/** The browser's cache answers at once or not at all. */
const CACHE_SILENCE = 1_000;
/** 64 MiB. */
const MAX_BYTES = 2 ** 26;
/**
 * Arrays in arrays in arrays: no feed has them, and JSON.parse would take the whole page down with it. Looked for from
 * the first bracket of each row only: from every one it would take half a minute for 5 MB of shorter rows.
 */
const TOWER = /(?<!\[)\[{100000}/;

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
    { status, read = [], cause }: { status?: number; read?: readonly OpenFeed[]; cause?: unknown } = {},
  ) {
    super(`${reason}${status ? ` ${status}` : ''}: ${url}`, { cause });
    this.status = status;
    this.read = read;
  }
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What is wrong in the feed, where that much of it could be read. */
  issues: readonly Issue[] = [];
  /** @internal What was read on the way. */
  readonly read: readonly OpenFeed[];
}

/** A feed that could be read, with the address it came from, after redirects. */
export type LoadedFeed = OpenFeed & { readonly feed: Feed; readonly url: string };

/** Whether it could be read. */
export const isLoaded = (open: OpenFeed): open is LoadedFeed => !!open.feed;

interface Shared {
  promise: Promise<LoadedFeed>;
  /** When it is there. */
  loaded?: LoadedFeed;
  controller: AbortController;
  waiting: number;
}
const shared = new Map<string, Shared>();

/** How a feed is asked for. */
export interface Asking {
  /** Gives up waiting; the request itself ends when nobody waits any more. */
  signal?: AbortSignal;
  /** What the feed's host is told of the page; the page's own policy where it is left out. */
  referrerPolicy?: ReferrerPolicy;
}

/**
 * Loads a feed. Whoever asks for the same address on the same page shares one request and one reading; a failure is
 * forgotten, so that the next one asks again. Where the network fails, the last good copy of the browser's HTTP cache
 * serves. A `<link rel="preload" as="fetch" crossorigin>` of the page is used.
 * @param url address of the feed, relative to the page
 * @throws {FeedError} with its `reason`; the signal's own reason when aborted
 */
export async function loadFeed(url: string, { signal, referrerPolicy = '' }: Asking = {}): Promise<LoadedFeed> {
  signal?.throwIfAborted();
  const address = absolute(url);
  let entry = shared.get(address);
  if (!entry) {
    const controller = new AbortController();
    const fresh: Shared = { controller, waiting: 0, promise: load(address, controller.signal, referrerPolicy) };
    shared.set(address, (entry = fresh));
    fresh.promise.then(
      (loaded) => (fresh.loaded = loaded),
      () => shared.get(address) === fresh && shared.delete(address),
    );
  }
  if (signal) return until(signal, entry, address);
  // Who has no signal never leaves: the request is not ended by others.
  entry.waiting++;
  return entry.promise;
}

const absolute = (url: string): string => {
  // An image of that name would hide the document's own, not an element's.
  const base = globalThis.document?.documentElement?.baseURI;
  if (!URL.canParse(url, base)) throw new FeedError('network', url);
  return new URL(url, base).href.replace(/#.*/, '');
};

/** What `loadFeed` has given for this address already. */
export const loadedFeed = (url: string): LoadedFeed | undefined => shared.get(absolute(url))?.loaded;

/** Makes the next `loadFeed` of this absolute address ask again. */
export const forgetFeed = (url: string): boolean => URL.canParse(url) && shared.delete(absolute(url));

/** Waits for a shared request until the signal says no; the last one to leave ends it. */
function until(signal: AbortSignal, entry: Shared, address: string): Promise<LoadedFeed> {
  entry.waiting++;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      reject(signal.reason as Error);
      if (--entry.waiting > 0) return;
      if (shared.get(address) === entry) shared.delete(address);
      entry.controller.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    entry.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function load(
  address: string,
  signal: AbortSignal,
  referrerPolicy: ReferrerPolicy,
  mayFollow = true,
): Promise<LoadedFeed> {
  const how = { referrerPolicy, cache: 'default' } as const;
  const { json, url } = await request(address, signal, how, SILENCE).catch((error: FeedError) => {
    // A body that breaks off is a TypeError, too.
    const lost = error.reason === 'network' || error.reason === 'timeout' || error.cause instanceof TypeError;
    if (!lost || signal.aborted) throw error;
    // Stale is better than nothing: `only-if-cached` would do for the page's own origin alone.
    return request(address, signal, { ...how, cache: 'force-cache' }, CACHE_SILENCE).catch(() => {
      throw error;
    });
  });
  const open = new OpenFeed(json, url);
  if (isLoaded(open)) return open;
  if (!open.other) throw new FeedError('format', address, { read: [open] });
  const { alternateOf } = await import('./other-version.ts');
  return load(alternateOf(json, url, address, mayFollow), signal, referrerPolicy, false);
}

async function request(
  address: string,
  outer: AbortSignal,
  how: RequestInit,
  silence: number,
): Promise<{ json: unknown; url: string }> {
  const own = new AbortController();
  const signal = AbortSignal.any([outer, own.signal, AbortSignal.timeout(PATIENCE)]);
  const late = (): void => own.abort();
  let timer = setTimeout(late, silence);
  let reason: ErrorReason = 'network';
  try {
    const response = await fetch(address, { ...how, signal });
    reason = 'format';
    if (!response.ok) throw new FeedError('http', address, { status: response.status });
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
    text += decoder.decode();
    if (TOWER.test(text)) throw new SyntaxError('Nested too deeply');
    return { json: JSON.parse(text), url: response.url || address };
  } catch (cause) {
    outer.throwIfAborted();
    if (cause instanceof FeedError) throw cause;
    throw new FeedError(signal.aborted ? 'timeout' : reason, address, { cause });
  } finally {
    clearTimeout(timer);
    // Ends what still runs: the body of an error, or one that is too large.
    late();
  }
}
