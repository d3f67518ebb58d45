/** What the elements tell the page. All events bubble and leave shadow roots. */
import type { ErrorReason, FeedError } from '../feed/load.ts';
import type { Feed, Organization } from '../feed/schema.ts';

/** An event with what it tells as properties. MooTools has a class of its own in the place of `Event`. */
export class OrgEvent extends CustomEvent<null> {
  constructor(type: string, told: object, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    Object.assign(this, told);
  }
}

/** `org-load`: the element shows the record that it was asked for. */
export class OrgLoadEvent extends OrgEvent {
  /** What was read: the surroundings of the record. */
  declare readonly feed: Feed;
  /** The record that is shown; undefined for a directory. */
  declare readonly organization: Organization | undefined;
  constructor(feed: Feed, organization: Organization | undefined) {
    super('org-load', { feed, organization });
  }
}

/** `org-error`: the record that the element was asked for could not be had; its children stay. */
export class OrgErrorEvent extends OrgEvent {
  declare readonly reason: ErrorReason;
  /** HTTP status, where there was one. */
  declare readonly status: number | undefined;
  /** The address that was asked. */
  declare readonly url: string;
  constructor({ reason, status, url }: FeedError) {
    super('org-error', { reason, status, url });
  }
}

/** `org-tag`: a tag's link was followed. Cancel it to do something else. */
export class OrgTagEvent extends OrgEvent {
  /** Id in the vocabulary, or the free text. */
  declare readonly tag: string;
  /** As the reader sees it. */
  declare readonly label: string;
  constructor(tag: string, label: string) {
    super('org-tag', { tag, label }, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'org-load': OrgLoadEvent;
    'org-error': OrgErrorEvent;
    'org-tag': OrgTagEvent;
  }
}
