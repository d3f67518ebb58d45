/** What a directory tells the page besides. */
import type { Organization } from '../feed/schema.ts';
import type { FacetName } from '../profile/facets.ts';
import { OrgEvent } from './events.ts';

/** `org-search`: the visitor has searched or filtered, and sees what was found. */
export class OrgSearchEvent extends OrgEvent {
  /** As typed. */
  declare readonly query: string;
  /** The values that the visitor has chosen. */
  declare readonly filters: Readonly<Record<FacetName, readonly string[]>>;
  /** How many were found. */
  declare readonly total: number;
  constructor(query: string, filters: OrgSearchEvent['filters'], total: number) {
    super('org-search', { query, filters, total });
  }
}

/** `org-select`: the visitor opens an organization. Cancel it to do something else. */
export class OrgSelectEvent extends OrgEvent {
  declare readonly organization: Organization;
  /** Its page in the directory, where it has one. */
  declare readonly url: string | undefined;
  constructor(organization: Organization) {
    super('org-select', { organization, url: organization.url }, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'org-search': OrgSearchEvent;
    'org-select': OrgSelectEvent;
  }
}
