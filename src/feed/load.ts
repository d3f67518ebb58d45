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
/** So many bytes take a while: fewer are parsed before what parses them in slices would be here. */
const MUCH = 3e6;
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

interface About {
  status?: number;
  read?: readonly OpenFeed[];
  cause?: unknown;
}

/** A feed or a record that could not be had. */
export class FeedError extends Error {
  // Defined, not assigned: a page may have frozen what all errors share.
  override readonly name = 'FeedError';
  declare readonly reason: ErrorReason;
  /** The address that was asked. */
  declare readonly url: string;
  /** HTTP status, where there was one. */
  declare readonly status: number | undefined;
  /** What is wrong in the feed, where that much of it could be read. */
  declare issues: readonly Issue[];
  /** @internal What was read on the way. */
  declare readonly read: readonly OpenFeed[];
  constructor(reason: ErrorReason, url: string, about: About = {}) {
    super(`${reason}${about.status ? ` ${about.status}` : ''}: ${url}`, about);
    Object.assign(this, { reason, url, issues: [], read: [] }, about);
  }
}

/** A feed that could be read, with the address it came from, after redirects. */
export type LoadedFeed = OpenFeed & { readonly feed: Feed; readonly url: string };

/** Whether it could be read. */
export const isLoaded = (open: OpenFeed): open is LoadedFeed => open.isFeed;

interface Shared {
  promise: Promise<LoadedFeed>;
  /** When it is there. */
  loaded?: LoadedFeed;
  controller: AbortController;
  waiting: number;
}
const shared = new Map<string, Shared>();
/** What becomes of redirects, by absolute address: followed where nothing is said. */
export const redirects = new Map<string, RequestRedirect>();

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
 * serves. A `<link rel="preload" as="fetch" crossorigin>` of the page is used. What is here already is given at once.
 * @param url address of the feed, relative to the page
 * @throws {FeedError} with its `reason`; the signal's own reason when aborted
 */
export function loadFeed(url: string, { signal, referrerPolicy = '' }: Asking = {}): LoadedFeed | Promise<LoadedFeed> {
  signal?.throwIfAborted();
  const address = absolute(url);
  const known = shared.get(address);
  if (known?.loaded) return known.loaded;
  const controller = new AbortController();
  const entry = known ?? { controller, waiting: 0, promise: load(address, controller.signal, referrerPolicy) };
  const forget = (): unknown => shared.get(address) === entry && shared.delete(address);
  if (!known) {
    shared.set(address, entry);
    entry.promise.then((loaded) => (entry.loaded = loaded), forget);
  }
  entry.waiting++;
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
      // The last one to leave ends the request; who has no signal never leaves.
      if (--entry.waiting || entry.loaded) return;
      forget();
      entry.controller.abort();
    });
    entry.promise.then(resolve, reject);
  });
}

const absolute = (url: string): string => {
  // An image of that name would hide the document's own, not an element's.
  const base = globalThis.document?.documentElement?.baseURI;
  // What is no address cannot be fetched either.
  return URL.canParse(url, base) ? new URL(url, base).href.replace(/#.*/, '') : url;
};

/** Makes the next `loadFeed` of this address ask again. */
export const forgetFeed = (url: string): boolean => shared.delete(absolute(url));

async function load(
  address: string,
  signal: AbortSignal,
  referrerPolicy: ReferrerPolicy,
  mayFollow = true,
): Promise<LoadedFeed> {
  const { json, url } = await request(address, signal, referrerPolicy);
  const open = new OpenFeed(json, url);
  if (isLoaded(open)) return open;
  const { insteadOf } = await import('./other-version.ts');
  return load(insteadOf(open, address, mayFollow), signal, referrerPolicy, false);
}

/** @param cache stale is better than nothing: `only-if-cached` would do for the page's own origin alone */
async function request(
  address: string,
  outer: AbortSignal,
  referrerPolicy: ReferrerPolicy,
  cache?: 'force-cache',
): Promise<{ json: unknown; url: string }> {
  const own = new AbortController();
  const signal = AbortSignal.any([outer, own.signal, AbortSignal.timeout(PATIENCE)]);
  const wait = () => setTimeout(() => own.abort(), cache ? CACHE_SILENCE : SILENCE);
  let timer = wait();
  let reason: ErrorReason = 'network';
  let reader;
  try {
    const redirect = redirects.get(address)!;
    const response = await fetch(address, { referrerPolicy, cache: cache ?? 'default', signal, redirect });
    reason = 'format';
    const { ok, status, url } = response;
    reader = response.body?.getReader();
    if (!ok) throw new FeedError('http', address, { status });
    let text = '';
    let bytes = 0;
    let slices: Promise<typeof import('./slices.ts') | undefined> | undefined;
    const decoder = new TextDecoder();
    for (let part; !(part = await reader!.read()).done;) {
      clearTimeout(timer);
      timer = wait();
      bytes += part.value.length;
      if (bytes > MAX_BYTES) throw new FeedError('too-large', address);
      if (bytes > MUCH) slices ??= import('./slices.ts').catch(() => undefined);
      text += decoder.decode(part.value, { stream: true });
    }
    text += decoder.decode();
    // To put the parts together, to look them over, and to parse them: of much each is work enough for one task.
    const parse = (await slices)?.parseInSlices ?? JSON.parse;
    if (slices) await new Promise(setTimeout as never);
    if (TOWER.test(text)) throw new SyntaxError('Nested too deeply');
    return { json: await parse(text), url: url || address };
  } catch (cause) {
    // Ends the body of an error, or one that is too large. By a signal the page's own copy would end, too.
    reader?.cancel().catch(() => {});
    outer.throwIfAborted();
    if (cause instanceof FeedError) throw cause;
    const error = new FeedError(signal.aborted ? 'timeout' : reason, address, { cause });
    // What came whole and is no JSON will not be better in the cache.
    if (cache || cause instanceof SyntaxError) throw error;
    return request(address, outer, referrerPolicy, 'force-cache').catch(() => {
      throw error;
    });
  } finally {
    clearTimeout(timer);
  }
}
