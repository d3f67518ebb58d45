/** What a page says of organizations in its own JSON-LD. Loaded where an element may be meant. */
import { feedIn } from '../feed/schema-org.ts';
import type { FeedElement } from './feed-element.ts';
import { pageLanguage } from './surroundings.ts';

/** The feed that these scripts make for an element, if they make one. */
export function linked(element: FeedElement, scripts: NodeListOf<Element>): object | undefined {
  const { org, showAll, baseURI } = element;
  const texts = [...scripts].map(({ textContent }) => textContent);
  const anyType = element.contains(scripts[0]!);
  return feedIn(texts, org, { base: baseURI, language: pageLanguage(element), all: !!showAll, anyType });
}
