/** Where an element's record comes from: what stands in the page, or a feed; with the words and orders to show it. */
import { isServer } from 'lit';
import type { Found } from '../feed/find.ts';
import { FeedError, isLoaded, loadFeed, type LoadedFeed } from '../feed/load.ts';
import { OpenFeed } from '../feed/open.ts';
import type { Organization } from '../feed/schema.ts';
import { ordersFor, type OrderAddress } from '../profile/address.ts';
import { warmUp } from '../profile/intl.ts';
import { messagesFor, needsRareWords, type Messages } from '../profile/messages.ts';
import { en } from '../profile/messages/en.ts';
import type { FeedElement } from './feed-element.ts';
import { help, helps, wholeReader } from './help.ts';
import { pageLanguage } from './surroundings.ts';
import { policyOf } from './wishes.ts';

/** Everything needed to draw a record, or where it is undefined, all of them. */
export interface Answer extends Omit<Found, 'organization'> {
  organization: Organization | undefined;
  /** Whether it came over the network: data in the page asks for nothing more. */
  remote: boolean;
  locale: string;
  messages: Messages;
  order: OrderAddress | undefined;
}

/** What is here already is used at once, so that an element is drawn without a frame in between. */
export const whenReady = <T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> =>
  isPromise(value) ? value.then(next) : next(value);

/** Pages may have put a class of their own in the place of Promise; records have no functions. */
export const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof (value as Promise<T> | undefined)?.then === 'function';

/** Elements that are handed the same object share one reading. */
const readings = new WeakMap<object, LoadedFeed>();

/** @param inline a feed or one organization, as an object or as JSON */
function readInline(inline: unknown, url: string): LoadedFeed | Promise<LoadedFeed> {
  const given: unknown = typeof inline === 'string' ? JSON.parse(inline) : inline;
  const known = Object(given) as { orgfeed?: unknown; id?: unknown };
  let reading = readings.get(known);
  if (!reading) {
    // A record alone has no directory around it; the title only makes a feed of it, and of schema.org.
    const alone = known.id !== undefined && !known.orgfeed;
    const json = alone ? { orgfeed: '1.0', title: 'org-cards', organizations: [given] } : given;
    // A copy: what the page changes later has not been read, and getters say what they like each time. What was read here
    // needs none, and old libraries say how arrays are to be written.
    const open = new OpenFeed(given === inline ? JSON.parse(JSON.stringify(json) ?? null) : json, url);
    if (!isLoaded(open))
      return import('../feed/other-version.ts').then(({ refusal }) => Promise.reject(refusal(open, url)));
    readings.set(known, (reading = open));
  }
  return reading;
}

type Part = Omit<Found, 'organization'> & Pick<Answer, 'organization'>;

/**
 * @param inline what is here already, in place of a feed
 * @throws {FeedError} at once or as a rejection
 */
export function answer(
  element: FeedElement,
  inline: unknown,
  org: string | undefined,
  signal: AbortSignal,
): Answer | Promise<Answer> {
  const { feed: url, showAll, whole, extras } = element;
  const remote = inline === undefined;
  const asking = { signal, referrerPolicy: policyOf(element) };
  const language = pageLanguage(element);
  // On a page from right to left our words have rules of their own.
  const special = extras || (!isServer && element.matches(':dir(rtl)'));
  // What is known to be needed loads beside the feed, not after it.
  if (language) void messagesFor(language);
  if (special) void help();
  const showing = showAll?.();
  showing?.catch(() => undefined);
  const start = remote ? loadFeed(url!, asking) : readInline(inline, element.baseURI);
  if (language && isPromise(start)) warmUp(language);

  const find = (start: LoadedFeed): Part | Promise<Part> => {
    const { feed } = start;
    const organization = showAll ? undefined : start.find(org);
    if (!remote && feed.title === 'org-cards') delete feed.title;
    // Data in the page makes no requests: what is in it must do.
    if (showAll || (organization && !(remote && whole && feed.profile?.toLowerCase() === 'summary')))
      return { feed, organization, read: [start] };
    if (!remote) throw new FeedError('not-found', start.url, { read: [start] });
    return help().then((helps) => {
      if (!helps) throw new FeedError('network', start.url);
      return helps.findOrganization(start, org, whole, asking);
    });
  };
  const findExact = (start: LoadedFeed): Part | Promise<Part> => {
    try {
      return find(start);
    } catch (cause) {
      return wholeReader(cause, start.url).then(() => find(start));
    }
  };
  return whenReady(start, (first) =>
    whenReady(findExact(first), (found) => {
      const { lang, languages } = found.feed;
      const locale = language ?? languages?.[0] ?? lang ?? 'en';
      const words = messagesFor(locale);
      // A server cannot wait.
      return whenReady(isServer && isPromise(words) ? en : words, (messages) => {
        const { organization } = found;
        const orders = organization && ordersFor(organization);
        const rare =
          !(helps && messages.statuses) && (special || (organization && needsRareWords(organization, messages)));
        const rest = rare ? help().then((help) => (help?.addRareWords(messages), orders)) : orders;
        return whenReady(isServer && isPromise(rest) ? undefined : rest, (order) => {
          const result = { ...found, locale, messages, order, remote };
          return showing
            ? showing
                .then((prepare) =>
                  prepare(result, signal).catch((cause: unknown) =>
                    wholeReader(cause, url!).then(() => prepare(result, signal)),
                  ),
                )
                .then(() => result)
            : result;
        });
      });
    }),
  );
}
