/** What stands in the page as data, in scripts that do not run. */
import type { FeedElement } from './feed-element.ts';

const LINKED = 'script[type^="application/ld+json"]';

/**
 * The text of a child script with JSON; else what is there as JSON-LD, in a child or, for an element without a feed,
 * anywhere on the page. Undefined without any.
 */
export async function scriptIn(element: FeedElement): Promise<string | object | undefined> {
  const script = element.querySelector('script[type="application/json"]');
  if (script) return script.textContent;
  let scripts = element.querySelectorAll(LINKED);
  if (!scripts[0] && !element.feed && !element.showAll) scripts = element.ownerDocument.querySelectorAll(LINKED);
  return scripts[0] && import('./linked.ts').then(({ linked }) => linked(element, scripts)).catch(() => undefined);
}
