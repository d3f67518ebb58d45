/** Keeps a directory's question in the address of the page, where the page wants that. */
import { readQuery, writeQuery } from '../profile/query-address.ts';
import type { Query } from '../profile/query.ts';
import type { Search } from '../profile/search.ts';
import type { Directory } from './directory.ts';

/** Whose entries begin with what: two directories must not read each other's. */
const owners = new Map<string, Element>();

export class AddressState {
  /** The address with an entry of the history that was made for an open organization. */
  #pushed: string | undefined;
  #warned = false;

  constructor(readonly directory: Directory) {}

  /** What the entries of this element begin with; undefined where it has none. */
  get #prefix(): string | undefined {
    const { element, urlState } = this.directory;
    if (urlState === 'off') return undefined;
    const prefix = element.id || 'org';
    const owner = owners.get(prefix);
    if (!owner?.isConnected) owners.set(prefix, element);
    else if (owner !== element) {
      if (!this.#warned)
        console.warn(`org-cards: two directories would keep "${prefix}-…" in the address. Give each an id of its own.`);
      this.#warned = true;
      return undefined;
    }
    return prefix;
  }

  /** Follows the address, and takes up what is in it now. */
  listen(): void {
    // It may have been taken out while this was loaded.
    if (!this.directory.element.isConnected) return;
    addEventListener('popstate', this.#restore);
    const { answer, search } = this.directory;
    // What the visitor has asked meanwhile stays where the address says nothing.
    if (answer && Object.values(this.read(search) ?? {}).some((value) => value?.length)) this.#restore();
  }

  /** Another element may have the name now. */
  release(): void {
    removeEventListener('popstate', this.#restore);
    for (const [prefix, owner] of owners) if (owner === this.directory.element) owners.delete(prefix);
  }

  /** What it says, apart from what the page's author has chosen already: nobody filters by that. */
  read({ locked }: Search): Query | undefined {
    const prefix = this.#prefix;
    if (!prefix) return undefined;
    const query = readQuery(this.directory.urlState === 'hash' ? location.hash : location.search, prefix);
    const unasked = Object.entries(locked).filter(([, values]) => values.length);
    return { ...query, ...Object.fromEntries(unasked.map(([name]) => [name, []])) };
  }

  readonly #restore = (): void => {
    const { answer, search, query, element } = this.directory;
    const read = answer && this.read(search);
    if (!read || JSON.stringify(read) === JSON.stringify(query)) return;
    this.directory.query = read;
    // What is opened or closed leaves the list where it is, and the focus returns to the name in it.
    if (JSON.stringify({ ...read, org: query.org }) !== JSON.stringify(query)) this.directory.rewind();
    element.requestUpdate();
  };

  /** @param push whether Back leads to what was before */
  write(query: Query, push: boolean): void {
    const prefix = this.#prefix;
    if (!prefix) return;
    const url = new URL(location.href);
    const part = this.directory.urlState === 'hash' ? 'hash' : 'search';
    url[part] = writeQuery(url[part], prefix, query);
    if (url.href === location.href) return;
    try {
      // What the page's own router keeps there stays.
      history[push ? 'pushState' : 'replaceState'](history.state, '', url);
      this.#pushed = push && query.org ? url.href : undefined;
    } catch {
      // A page may not be allowed to, or not so often.
    }
  }

  /** Goes back where opening an organization has made an entry of the history; whether it does. */
  back(): boolean {
    if (!this.#pushed || this.#pushed !== location.href) return false;
    this.#pushed = undefined;
    history.back();
    return true;
  }
}
