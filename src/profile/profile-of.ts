/**
 * The profile for callers who cannot wait: every language of the interface and every address order is at hand. From then
 * on elements have them at hand, too: a server draws them at once or not at all.
 */
import type { Feed, Organization } from '../feed/schema.ts';
import { orderAddress } from './address-orders.ts';
import { atHand } from './address.ts';
import { loaded, type Language, type Messages } from './messages.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { buildProfile, type Profile } from './profile.ts';
import { lookup } from './text.ts';

const all: Record<Language, Messages> = { en, fr };
Object.assign(loaded, all);
atHand.order = orderAddress;

/**
 * Everything there is to say of one organization, in the reader's language.
 * @param feed what `parseFeed` or `loadFeed` gave
 * @param organization one of its `organizations`
 * @param locale BCP 47 tag of the reader's language; words that are not there in it are English and say so
 */
export function profileOf(feed: Feed, organization: Organization, locale: string): Profile {
  const lang = lookup(Object.keys(all), locale) as Language | undefined;
  return buildProfile(feed, organization, locale, all[lang ?? 'en'], orderAddress);
}
