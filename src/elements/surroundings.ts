/** What the page around an element says. On a server there is none. */
import { isServer } from 'lit';

/** The language of the element, else of the nearest ancestor that has one, shadow hosts included. */
export function pageLanguage(element: HTMLElement): string | undefined {
  if (isServer) return element.getAttribute('lang') ?? undefined;
  if (element.lang) return element.lang;
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as ShadowRoot).host) {
    const holder: Element | null = at.closest('[lang]:not([lang=""])');
    if (holder) return holder.getAttribute('lang')!;
  }
  return undefined;
}

/** Whether the page gave children to show until the card is there: neither white space, data nor additions to it. */
export const hasFallback = (element: Element): boolean =>
  isServer ||
  [...element.childNodes].some((node) =>
    node instanceof Element ? !node.matches('script, template, [slot]') : node instanceof Text && /\S/.test(node.data),
  );
