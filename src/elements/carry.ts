/** Whoever is in what goes away is led on to what comes in its place. */

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

/**
 * Draws, and keeps the focus in the element.
 * @param served whether it draws in place of what a server rendered: what was open there stays open, and the focus where
 *   it was
 */
export function carry(element: HTMLElement, served: boolean, draw: () => void): void {
  const focused = () => (element.getRootNode() as Document).activeElement;
  const root = element.shadowRoot!;
  const inside = element.contains(focused());
  const { activeElement } = root;
  const before = served ? places(root) : new Map<string, Place>();
  draw();
  const now = before.size ? places(root) : before;
  for (const [name, { open }] of before) if (open) now.get(name)?.setAttribute('open', '');
  for (const [name, place] of before) if (place === activeElement) now.get(name)?.focus({ preventScroll: true });
  if (!inside) return;
  const frame = root.querySelector<HTMLElement>('.frame');
  const child = focused();
  if (root.activeElement || (child !== element && element.contains(child) && (!frame || child!.closest('[slot]'))))
    return;
  if (frame) frame.tabIndex = -1;
  (root.querySelector<HTMLElement>('.name a') ?? frame ?? element.querySelector('a'))?.focus();
}
