/** What becomes of a feed of another major version. Rarely needed, so loaded then. */
import { link, version } from './kinds.ts';
import { FeedError } from './load.ts';

/**
 * The address of the same feed in a version that can be read, on the same origin.
 * @param url where it came from, after redirects
 * @param address where it was asked for
 * @param mayFollow false where an alternate led here: two could lead to each other
 * @throws {FeedError} `version`, with the address of the directory for people where there is one
 */
export function alternateOf(json: unknown, url: string, address: string, mayFollow: boolean): string {
  const { alternates, url: directory } = json as { alternates?: unknown; url?: unknown };
  for (const entry of mayFollow && Array.isArray(alternates)
    ? (alternates as { orgfeed?: unknown; href?: unknown }[])
    : []) {
    const href = version(entry?.orgfeed)?.startsWith('1.') ? link(entry.href, { base: url }) : undefined;
    if (href && new URL(href).origin === new URL(url).origin) return href;
  }
  throw new FeedError('version', link(directory, { base: url }) ?? address);
}
