/**
 * Links that become cards, for editors that strip tags, classes or data attributes. Anybody can leave a link in a
 * comment: only those that lead to the script's own origin, or to one that its tag names, are taken.
 */
import type { FeedElement } from './elements/feed-element.ts';
import { redirects } from './feed/load.ts';

const OURS = 'org-card, org-contact, org-directory, org-tags';

/** The origins of our script tags, and those that they name in `data-upgrade`. */
function trusted(isOurs: (src: string) => boolean): Set<string> {
  const scripts = [...document.scripts].filter(({ src }) => isOurs(src));
  const named = scripts.flatMap(({ src, dataset }) => [src, ...(dataset['upgrade'] ?? '').split(/\s+/)]);
  const addresses = [import.meta.url, ...named].filter((address) => URL.canParse(address));
  return new Set(addresses.map((address) => new URL(address).origin));
}

/** `feed.json` beside the page that a link leads to. */
function feedBeside(href: string): string {
  const url = new URL(href);
  url.search = url.hash = '';
  if (!url.pathname.endsWith('.json'))
    url.pathname = `${url.pathname.replace(/\/index\.\w+$/i, '').replace(/\/$/, '')}/feed.json`;
  return url.href;
}

const hasWords = (text: string | null): boolean => /[\p{L}\p{N}]/u.test(text ?? '');

// Not its own: a field of that name hides a form's.
const { matches } = HTMLElement.prototype;

/** As far as one looks for words: thousands of links in a row must not look at each other. */
const NEAR = 50;

/** Whether words stand on the same line, on this side. */
function isBeside(node: Node, side: 'previousSibling' | 'nextSibling'): boolean {
  for (let at = node[side], steps = 0; at && steps < NEAR; at = at[side], steps++) {
    if (at.nodeType === 3 && hasWords((at as Text).data)) return true;
    if (at.nodeType !== 1 || matches.call(at as Element, `${OURS}, a[href$="#org-card"]`)) continue;
    const { display } = getComputedStyle(at as Element);
    if ((at as Element).localName === 'br' || !/^(inline|none|contents)/.test(display)) return false;
    if (display !== 'none' && hasWords(at.textContent)) return true;
  }
  const parent = node.parentElement;
  return !!parent && getComputedStyle(parent).display === 'inline' && isBeside(parent, side);
}

/** In a sentence, a heading or a table a card is a line, in a list it is small; alone it is as large as any. */
function layoutFor(link: Element): string | undefined {
  if (link.closest('h1, h2, h3, h4, h5, h6, dt, td, th, nav, figcaption')) return 'line';
  if (isBeside(link, 'previousSibling') || isBeside(link, 'nextSibling')) return 'line';
  return link.closest('li') ? 'compact' : undefined;
}

/** Puts cards in the places of links; each link stays in its card for as long as there is nothing better. */
export function upgrade(links: readonly HTMLAnchorElement[], isOurs: (src: string) => boolean): void {
  if (!links[0]) return;
  const origins = trusted(isOurs);
  const [page] = location.href.split('#');
  const isWanted = (link: HTMLAnchorElement): boolean =>
    link.isConnected &&
    /^https?:$/.test(link.protocol) &&
    origins.has(link.origin) &&
    link.href.split('#')[0] !== page &&
    !link.isContentEditable &&
    !link.closest(OURS);
  // All are judged before the first is replaced: they stand beside each other.
  const layouts = new Map(links.filter(isWanted).map((link) => [link, layoutFor(link)]));
  for (const [link, layout] of layouts) replace(link, layout);
}

function replace(link: HTMLAnchorElement, layout: string | undefined): void {
  const card = document.createElement('org-card');
  const { observedAttributes = [] } = customElements.get('org-card') as { observedAttributes?: readonly string[] };
  for (const name of observedAttributes) {
    const value = link.getAttribute(`data-${name}`) ?? (name === 'layout' ? layout : undefined);
    if (value !== undefined) card.setAttribute(name, value);
  }
  const feed = feedBeside(link.href);
  // Whoever wrote the link may know a path there that leads on to a page of their own.
  redirects.set(feed, 'error');
  card.setAttribute('feed', feed);
  const focused = document.activeElement === link;
  link.before(card);
  card.append(link);
  // Before the card has drawn its slot the link is nowhere, and where all is at hand it draws none.
  if (focused)
    void card.updateComplete.then(() => {
      const seen = link.assignedSlot ? link : card.renderRoot?.querySelector('a');
      seen?.focus({ preventScroll: true });
    });
  if (card.getAttribute('layout') === 'line') flow(card);
}

let sheet: CSSStyleSheet | undefined;
/** A line among words runs on with them. */
function flow({ style, renderRoot }: FeedElement): void {
  style.display = 'inline';
  if (!sheet) (sheet = new CSSStyleSheet()).replaceSync('.frame, .frame > div, .frame p { display: inline }');
  renderRoot?.adoptedStyleSheets.push(sheet);
}
