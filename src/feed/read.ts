/** Reads a feed whole, and tells what was wrong in it. */
import { issuesOf, type Issue } from './issues.ts';
import { OpenFeed } from './open.ts';
import type { Feed } from './schema.ts';

export type { Issue, IssueCode } from './issues.ts';

/** What reading gives: the good part, and what was wrong. */
export interface ParsedFeed {
  /** Undefined where nothing could be read: not a feed, or another major version. */
  feed: Feed | undefined;
  issues: Issue[];
}

/**
 * Reads a parsed JSON value as a feed. Never throws, whatever it is given.
 * @param json what JSON.parse gave
 * @param baseUrl the address the feed came from; relative links lead from there
 */
export function parseFeed(json: unknown, baseUrl?: string): ParsedFeed {
  try {
    const open = new OpenFeed(json, baseUrl);
    const issues = issuesOf(open);
    return { feed: open.feed, issues };
  } catch {
    // Nothing that JSON.parse gives comes here, but a page can set any object as data: a proxy, a getter that throws.
    return { feed: undefined, issues: [{ code: 'not-a-feed', level: 'error', path: '', args: { value: '{…}' } }] };
  }
}
