/**
 * What to say for callers who cannot wait: every language of the interface and every address order is at hand. From then
 * on elements have them at hand, too: a server draws them at once or not at all.
 */
import type { Feed, Organization } from '../feed/schema.ts';
import { orderAddress } from './address-orders.ts';
import { atHand } from './at-hand.ts';
import { buildCsv } from './csv.ts';
import { loaded, type Language, type Messages } from './messages.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { buildProfile, type Profile } from './profile.ts';
import { addRareWords } from './rare.ts';
import { lookup } from './text.ts';
import { buildVcard } from './vcard.ts';

const all: Record<Language, Messages> = { en: addRareWords(en), fr: addRareWords(fr) };
Object.assign(loaded, all);
atHand.order = orderAddress;
/** The words of the interface for a language; English where it does not speak it. */
export const messagesOf = (locale: string): Messages =>
  all[(lookup(Object.keys(all), locale) as Language | undefined) ?? 'en'];

/**
 * Everything there is to say of one organization, in the reader's language.
 * @param feed what `parseFeed` or `loadFeed` gave
 * @param organization one of its `organizations`
 * @param locale BCP 47 tag of the reader's language; words that are not there in it are English and say so
 */
export function profileOf(feed: Feed, organization: Organization, locale: string): Profile {
  return buildProfile(feed, organization, locale, messagesOf(locale), orderAddress);
}

/**
 * The organization as a contact file for address books: a vCard 4.0, media type `text/vcard`.
 * Several vCards, one after the other, are a file of many contacts.
 * @param feed what `parseFeed` or `loadFeed` gave
 * @param organization one of its `organizations`
 * @param locale BCP 47 tag of the reader's language
 */
export function vcardOf(feed: Feed, organization: Organization, locale: string): string {
  return buildVcard(feed, organization, locale, messagesOf(locale), orderAddress);
}

/**
 * Organizations as a table for spreadsheets: CSV (RFC 4180) in UTF-8 with a byte-order mark, one row each, the names of
 * the columns in the first. No cell can act as a formula.
 * @param feed what `parseFeed` or `loadFeed` gave
 * @param organizations those of its `organizations` that are wanted, in that order
 * @param locale BCP 47 tag of the reader's language
 */
export function csvOf(feed: Feed, organizations: readonly Organization[], locale: string): string {
  return buildCsv(feed, organizations, locale, messagesOf(locale), orderAddress);
}
