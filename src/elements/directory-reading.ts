/** Reads what a directory shows: as much as the first list needs, then the rest when the page has nothing better to do. */
import type { OpenFeed } from '../feed/open.ts';
import { openFeeds } from '../feed/records.ts';
import type { Feed } from '../feed/schema.ts';
import { filtered, listOf, NO_FILTERS, NO_QUERY } from '../profile/query.ts';
import { Search, type Records } from '../profile/search.ts';
import type { DirectoryPages } from './directory-pages.ts';
import { directoryWords, type DirectoryWords } from './directory-words.ts';
import type { Directory } from './directory.ts';
import { wholeReader } from './help.ts';
import type { Answer } from './source.ts';
import { drawn, finish, pause } from './steps.ts';

/** So few records are read and sorted before the first list is drawn: with its filters and letters it is there at once. */
const FEW = 50;
/** So few have their words read with the rest. */
const MANY = 1000;

/** Fields that filters are made of. */
const FILTERED = ['type', 'tags', 'areas', 'origin', 'addresses', 'founded'];

export class DirectoryReading {
  /** Of a feed in several files. */
  pages: DirectoryPages | undefined;
  /** What was got ready. */
  readonly ready = new WeakMap<Answer, readonly [Search, DirectoryWords]>();
  /** Whether it can be told from the first file that there is nothing to filter by. */
  bare = false;
  #work: AbortController | undefined;
  #fresh = true;

  constructor(readonly view: Directory) {}

  /** Gets as much ready as the first list needs. */
  readonly prepare = async (answer: Answer, signal: AbortSignal): Promise<void> => {
    const { view } = this;
    const { parts } = view;
    const { type, tag, country, org } = view.element;
    const locked = { ...NO_FILTERS, type: listOf(type), tag: listOf(tag), country: listOf(country) };
    // Further pages may bring terms of their own.
    const { feed } = answer;
    const own = Object.assign(Object.create(feed) as Feed, {
      types: { ...feed.types },
      tags: { ...feed.tags },
      places: { ...feed.places },
      // What leads to one organization leads nowhere from all of them.
      links: feed.links?.filter(({ href }) => !href.includes('{id}')),
    });
    const search = new Search(own, answer.locale, answer.messages, locked, listOf(org));
    openFeeds.set(own, search);
    // Pictures too: where there is little room they stand above the list.
    const looks = Promise.all([parts.loadTable(), parts.loadTurned(), parts.loadCharts()]);
    const words = directoryWords(answer.messages.lang);
    await parts.keepAddress();
    if (this.#fresh) view.query = parts.address?.read(search) ?? NO_QUERY;
    this.#fresh = false;
    const [file] = answer.read as [OpenFeed];
    this.bare = !file.entries.some((entry) => FILTERED.some((name) => Object(entry)[name]));
    const asked = [...locked.country, ...view.query.country];
    // To parse it was work enough for one task, and to read it will be.
    await pause();
    await parts.loadWords(answer.messages, [{ areas: asked }, ...file.entries], signal);
    await finish(search.add(file, view.shown || view.pageSize), signal);
    await looks;
    const { query } = view;
    if (query.q) await parts.loadAdvice();
    // What would stand elsewhere once all is read, or move what is below it, waits until then.
    const whole =
      query.q ||
      filtered(query) ||
      // What is locked was read for that, and may leave nothing to filter by.
      filtered(locked) ||
      (query.sort ?? view.start) !== 'name' ||
      parts.table ||
      Object.keys(parts.charts)[0];
    if (whole || search.size < FEW) {
      await finish(search.readOn(!!query.q || search.size < MANY), signal);
      await finish(search.sort(), signal);
    }
    await pause();
    this.ready.set(answer, [search, await words]);
  };

  /** Whether more may come of a feed in several files. */
  get awaited(): boolean {
    const { feed, remote } = this.view.answer;
    return !!remote && !!(feed.next || feed.pages) && this.pages?.state !== 'done';
  }

  stop(): void {
    this.#work?.abort();
  }

  /** Does what is left, when the page has nothing better to do. */
  goOn(): void {
    this.stop();
    const { signal } = (this.#work = new AbortController());
    const again = (): unknown => signal.aborted || this.goOn();
    const fail = (error: unknown): unknown => signal.aborted || reportError(error);
    this.#finish(signal).catch((cause: unknown) => wholeReader(cause, this.view.element.feed!).then(again, fail));
  }

  /** Takes the records of a further page in. */
  take(records: Records, signal: AbortSignal): Promise<void> {
    const { search, from, shown } = this.view;
    return finish(search.add(records, from + shown), signal, true);
  }

  async #finish(signal: AbortSignal): Promise<void> {
    const { view } = this;
    const { search, element } = view;
    // Whoever types sees nothing else move; it comes with what waits for the end of the word.
    const draw = (): unknown => element.states.has('hurried') || element.requestUpdate();
    if (this.awaited) this.pages ??= new (await import('./directory-pages.ts')).DirectoryPages(view);
    await drawn();
    await pause(true);
    signal.throwIfAborted();
    for (let more = true; more; more = !!(await this.pages?.next(signal))) {
      if (search.indexed) continue;
      await finish(search.readOn(), signal, true);
      draw();
    }
    if (!search.complete) {
      await finish(search.sort(), signal, true);
      draw();
    }
    if ((filtered(search.locked) || search.only[0]) && this.pages?.state !== 'failed')
      void import('./directory-locks.ts').then(
        ({ reportLocks }) => reportLocks(view),
        () => undefined,
      );
  }
}
