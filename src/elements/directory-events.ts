/** What a directory tells the page besides. */
import type { Organization } from '../feed/schema.ts';
import type { FacetName } from '../profile/facets.ts';

/** `org-search`: the visitor has searched or filtered, and sees what was found. */
export class OrgSearchEvent extends Event {
  /** As typed. */
  readonly query: string;
  /** The values that the visitor has chosen. */
  readonly filters: Readonly<Record<FacetName, readonly string[]>>;
  /** How many were found. */
  readonly total: number;
  constructor(query: string, filters: OrgSearchEvent['filters'], total: number) {
    super('org-search', { bubbles: true, composed: true });
    this.query = query;
    this.filters = filters;
    this.total = total;
  }
}

/** `org-select`: the visitor opens an organization. Cancel it to do something else. */
export class OrgSelectEvent extends Event {
  readonly organization: Organization;
  /** Its page in the directory, where it has one. */
  readonly url: string | undefined;
  constructor(organization: Organization) {
    super('org-select', { bubbles: true, composed: true, cancelable: true });
    this.organization = organization;
    this.url = organization.url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'org-search': OrgSearchEvent;
    'org-select': OrgSelectEvent;
  }
}
