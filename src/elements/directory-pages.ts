/** Loads the further pages of a feed, one after the other, while what is there can be used already. */
import { html, nothing } from 'lit';
import { loadFeed, FeedError, type LoadedFeed } from '../feed/load.ts';
import type { Language } from '../profile/messages.ts';
import type { Directory } from './directory.ts';
import { policyOf } from './wishes.ts';
import { reportIdly } from './idle.ts';
import type { Content } from './templates.ts';

/** Most pages that are followed. */
const MAX_PAGES = 1_000;
/** Most records of all pages together: as many as one file may have. */
const MAX_ROWS = 200_000;

const words: Record<Language, { loaded: string; loadedOf: string; failed: string; retry: string }> = {
  en: {
    loaded: '{n} loaded, more to come…',
    loadedOf: '{n} of {all} loaded…',
    failed: 'The rest could not be loaded.',
    retry: 'Try again',
  },
  fr: {
    loaded: '{n} chargées, la suite arrive…',
    loadedOf: '{n} sur {all} chargées…',
    failed: 'La suite n’a pas pu être chargée.',
    retry: 'Réessayer',
  },
};

export class DirectoryPages {
  /** Whether there is more to come, and whether the last attempt failed. */
  state: 'done' | 'loading' | 'failed' = 'loading';
  readonly #first: LoadedFeed;
  #last: LoadedFeed;
  /** Their addresses, before and after redirections. */
  readonly #seen: Set<string>;
  /** How many there are, and how many records they had. */
  #loaded = 1;
  #records: number;

  constructor(readonly directory: Directory) {
    this.#first = this.#last = directory.answer.read[0]!;
    this.#seen = new Set([this.#first.url]);
    this.#records = this.#first.entries.length;
  }

  /** How many records there will be, where the feed says so. */
  get #total(): number | undefined {
    const { total, pages } = this.#first.feed;
    if (total || !pages?.every(({ count }) => count)) return total;
    return pages.reduce((sum, { count }) => sum + count!, 0);
  }

  #following(): string | undefined {
    const all = [this.#last.feed.next, ...(this.#first.feed.pages ?? []).map(({ href }) => href)];
    const address = all.find((href) => href && !this.#seen.has(href));
    if (!address || (this.#loaded < MAX_PAGES && this.directory.search.size < MAX_ROWS)) return address;
    // What is there is not all of it: whoever publishes so much must know.
    void reportIdly({ read: [], lost: new FeedError('too-large', address) }, this.directory.element);
    return undefined;
  }

  readonly #retry = (event: Event): void => {
    // The button goes.
    (event.currentTarget as Element).closest<HTMLElement>('[part=progress]')!.focus();
    this.state = 'loading';
    this.directory.reading.goOn();
    this.directory.element.requestUpdate();
  };

  /** How much is still to come, or what became of it. */
  draw(): Content {
    const { answer } = this.directory;
    if (this.state === 'done') return nothing;
    const { loaded, loadedOf, failed, retry } = words[answer.messages.lang as Language];
    // The feed may be larger by now than it says.
    const total = this.#total ?? 0;
    const said = total < this.#records ? loaded : loadedOf.replace('{all}', String(total));
    // The number of what was found tells how it goes on; only the end of it is worth another word.
    return html`<p part="progress" class="label" tabindex="-1">
      ${
        this.state === 'failed'
          ? html`<span part="error" role="alert">${failed}</span>
              <button part="retry" type="button" @click=${this.#retry}>${retry}</button>`
          : said.replace('{n}', String(this.#records))
      }
    </p>`;
  }

  /** Loads one page; whether there was one. */
  async next(signal: AbortSignal): Promise<boolean> {
    const { search, element, answer } = this.directory;
    const address = this.#following();
    if (!address) this.state = 'done';
    if (!address || this.state === 'failed') return false;
    element.requestUpdate();
    let page;
    try {
      page = await loadFeed(address, { signal, referrerPolicy: policyOf(this.directory.element) });
    } catch (error) {
      signal.throwIfAborted();
      this.state = 'failed';
      void reportIdly({ read: [], lost: error as FeedError }, element);
      element.requestUpdate();
      return false;
    }
    const { types, tags, places } = page.feed;
    for (const [own, other] of [
      [search.feed.types, types],
      [search.feed.tags, tags],
      [search.feed.places, places],
    ] as const)
      for (const id in other) if (!Object.hasOwn(own!, id)) own![id] = other[id]!;
    await this.directory.parts.loadWords(answer.messages, page.entries, signal);
    await this.directory.reading.take(page, signal);
    // Not before: whoever moves the element meanwhile ends this, and it is taken in from its beginning.
    this.#seen.add(address).add(page.url);
    this.#loaded++;
    this.#records += page.entries.length;
    this.#last = page;
    void reportIdly({ ...answer, read: [page] }, element);
    element.requestUpdate();
    return true;
  }
}
