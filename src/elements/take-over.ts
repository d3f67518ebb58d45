/** A card that a server rendered stays until the same is drawn; then it goes, in the same task. */

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

/** Draws in place of what a server rendered: what was open there stays open, and the focus where it was. */
export function takeOver(root: ShadowRoot, served: readonly ChildNode[], draw: () => void): void {
  const { activeElement } = root;
  const before = places(root);
  for (const node of served) node.remove();
  draw();
  const now = places(root);
  for (const [name, { open }] of before) if (open) now.get(name)?.setAttribute('open', '');
  for (const [name, place] of before) if (place === activeElement) now.get(name)?.focus({ preventScroll: true });
}
