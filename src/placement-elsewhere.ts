/** What is placed with more thought: script tags in the head or with a target, and links. Loaded where a page has some. */
import { upgrade } from './links.ts';

/** Script tags whose targets are not on the page yet. */
const waiting = new Set<HTMLScriptElement>();

const parsed = new Promise<void>((done) => {
  if (document.readyState !== 'loading') done();
  else document.addEventListener('DOMContentLoaded', () => done(), { once: true });
});

function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    return null;
  }
}

/** Serves what was found on the page, as soon as all of the page is there. */
export async function serve(
  found: readonly HTMLElement[],
  isOurs: (src: string) => boolean,
  place: (script: HTMLScriptElement, spot: Element) => void,
): Promise<void> {
  await parsed;
  const links: HTMLAnchorElement[] = [];
  for (const element of found) {
    if (element.localName === 'a') links.push(element as HTMLAnchorElement);
    else if (isOurs((element as HTMLScriptElement).src)) put(element as HTMLScriptElement, place);
  }
  upgrade(links, isOurs);
}

/** Puts the element where the script tag says, once that is there; a tag in the head without a word means the body. */
function put(script: HTMLScriptElement, place: (script: HTMLScriptElement, spot: Element) => void): void {
  const { target } = script.dataset;
  const spot = target ? find(target) : document.body;
  if (script.hasAttribute('data-placed') || waiting.has(script)) return;
  if (spot) return place(script, spot);
  console.warn(`org-cards: nothing on the page matches ${target} yet: ${script.src}`);
  waiting.add(script);
  const watch = new MutationObserver(() => {
    const late = find(target!);
    if (!late) return;
    watch.disconnect();
    waiting.delete(script);
    place(script, late);
  });
  watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['id', 'class'] });
}
