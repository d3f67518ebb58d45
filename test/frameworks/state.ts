/** What all apps show, and what they tell the test. */
import type { OrgErrorEvent, OrgLoadEvent, OrgTagEvent } from 'org-cards';
import 'org-cards/define.js';

export interface State {
  org: string;
  shown: boolean;
  list: { id: string; name: string }[];
}
declare global {
  interface Window {
    /** Changes the app's state. */
    app: (change: Partial<State>) => void;
    log: string[];
  }
}
window.log = [];

export const start: State = {
  org: 'missing-children-europe',
  shown: true,
  list: ['one', 'two', 'three'].map((id) => ({ id, name: `Help ${id}` })),
};
export const data = { orgfeed: '1.0', title: 'T', organizations: [{ id: 'a', name: 'From data', tags: ['water'] }] };
export const note = (event: OrgLoadEvent | OrgErrorEvent): void => {
  window.log.push(`${event.type} ${'organization' in event ? event.organization?.id : event.reason}`);
};
export const follow = (event: OrgTagEvent): void => {
  event.preventDefault();
  window.log.push(`${event.type} ${event.tag}`);
};
