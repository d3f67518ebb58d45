/** What the page's owner reads on the console, once. Rarely needed, so loaded then. */
import { issuesOf } from '../feed/issues.ts';
import type { FeedError } from '../feed/load.ts';
import type { OpenFeed } from '../feed/open.ts';
import type { FeedElement } from './feed-element.ts';
import type { Answer } from './source.ts';

const told = new Set<string>();
const once = (key: string): boolean => told.size < told.add(key).size;

/** Feeds whose issues have been named, and those that have been explained. */
const named = new WeakSet<OpenFeed>();
const explained = new WeakSet<OpenFeed>();
const newTo = (known: WeakSet<OpenFeed>, read: readonly OpenFeed[]): OpenFeed[] =>
  read.filter((open) => !known.has(open) && known.add(open));

/** How many issues the short report names. */
const NAMED = 10;

/** Pages that want silence leave little of it. */
const consoleOf = (globalThis.console ?? {}) as Partial<Console>;

/** Tells the page's owner what was left out on the way to an answer. */
export function reportAnswer({ read, lost }: Pick<Answer, 'read' | 'lost'>, element: FeedElement): void {
  for (const open of read) {
    const { url } = open;
    const { length } = issuesOf(open);
    if (length || element.debug) report('warn', `${length} left out or doubtful in ${url}`, url, url, [open], element);
  }
  if (lost) reportError(lost, element);
}

/** Whether it was no fault of the feed. A connection that breaks in the middle of it is such an error, too. */
const isForeign = ({ reason, cause }: FeedError): boolean =>
  reason === 'format' && cause instanceof TypeError && /undefined|null|\bis not\b/.test(cause.message);

/** Tells the page's owner why there is no card. */
export function reportError(error: FeedError, element: FeedElement): void {
  try {
    tellError(error, element);
  } catch (cause) {
    // What tells whether it was told may be what the page has replaced.
    consoleOf.error?.(`org-cards: ${error.message} (${cause})`);
  }
}

function tellError(error: FeedError, element: FeedElement): void {
  // Of another copy of this script it may be without what was read.
  const { reason, status, url, read = [], cause } = error;
  const inPage = url === element.baseURI;
  // Of another version the error has the address for people.
  const feed = (reason === 'version' && read[0]?.url) || url;
  const what = [
    `${reason}${status ? ` ${status}` : ''}:`,
    reason === 'not-found' ? `${element.org ?? '(no org given, and not exactly one record)'} in` : '',
    inPage ? `the data of an element on ${url}` : feed,
    feed === url ? '' : `(for people: ${url})`,
    cause instanceof Error ? `(${cause.message})` : '',
    isForeign(error) ? '\nAnother script on the page may have replaced a part of the browser that it needs.' : '',
  ];
  // Two elements with data of their own are two matters, and so are two ids.
  const which = inPage ? JSON.stringify(read.flatMap(issuesOf)) : reason;
  const key = `${url} ${which} ${reason === 'not-found' ? element.org : ''}`;
  report('error', what.filter(Boolean).join(' '), key, feed, read, element);
}

/** Once for each key: a message, with the first issues where none has told them; and once with `debug` each with its remedy. */
function report(
  level: 'warn' | 'error',
  what: string,
  key: string,
  address: string,
  read: readonly OpenFeed[],
  { debug }: FeedElement,
): void {
  // What is left out is the whole of a warning.
  const isNews = level === 'error' || read.some((open) => issuesOf(open).length && !named.has(open));
  if (isNews && once(key)) {
    const issues = newTo(named, read).flatMap(issuesOf);
    const first = issues.slice(0, NAMED).map(({ code, path }) => `\n  ${path || 'feed'}: ${code}`);
    const more = issues.length > NAMED ? `\n  and ${issues.length - NAMED} more` : '';
    const remedy = issues.length && !debug ? '\nThe attribute `debug` on the element tells what to do about each.' : '';
    consoleOf[level]?.(`org-cards: ${what}${first.join('')}${more}${remedy}`);
  }
  const unexplained = debug ? newTo(explained, read) : [];
  if (unexplained.length && once(`debug ${key}`))
    import('../feed/debug.ts')
      .then(({ explainAll }) => {
        const told = explainAll(unexplained);
        if (told.length) consoleOf.info?.(`org-cards: ${address}\n${told.join('\n')}`);
      })
      .catch((cause: unknown) =>
        consoleOf.info?.(`org-cards: the explanations for ${address} could not be had (${String(cause)}).`),
      );
}
