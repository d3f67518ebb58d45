/** Where a page moves an element into another document, a frame's or a window's: style sheets are of one document alone. */
import type { CSSResult } from 'lit';
import type { FeedElement } from './feed-element.ts';

/** By the document that they are for, then by what they are copies of. */
const copies = new WeakMap<Document, Map<CSSStyleSheet, CSSStyleSheet>>();

function copyFor(sheet: CSSStyleSheet, document: Document & { defaultView: typeof globalThis }): CSSStyleSheet {
  const known = copies.get(document) ?? new Map<CSSStyleSheet, CSSStyleSheet>();
  copies.set(document, known);
  let copy = known.get(sheet);
  if (!copy) {
    known.set(sheet, (copy = new document.defaultView.CSSStyleSheet()));
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join(''));
  }
  return copy;
}

/** Gives an element its look in the document where it is now. */
export function dress(element: FeedElement): void {
  const { ownerDocument, renderRoot, sheets = [] } = element;
  // Nobody sees what is in a template.
  if (!renderRoot || !ownerDocument.defaultView) return;
  const { styles } = element.constructor as unknown as { styles: CSSResult[] };
  const own = [...styles.map(({ styleSheet }) => styleSheet!), ...sheets];
  renderRoot.adoptedStyleSheets =
    ownerDocument === document ? own : own.map((sheet) => copyFor(sheet, ownerDocument as never));
}
