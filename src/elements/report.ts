/** Tells the page's owner on the console what was wrong with a feed: once for each feed and page. */
import type { FeedError } from '../feed/load.ts';
import type { Issue } from '../feed/read.ts';
import type { Answer } from './source.ts';

const told = new Set<string>();
const once = (key: string): boolean => told.size < told.add(key).size;

/** How many issues the short report names. */
const NAMED = 10;

/** What was left out on the way to an answer; with `debug` each with its remedy. */
export function reportAnswer({ read, lost }: Answer, debug: boolean): void {
  for (const { url, issues } of read) if (issues.length) reportIssues(url, issues, debug);
  if (lost) reportError(lost, undefined);
}

function reportIssues(address: string, issues: readonly Issue[], debug: boolean): void {
  if (once(address)) {
    const named = issues.slice(0, NAMED).map(({ code, path }) => `\n  ${path || 'feed'}: ${code}`);
    const more = issues.length > NAMED ? `\n  and ${issues.length - NAMED} more` : '';
    const remedy = 'The attribute `debug` on the element tells what to do about each.';
    console.warn(`org-cards: ${issues.length} left out or doubtful in ${address}${named.join('')}${more}\n${remedy}`);
  }
  if (debug && once(`debug ${address}`))
    void import('../feed/explain.ts').then(({ explain }) =>
      console.info(`org-cards: ${address}\n${issues.map(explain).join('\n')}`),
    );
}

/** Why there is no card. */
export function reportError({ reason, status, url }: FeedError, org: string | undefined): void {
  const what = reason === 'not-found' ? ` ${org ?? '(no org given, and not exactly one record)'} in` : '';
  if (once(url + what)) console.error(`org-cards: ${reason}${status ? ` ${status}` : ''}:${what} ${url}`);
}
