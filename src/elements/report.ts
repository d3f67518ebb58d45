/** What the page's owner reads on the console, once. Rarely needed, so loaded then. */
import { issuesOf, type Issue } from '../feed/issues.ts';
import type { FeedError } from '../feed/load.ts';
import type { FeedElement } from './feed-element.ts';
import type { Answer } from './source.ts';

const told = new Set<string>();
const once = (key: string): boolean => told.size < told.add(key).size;

/** How many issues the short report names. */
const NAMED = 10;

/** Tells the page's owner what was left out on the way to an answer. */
export function reportAnswer({ read, lost }: Answer, element: FeedElement): void {
  for (const open of read) {
    const { url } = open;
    const issues = issuesOf(open);
    if (issues.length) report('warn', `${issues.length} left out or doubtful in ${url}`, url, url, issues, element);
  }
  if (lost) reportError(lost, element);
}

/** Tells the page's owner why there is no card. */
export function reportError(error: FeedError, element: FeedElement): void {
  const { reason, status, url, read, cause } = error;
  // Of another copy of this script it may be without what was read.
  const issues = read?.flatMap(issuesOf) ?? [];
  const inPage = url === element.baseURI;
  const what = [
    `${reason}${status ? ` ${status}` : ''}:`,
    reason === 'not-found' ? `${element.org ?? '(no org given, and not exactly one record)'} in` : '',
    inPage ? `the data of an element on ${url}` : url,
    cause instanceof Error ? `(${cause.message})` : '',
  ];
  // Two elements with data of their own are two matters, and so are two ids.
  const which = inPage ? JSON.stringify(issues) : reason;
  const key = `${url} ${which} ${reason === 'not-found' ? element.org : ''}`;
  report('error', what.filter(Boolean).join(' '), key, url, issues, element);
}

/** Once for each key: a message with the first issues; and once with `debug` each of them with its remedy. */
function report(
  level: 'warn' | 'error',
  what: string,
  key: string,
  address: string,
  issues: readonly Issue[],
  { debug }: FeedElement,
): void {
  if (once(key)) {
    const named = issues.slice(0, NAMED).map(({ code, path }) => `\n  ${path || 'feed'}: ${code}`);
    const more = issues.length > NAMED ? `\n  and ${issues.length - NAMED} more` : '';
    const remedy = issues.length && !debug ? '\nThe attribute `debug` on the element tells what to do about each.' : '';
    console[level](`org-cards: ${what}${named.join('')}${more}${remedy}`);
  }
  if (debug && issues.length && once(`debug ${key}`))
    import('../feed/explain.ts').then(
      ({ explain }) => console.info(`org-cards: ${address}\n${issues.map(explain).join('\n')}`),
      () => console.info(`org-cards: the explanations for ${address} could not be loaded.`),
    );
}
