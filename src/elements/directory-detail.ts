/** The organization that is open: in front of the page, in the list, or on its own page. */
import type { Profile } from '../profile/profile.ts';
import { OrgSelectEvent } from './directory-events.ts';
import type { Directory } from './directory.ts';
import { oneOf } from './wishes.ts';

export class DirectoryDetail {
  /** What draws it; it is there when somebody is about to open something. */
  card: typeof import('./directory-card.ts') | undefined;
  /** What is shown of it. */
  profile: Profile | undefined;
  /** Who has had the focus. */
  id: string | undefined;
  /** Whose profile it is. */
  #opened: string | undefined;
  #wait: AbortController | undefined;
  #expected: Promise<unknown> | undefined;

  constructor(readonly directory: Directory) {}

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
    this.directory.change({ org: organization.id });
  };

  readonly close = (): void => {
    if (this.row === undefined || !this.directory.parts.address?.back()) this.shut();
  };

  /** Closes without going back: something else comes in its place. */
  shut(): void {
    if (this.directory.query.org !== undefined) this.directory.change({ org: undefined }, false);
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
    const { query } = this.directory;
    const id = row === undefined ? undefined : query.org;
    if (id === this.#opened) return this.profile;
    this.#wait?.abort();
    this.#opened = id;
    this.profile = row === undefined ? undefined : this.directory.build(this.directory.search.at(row));
    if (row !== undefined) void this.#show(row);
    return this.profile;
  }

  readonly load = async (): Promise<typeof import('./directory-card.ts')> => {
    const card = this.card ?? (await import('./directory-card.ts'));
    if (!this.card) this.directory.adopt(card.detailStyles);
    return (this.card = card);
  };

  /** When a pointer or the focus comes near; what cannot be had then is for whoever opens something to ask for again. */
  readonly expect = (): void => {
    (this.#expected ??= this.load()).catch(() => undefined);
  };

  /** Shows what is here at once, and what is not when it comes. */
  async #show(row: number): Promise<void> {
    const { signal } = (this.#wait = new AbortController());
    const { directory } = this;
    try {
      const { complete } = await this.load();
      directory.element.requestUpdate();
      const profile = await complete(directory, row, signal);
      if (!signal.aborted) this.profile = profile;
    } catch {
      // What is here must do; where nothing can be drawn nothing is open.
      if (!this.card) this.shut();
    }
    directory.element.requestUpdate();
  }
}
