/** What the elements tell the page. All events bubble and leave shadow roots. */
import type { ErrorReason, FeedError } from '../feed/load.ts';
import type { Feed, Organization } from '../feed/schema.ts';

const traits = { bubbles: true, composed: true };

/** `org-load`: the element shows the record that it was asked for. */
export class OrgLoadEvent extends Event {
  /** What was read: the surroundings of the record. */
  readonly feed: Feed;
  /** The record that is shown; undefined for a directory. */
  readonly organization: Organization | undefined;
  constructor(feed: Feed, organization: Organization | undefined) {
    super('org-load', traits);
    this.feed = feed;
    this.organization = organization;
  }
}

/** `org-error`: the record that the element was asked for could not be had; its children stay. */
export class OrgErrorEvent extends Event {
  readonly reason: ErrorReason;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** The address that was asked. */
  readonly url: string;
  constructor({ reason, status, url }: FeedError) {
    super('org-error', traits);
    this.reason = reason;
    this.status = status;
    this.url = url;
  }
}

/** `org-tag`: a tag's link was followed. Cancel it to do something else. */
export class OrgTagEvent extends Event {
  /** Id in the vocabulary, or the free text. */
  readonly tag: string;
  /** As the reader sees it. */
  readonly label: string;
  constructor(tag: string, label: string) {
    super('org-tag', { ...traits, cancelable: true });
    this.tag = tag;
    this.label = label;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'org-load': OrgLoadEvent;
    'org-error': OrgErrorEvent;
    'org-tag': OrgTagEvent;
  }
}
