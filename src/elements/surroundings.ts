/** What the page around an element says. On a server there is none. */
import { isServer } from 'lit';

/** The language of the element, else of the nearest ancestor that has one, shadow hosts included. */
export function pageLanguage(element: Element | undefined): string | undefined {
  if (isServer) return element!.getAttribute('lang') ?? undefined;
  if (!element) return undefined;
  // A form of that name would be the `host` of a document.
  const holder = element.closest('[lang]:not([lang=""]), :root');
  return holder ? holder.getAttribute('lang') || undefined : pageLanguage((element.getRootNode() as ShadowRoot).host);
}

// By the types of nodes, not by their classes, here and elsewhere: pages have a `Text` or an `Element` of their own.
/** Whether the page gave children to show until the card is there: neither white space, data nor additions to it. */
export const hasFallback = (element: Element): boolean =>
  isServer ||
  [...element.childNodes].some((node) =>
    node.nodeType === 1
      ? !(node as Element).matches('script, template, [slot]')
      : node.nodeType === 3 && /\S/.test((node as Text).data),
  );
