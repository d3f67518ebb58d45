/** Whoever is in what goes away is led on to what comes in its place. */
import type { FeedElement } from './feed-element.ts';

type Place = HTMLAnchorElement & HTMLDetailsElement;

/** Where a reader can be: each under a name that it has in the old card and in the new. */
function places(root: ParentNode): Map<string, Place> {
  const named = new Map<string, Place>();
  for (const place of root.querySelectorAll<Place>('a, button, summary, details')) {
    let name = place.localName + place.href;
    while (named.has(name)) name += '+';
    named.set(name, place);
  }
  return named;
}

/** Draws: what was open stays open, the focus in the element, and where a link had it, in the same link. */
export function carry(element: FeedElement, draw: () => void): void {
  const focused = () => (element.getRootNode() as Document).activeElement;
  const root = element.renderRoot;
  if (!root) return draw();
  const inside = element.contains(focused());
  const { activeElement } = root;
  const before = inside || root.querySelector('details[open]') ? places(root) : new Map<string, Place>();
  draw();
  const now = before.size ? places(root) : before;
  for (const [name, place] of before) {
    if (place.isConnected) continue;
    if (place.open) now.get(name)?.setAttribute('open', '');
    if (place === activeElement) now.get(name)?.focus({ preventScroll: true });
  }
  // Before there is a card whoever is in the page's own children stays there.
  if (!inside || !element.matches(':state(ready)')) return;
  const frame = root.querySelector<HTMLElement>('.frame');
  const child = focused();
  if (root.activeElement || (child !== element && element.contains(child) && (!frame || child!.closest('[slot]'))))
    return;
  if (frame) frame.tabIndex = -1;
  (root.querySelector<HTMLElement>('.name a') ?? frame ?? element.querySelector('a'))?.focus();
}
