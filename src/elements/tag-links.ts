/** Tags as links: where they lead, and the event that lets the page take over. */
import { link } from '../feed/kinds.ts';
import type { Tag } from '../profile/profile.ts';
import { OrgTagEvent } from './events.ts';

/** Most tags to show; all of them where nothing sensible is said. */
export const limitOf = (limit: number | undefined): number => (limit !== undefined && limit > 0 ? limit : Infinity);

/** The element's own address for tags, if it is one that may be followed. */
export const tagLink = ({ tagHref, baseURI }: { tagHref?: string | undefined; baseURI: string }): string | undefined =>
  tagHref === undefined ? undefined : link(tagHref, baseURI);

/** Tells the page that a tag was followed; the page may cancel. */
export function followTag(element: HTMLElement, { id, label }: Tag, event: Event): void {
  if (!element.dispatchEvent(new OrgTagEvent(id, label.text))) event.preventDefault();
}
