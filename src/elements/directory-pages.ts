/** Loads the further pages of a feed, one after the other, while what is there can be used already. */
import { loadFeed, type LoadedFeed } from '../feed/load.ts';
import type { Directory } from './directory.ts';
import { readIdly } from './idle.ts';
import { finish } from './steps.ts';
import type { Answer } from './source.ts';

/** Most pages that are followed. */
const MAX_PAGES = 1_000;

export class DirectoryPages {
  /** Whether there is more to come, and whether the last attempt failed. */
  state: 'done' | 'loading' | 'failed' = 'done';
  #seen = new Set<string>();
  /** Where each page's records begin. */
  #starts: { row: number; page: LoadedFeed }[] = [];
  #remote = false;

  constructor(readonly directory: Directory) {}

  start({ read, remote }: Answer): void {
    const page = read[0]!;
    this.#starts = [{ row: 0, page }];
    this.#seen = new Set([page.url]);
    this.#remote = remote;
    this.state = this.#following() ? 'loading' : 'done';
  }

  /** How many records there will be, where the feed says so. */
  get total(): number | undefined {
    const { total, pages } = this.#starts[0]!.page.feed;
    if (total || !pages?.every(({ count }) => count)) return total;
    return pages.reduce((sum, { count }) => sum + count!, 0);
  }

  /** The page that a record stands on. */
  pageOf(row: number): LoadedFeed {
    return this.#starts.findLast((start) => start.row <= row)!.page;
  }

  get remote(): boolean {
    return this.#remote;
  }

  #following(): string | undefined {
    if (!this.#remote || this.#seen.size >= MAX_PAGES) return undefined;
    const first = this.#starts[0]!.page.feed;
    const { next } = this.#starts.at(-1)!.page.feed;
    return [next, ...(first.pages ?? []).map(({ href }) => href)].find((href) => href && !this.#seen.has(href));
  }

  /** Loads one page; whether there was one. */
  async next(signal: AbortSignal): Promise<boolean> {
    const { search, element, answer } = this.directory;
    const address = this.#following();
    if (!address || this.state === 'failed') return false;
    let page;
    try {
      page = await loadFeed(address, { signal });
    } catch {
      signal.throwIfAborted();
      this.state = 'failed';
      element.requestUpdate();
      return false;
    }
    this.#seen.add(address).add(page.url);
    const { types, tags, places } = page.feed;
    for (const [own, other] of [
      [search.feed.types, types],
      [search.feed.tags, tags],
      [search.feed.places, places],
    ] as const)
      Object.assign(own!, { ...other, ...own });
    this.#starts.push({ row: search.size, page });
    await finish(search.add(page), true, signal);
    void readIdly(page).then(() => {
      if (page.faults.size)
        void import('./report.ts').then(
          ({ reportAnswer }) => reportAnswer({ ...answer, read: [page] }, element),
          () => undefined,
        );
    });
    if (!this.#following()) this.state = 'done';
    element.requestUpdate();
    return true;
  }
}
