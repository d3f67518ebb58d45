/** What a feed says of itself, for a reader of a language. */
import type { Feed } from '../feed/schema.ts';
import { choose, mark, type Phrase } from '../profile/text.ts';
import { oncePerLanguage, type Site } from './site.ts';

/** A text of the feed, marked where it is in another language. */
export function feedText(text: Feed['title'], { feed }: Pick<Site, 'feed'>, lang: string): Phrase | undefined {
  const order = [lang, feed.lang, ...(feed.languages ?? [])].filter((tag) => tag !== undefined);
  const chosen = choose(text, order);
  return chosen && mark(chosen.value, chosen.lang, lang);
}

/** Name of the directory: its own, else its publisher's, else its host's. */
export const directoryTitle = oncePerLanguage(
  (site: { feed: Site['feed']; base?: string | undefined }, lang): Phrase =>
    feedText(site.feed.title ?? site.feed.publisher?.name, site, lang) ?? {
      text: new URL(site.base ?? site.feed.url ?? 'https://org-cards').host,
    },
);
