/** Where an element's record comes from: what stands in the page, or a feed; with the words and orders to show it. */
import { findOrganization } from '../feed/find.ts';
import { FeedError, loadFeed, loadedFeed, type LoadedFeed } from '../feed/load.ts';
import { parseFeed } from '../feed/read.ts';
import type { Feed, Organization } from '../feed/schema.ts';
import { needsOrder, type OrderAddress } from '../profile/address.ts';
import { messagesFor, type Messages } from '../profile/messages.ts';
import type { Asker } from './asking.ts';

/** What an element asks for. */
export interface Question {
  /** Address of the feed; of the page itself for what stands in it. */
  url: string;
  /** A feed or one organization that is here already. */
  inline?: unknown;
  org: string | undefined;
  /** What the page says of its language. */
  language: string | undefined;
  /** Whether the summary of a record will not do. */
  whole: boolean;
}

/** Everything needed to draw a record. */
export interface Answer {
  feed: Feed;
  organization: Organization;
  locale: string;
  messages: Messages;
  order: OrderAddress | undefined;
  /** The feeds that were read for it. */
  read: LoadedFeed[];
  /** Why only the summary is here. */
  lost?: FeedError | undefined;
}

/** The language of the element, else of the nearest ancestor that has one, shadow hosts included. */
export function pageLanguage(element: Element): string | undefined {
  for (let at: Element | null | undefined = element; at; at = (at.getRootNode() as ShadowRoot).host) {
    const holder: Element | null = at.closest('[lang]:not([lang=""])');
    if (holder) return holder.getAttribute('lang')!;
  }
  return undefined;
}

/** What the element wants to know; undefined where neither data nor an address is given. */
export function questionOf(element: Asker): Question | undefined {
  const { feed, org, whole, baseURI } = element;
  const inline = element.organization ?? element.data ?? childJson(element);
  if (inline === undefined && !feed) return undefined;
  return { url: inline === undefined ? feed! : baseURI, inline, org, language: pageLanguage(element), whole };
}

/** The JSON that stands in a child script; undefined without one. */
function childJson(element: Element): unknown {
  const script = element.querySelector(':scope > script[type="application/json"]');
  if (!script) return undefined;
  try {
    return JSON.parse(script.textContent);
  } catch (cause) {
    return new FeedError('format', element.baseURI, undefined, { cause });
  }
}

/** Elements that are handed the same object share one reading. */
const readings = new WeakMap<object, LoadedFeed>();

function readInline({ inline, url }: Question): LoadedFeed {
  if (inline instanceof FeedError) throw inline;
  const known = typeof inline === 'object' && inline !== null ? inline : {};
  let reading = readings.get(known);
  if (!reading) {
    const { feed, issues } = parseFeed('id' in known && !('orgfeed' in known) ? alone(known) : inline, url);
    if (!feed) throw new FeedError(issues[0]?.code === 'other-version' ? 'version' : 'format', url);
    reading = { feed, issues, url };
    readings.set(known, reading);
  }
  return reading;
}
/** A feed of one record, which says no more than it must. */
const alone = (record: object) => ({ orgfeed: '1.0', title: 'org-cards', organizations: [record] });

const localeOf = ({ language }: Question, { lang, languages }: Feed): string =>
  language ?? languages?.[0] ?? lang ?? 'en';

let orders: OrderAddress | undefined;
const loadOrders = (): Promise<OrderAddress | undefined> =>
  import('../profile/address-orders.ts').then(
    ({ orderAddress }) => (orders = orderAddress),
    () => undefined,
  );
const wantsOrder = ({ addresses }: Organization): boolean => !orders && !!addresses?.some(needsOrder);

/** The answer, if everything for it is here already: then the element is drawn without a frame in between. */
export function answerAtHand(question: Question): Answer | undefined {
  const loaded = question.inline === undefined ? loadedFeed(question.url) : readInline(question);
  if (!loaded) return undefined;
  const { feed } = loaded;
  const { org, whole } = question;
  const organization = org
    ? feed.organizations.find(({ id }) => id === org)
    : feed.organizations.length === 1 && !feed.next
      ? feed.organizations[0]
      : undefined;
  if (!organization || (whole && feed.profile) || wantsOrder(organization)) return undefined;
  const locale = localeOf(question, feed);
  const messages = messagesFor(locale);
  return messages instanceof Promise
    ? undefined
    : { feed, organization, locale, messages, order: orders, read: [loaded] };
}

/** @throws {FeedError} and the signal's reason */
export async function answer(question: Question, signal: AbortSignal): Promise<Answer> {
  const { language, inline, url, org, whole } = question;
  // The words load beside the feed, not after it.
  if (language) void messagesFor(language);
  const start = inline === undefined ? await loadFeed(url, { signal }) : readInline(question);
  const found = await findOrganization(start, org, whole, signal);
  const locale = localeOf(question, found.feed);
  const [messages, order] = await Promise.all([
    messagesFor(locale),
    wantsOrder(found.organization) ? loadOrders() : orders,
  ]);
  return { ...found, locale, messages, order };
}
