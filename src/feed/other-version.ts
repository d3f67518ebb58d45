/** What becomes of what cannot be read: no feed, or one of another major version. Rarely needed, so loaded then. */
import { link, version } from './kinds.ts';
import { FeedError } from './load.ts';
import type { OpenFeed } from './open.ts';

interface Other {
  orgfeed?: unknown;
  alternates?: unknown;
  url?: unknown;
}
const contentOf = ({ json }: OpenFeed): Other => Object(json) as Other;

/** Why it cannot be read. */
export const refusal = (open: OpenFeed, address: string): FeedError =>
  new FeedError(version(contentOf(open).orgfeed) ? 'version' : 'format', address, { read: [open] });

/**
 * The address of the same feed in a version that can be read, on the same origin.
 * @param address where it was asked for
 * @param mayFollow false where an alternate led here: two could lead to each other
 * @throws {FeedError} `format`; `version`, with the address of the directory for people where there is one
 */
export function insteadOf(open: OpenFeed, address: string, mayFollow: boolean): string {
  const refused = refusal(open, address);
  if (refused.reason === 'format') throw refused;
  const { alternates, url: directory } = contentOf(open);
  const base = open.url ?? address;
  for (const entry of mayFollow && Array.isArray(alternates)
    ? (alternates as { orgfeed?: unknown; href?: unknown }[])
    : []) {
    const href = version(entry?.orgfeed)?.startsWith('1.') ? link(entry.href, { base }) : undefined;
    if (href && new URL(href).origin === new URL(base).origin) return href;
  }
  throw new FeedError('version', link(directory, { base }) ?? address, { read: [open] });
}
