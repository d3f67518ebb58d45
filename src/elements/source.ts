/** Where an element's record comes from: what stands in the page, or a feed; with the words and orders to show it. */
import { isServer } from 'lit';
import type { Found } from '../feed/find.ts';
import { FeedError, isLoaded, loadFeed, loadedFeed, type LoadedFeed } from '../feed/load.ts';
import { OpenFeed } from '../feed/open.ts';
import type { Organization } from '../feed/schema.ts';
import type { FeedHost } from './feed-controller.ts';
import { ordersFor, type OrderAddress } from '../profile/address.ts';
import { warmUp } from '../profile/intl.ts';
import { messagesFor, type Messages } from '../profile/messages.ts';
import { en } from '../profile/messages/en.ts';

/** What an element asks for. */
export interface Question {
  /** Address of the feed; of the page itself for what stands in it. */
  url: string;
  /** A feed or one organization that is here already. */
  inline: unknown;
  org: string | undefined;
  /** What the page says of its language. */
  language: string | undefined;
  /** Whether the summary of a record will not do. */
  whole: boolean;
  referrerPolicy: ReferrerPolicy;
  /** Where all records are wanted: loads what shows them, and gets it ready. */
  all?: (() => Promise<(answer: Answer, signal: AbortSignal) => Promise<unknown>>) | undefined;
}

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
const whenReady = <T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> =>
  isPromise(value) ? value.then(next) : next(value);

/** Pages may have put a class of their own in the place of Promise; records have no functions. */
export const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
  typeof (value as Promise<T> | undefined)?.then === 'function';

const LINKED = 'script[type^="application/ld+json"]';

/**
 * What stands in a child script as JSON, or why it is none; else a promise of what is there as JSON-LD, in a child or,
 * for an element without a feed, anywhere on the page. Undefined without any.
 */
export function jsonIn(element: FeedHost): unknown {
  if (isServer) return undefined;
  const script = element.querySelector('script[type="application/json"]');
  try {
    if (script) return JSON.parse(script.textContent);
  } catch (error) {
    return error;
  }
  const around = element.feed || element.all ? undefined : element.ownerDocument;
  const scope = element.querySelector(LINKED) ? element : around;
  return scope?.querySelector(LINKED)
    ? import('./linked.ts').then(({ linked }) => linked(element, scope.querySelectorAll(LINKED))).catch(() => undefined)
    : undefined;
}

/** Elements that are handed the same object share one reading. */
const readings = new WeakMap<object, LoadedFeed>();

function readInline({ inline, url }: Question): LoadedFeed {
  if (inline instanceof SyntaxError) throw inline;
  const known = Object(inline) as { orgfeed?: unknown; id?: unknown };
  let reading = readings.get(known);
  if (!reading) {
    // A record alone has no directory around it; the title only makes a feed of it, and of schema.org.
    const alone = known.id !== undefined && !known.orgfeed;
    const json = alone ? { orgfeed: '1.0', title: 'org-cards', organizations: [inline] } : inline;
    // A copy: what the page changes later has not been read, and getters say what they like each time.
    const open = new OpenFeed(JSON.parse(JSON.stringify(json) ?? null), url);
    if (!isLoaded(open)) throw new FeedError(open.other ? 'version' : 'format', url, { read: [open] });
    if (open.feed.title === 'org-cards') delete open.feed.title;
    readings.set(known, (reading = open));
  }
  return reading;
}

/** The record, if the feed's first page is enough for it. */
function findAtHand(start: LoadedFeed, { org, whole }: Question): Found | undefined {
  const { feed } = start;
  const organization = start.find(org);
  const summary = whole && feed.profile?.toLowerCase() === 'summary';
  return organization && !summary ? { feed, organization, read: [start] } : undefined;
}

type Part = Omit<Found, 'organization'> & Pick<Answer, 'organization'>;

function find(start: LoadedFeed, question: Question, signal: AbortSignal): Part | Promise<Part> {
  if (question.all) return { feed: start.feed, organization: undefined, read: [start] };
  const { org, whole, inline, url, referrerPolicy } = question;
  // Data in the page makes no requests: what is in it must do.
  const atHand = findAtHand(start, inline === undefined ? question : { ...question, whole: false });
  if (atHand) return atHand;
  if (inline !== undefined) throw new FeedError('not-found', url, { read: [start] });
  return import('../feed/find.ts').then(({ findOrganization }) =>
    findOrganization(start, org, whole, { signal, referrerPolicy }),
  );
}

/**
 * @throws {FeedError} at once or as a rejection
 */
export function answer(question: Question, signal: AbortSignal): Answer | Promise<Answer> {
  const { language, inline, url, all, referrerPolicy } = question;
  // The words load beside the feed, not after it.
  if (language) void messagesFor(language);
  const showing = all?.();
  showing?.catch(() => undefined);
  const start =
    inline === undefined ? (loadedFeed(url) ?? loadFeed(url, { signal, referrerPolicy })) : readInline(question);
  if (language && isPromise(start)) warmUp(language);
  return whenReady(start, (first) =>
    whenReady(find(first, question, signal), (found) => {
      const { lang, languages } = found.feed;
      const locale = language ?? languages?.[0] ?? lang ?? 'en';
      const words = messagesFor(locale);
      // A server cannot wait.
      return whenReady(isServer && isPromise(words) ? en : words, (messages) => {
        const orders = found.organization && ordersFor(found.organization);
        return whenReady(isServer && isPromise(orders) ? undefined : orders, (order) => {
          const result = { ...found, locale, messages, order, remote: inline === undefined };
          return showing ? showing.then((prepare) => prepare(result, signal)).then(() => result) : result;
        });
      });
    }),
  );
}
