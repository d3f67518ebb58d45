/** Where elements come from on foreign pages: script tags with `data-feed`, and links that become cards. */

// What waits for the visitor's consent as `text/plain` is no script yet.
const PLACES = 'script[type=module][data-feed]:not([data-placed]), a.org-card, a[data-org-card], a[href$="#org-card"]';

/** Whether an address is that of this script: the same, or of the same name where that led on to another. */
const isOurs = (src: string): boolean => src === import.meta.url || /\/org-cards[^/]*$/.test(src);

/** Puts the element that a script tag asks for behind the tag, or last in another place. */
function place(script: HTMLScriptElement & { placed?: Element }, spot?: Element): void {
  if (script.placed?.isConnected) return;
  const { element = '', org } = script.dataset;
  const isKnown = /^org-(card|contact|directory|tags)$/i.test(element);
  const placed = document.createElement(isKnown ? element : org ? 'org-card' : 'org-directory');
  for (const { name, value } of script.attributes)
    if (/^data-(?!element|target|upgrade|on)[\w-]+$/.test(name)) placed.setAttribute(name.slice(5), value);
  // Another copy of this script leaves it alone.
  script.dataset['placed'] = '';
  script.placed = placed;
  if (spot) spot.append(placed);
  else script.after(placed);
}

// A form's own can be hidden by fields of these names.
const { matches, querySelectorAll } = HTMLElement.prototype;

/** Serves what came to the page: script tags alone at once, whatever takes more thought as soon as the code for it is here. */
function serve(nodes: readonly Node[]): void {
  const found = nodes
    .flatMap((node) =>
      node.nodeType === 1 ? [node as Element, ...querySelectorAll.call(node as Element, PLACES)] : [],
    )
    .filter((element) => matches.call(element, PLACES)) as (HTMLAnchorElement & HTMLScriptElement)[];
  const others = found.filter(
    (element) => element.closest('a, head') || element.dataset['target'] || (isOurs(element.src) && place(element)),
  );
  // Where it cannot be loaded links stay links.
  if (others[0]) import('./placement-elsewhere.ts').then(({ serve }) => serve(others, isOurs, place)).catch(() => {});
}

new MutationObserver((records) => {
  for (const { addedNodes, attributeName, target } of records) serve(attributeName ? [target] : [...addedNodes]);
  // What morphs a page to what the server sends takes the mark away, and with it the element.
}).observe(document, { childList: true, subtree: true, attributeFilter: ['data-placed'] });
serve([document.documentElement]);
