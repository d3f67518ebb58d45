/** The organization that is open: in front of the page, in the list, or on its own page. */
import { ordersFor } from '../profile/address.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import type { AddressState } from './directory-address.ts';
import { OrgSelectEvent } from './directory-events.ts';
import type { Directory } from './directory.ts';
import { oneOf } from './feed-controller.ts';

export class DirectoryDetail {
  /** What is shown of it. */
  profile: Profile | undefined;
  /** Whose profile it is, and who has had the focus. */
  #opened: string | undefined;
  #id: string | undefined;
  #wait: AbortController | undefined;

  constructor(
    readonly directory: Directory,
    readonly address: AddressState,
  ) {}

  get place(): 'dialog' | 'inline' | 'page' {
    return oneOf(this.directory.element.detail, 'dialog', 'inline', 'page');
  }

  /** The row that is open; undefined where none is. */
  get row(): number | undefined {
    const { query, search } = this.directory;
    return query.org === undefined ? undefined : search.rowOf(query.org);
  }

  /** Whether a row leads to a page of its own. */
  leads(url: string | undefined): url is string {
    return this.place === 'page' && !!url;
  }

  readonly select = (event: MouseEvent, row: number): void => {
    // A new tab or window is the browser's own matter.
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { search, query } = this.directory;
    const organization = search.at(row);
    if (query.org === organization.id) return (event.preventDefault(), this.close());
    const goOn = this.directory.element.dispatchEvent(new OrgSelectEvent(organization));
    if (this.leads(organization.url) && goOn) return;
    event.preventDefault();
    if (!goOn) return;
    this.directory.query = { ...query, org: organization.id };
    this.address.write(this.directory.query, true);
    this.directory.element.requestUpdate();
  };

  readonly close = (): void => {
    if (this.row !== undefined && this.address.back()) return;
    this.shut();
    this.directory.element.requestUpdate();
  };

  /** Closes without going back: something else comes in its place. */
  shut(): void {
    if (this.directory.query.org === undefined) return;
    this.directory.query = { ...this.directory.query, org: undefined };
    this.address.write(this.directory.query, false);
  }

  readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.place === 'dialog' || this.row === undefined) return;
    event.preventDefault();
    this.close();
  };

  /** What was open is shown anew, in another language or from other data. */
  reset(): void {
    this.#opened = undefined;
  }

  /** Looks up what is to be shown; called before everything is drawn. */
  prepare(): Profile | undefined {
    const { row } = this;
    const { query, search } = this.directory;
    const id = row === undefined ? undefined : query.org;
    if (id === this.#opened) return this.profile;
    this.#wait?.abort();
    this.#opened = id;
    this.profile = row === undefined ? undefined : this.directory.profileOf(row);
    if (row !== undefined) void this.#complete(row, search.at(row).id);
    return this.profile;
  }

  /** Gets the rest of a summary, and the order of addresses where it is unusual. */
  async #complete(row: number, id: string): Promise<void> {
    const { signal } = (this.#wait = new AbortController());
    const { directory } = this;
    const { answer, pages, search, element } = directory;
    let { feed } = search;
    let organization = search.at(row);
    try {
      const page = pages.pageOf(row);
      if (pages.remote && page.feed.profile?.toLowerCase() === 'summary') {
        const { findOrganization } = await import('../feed/find.ts');
        ({ feed, organization } = await findOrganization(page, id, true, signal));
      }
      const order = await ordersFor(organization);
      if (signal.aborted) return;
      this.profile = buildProfile(feed, organization, answer.locale, answer.messages, order);
      element.requestUpdate();
    } catch {
      // The summary must do.
    }
  }

  /** Moves the focus in and out; called when everything is drawn. */
  updated(): void {
    const { element, search } = this.directory;
    const root = element.renderRoot;
    const dialog = root.querySelector('dialog');
    if (dialog && !dialog.open && element.isConnected) dialog.showModal();
    const id = this.row === undefined ? undefined : this.directory.query.org;
    if (id === this.#id) return;
    const before = this.#id;
    this.#id = id;
    if (id !== undefined) {
      if (!dialog) root.querySelector<HTMLElement>('[part~=detail]')?.focus();
      return;
    }
    const row = before === undefined ? undefined : search.rowOf(before);
    const opener = row === undefined ? null : root.querySelector<HTMLElement>(`#org-${row}`);
    (
      opener ??
      root.querySelector<HTMLElement>('input[type=search]') ??
      root.querySelector<HTMLElement>('.frame')
    )?.focus();
  }
}
