/** Holds a directory together: the question, what was found, and what the visitor does. Its rules are in profile/search.ts. */
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { OpenFeed } from '../feed/open.ts';
import { openFeeds } from '../feed/records.ts';
import type { Feed, Organization } from '../feed/schema.ts';
import type { FacetName } from '../profile/facets.ts';
import { mentions } from '../profile/fold.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import { filtered, listOf, NO_FILTERS, NO_QUERY, type Query, type Sort } from '../profile/query.ts';
import { Search, type Found, type Records } from '../profile/search.ts';
import { DirectoryDetail } from './directory-detail.ts';
import { OrgSearchEvent } from './directory-events.ts';
import { DirectoryFocus } from './directory-focus.ts';
import { DirectoryOptions } from './directory-options.ts';
import { DirectoryParts } from './directory-parts.ts';
import type { DirectoryPages } from './directory-pages.ts';
import { directoryListStyles } from './directory-list-styles.ts';
import { directoryStyles } from './directory-styles.ts';
import { directory } from './directory-templates.ts';
import { DirectoryValues } from './directory-values.ts';
import { directoryWords, type DirectoryWords } from './directory-words.ts';
import { OrgTagEvent } from './events.ts';
import { help } from './help.ts';
import { finish } from './steps.ts';
import type { OrgDirectory } from './org-directory.ts';
import type { Answer } from './source.ts';
import { pageLanguage } from './surroundings.ts';

/** So few records are read and sorted before the first list is drawn: with its filters and letters it is there at once. */
const FEW = 300;

/** Milliseconds after the last key until what is off the screen is laid out, too. */
const PAUSE = 150;
/** How far down a key draws, in screens: what it finds may be less tall than what was there. */
const NEAR = 1.2;

let made = 0;

export class Directory extends DirectoryOptions implements ReactiveController {
  answer!: Answer;
  search!: Search;
  query: Query = NO_QUERY;
  found!: Found;
  words!: DirectoryWords;
  /** The first that is shown, and how many. */
  from = 0;
  shown = 0;
  /** Whether the filters are unfolded where there is little room. */
  unfolded = false;
  /** Tells it from the others on the page, where they have no ids; the first needs none. */
  readonly ordinal = made++ ? made : '';
  readonly detail: DirectoryDetail;
  /** Of a feed in several files. */
  pages: DirectoryPages | undefined;
  readonly parts: DirectoryParts;
  readonly focus: DirectoryFocus;
  readonly values = new DirectoryValues(this);
  readonly #ready = new WeakMap<Answer, readonly [Search, DirectoryWords]>();
  readonly #profiles = new Map<number, Profile>();
  readonly #nodes: Record<string, Element> = {};
  #publisher: Profile | undefined;
  #work: AbortController | undefined;
  /** Of what is off the screen. */
  readonly #late = new CSSStyleSheet();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #announced = false;
  #fresh = true;

  constructor(element: OrgDirectory) {
    super(element);
    this.detail = new DirectoryDetail(this);
    this.parts = new DirectoryParts(this);
    this.focus = new DirectoryFocus(element);
    this.adopt(directoryStyles, directoryListStyles, { styleSheet: this.#late });
    element.addController(this);
    // They load beside the feed, not after it.
    void directoryWords(pageLanguage(element));
  }

  /** Adds to the look. */
  adopt(...styles: Pick<CSSResult, 'styleSheet'>[]): void {
    this.element.shadowRoot!.adoptedStyleSheets.push(...styles.map(({ styleSheet }) => styleSheet!));
  }

  hostConnected(): void {
    this.parts.address?.listen();
    if (this.answer) this.goOn();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.element.isConnected) return;
      this.parts.address?.release();
      this.#work?.abort();
    });
  }

  hostUpdate(): void {
    this.focus.keep();
  }

  hostUpdated(): void {
    if (!this.answer) return;
    this.focus.give();
    this.detail.updated();
  }

  /** Gets as much ready as the first list needs. */
  async prepare(answer: Answer, signal: AbortSignal): Promise<void> {
    const { type, tag, country, org } = this.element;
    const locked = { ...NO_FILTERS, type: listOf(type), tag: listOf(tag), country: listOf(country) };
    // Further pages may bring terms of their own.
    const { feed } = answer;
    const own = Object.create(feed, {
      types: { value: { ...feed.types } },
      tags: { value: { ...feed.tags } },
      places: { value: { ...feed.places } },
      // What leads to one organization leads nowhere from all of them.
      links: { value: feed.links?.filter(({ href }) => !href.includes('{id}')) },
    }) as Feed;
    const search = new Search(own, answer.locale, answer.messages, locked, listOf(org));
    openFeeds.set(own, search);
    // Pictures too: where there is little room they stand above the list.
    const looks = Promise.all([this.parts.loadTable(), this.parts.loadTurned(), this.parts.loadCharts()]);
    const words = directoryWords(answer.messages.lang);
    await this.parts.keepAddress();
    if (this.#fresh) this.query = this.parts.address?.read(search) ?? NO_QUERY;
    this.#fresh = false;
    const [file] = answer.read as [OpenFeed];
    const asked = [...locked.country, ...this.query.country];
    await this.parts.loadWords(answer.messages, [{ areas: asked }, ...file.entries]);
    await finish(search.add(file), false, signal);
    await looks;
    const { query, parts } = this;
    // What would stand elsewhere once all is read, or move what is below it, waits until then.
    const whole =
      query.q ||
      filtered(query) ||
      (query.sort ?? this.start) !== 'name' ||
      parts.table ||
      Object.keys(parts.charts)[0];
    if (whole || search.size < FEW) {
      await finish(search.readOn(), false, signal);
      await finish(search.sort(), false, signal);
    }
    this.#ready.set(answer, [search, await words]);
  }

  compose(answer: Answer): [string, TemplateResult] {
    if (answer !== this.answer) {
      this.answer = answer;
      [this.search, this.words] = this.#ready.get(answer)!;
      this.#profiles.clear();
      this.values.reset();
      this.#publisher = this.pages = undefined;
      // As much as before, in what may be another order.
      this.shown += this.from;
      this.from = 0;
      this.detail.reset();
      this.goOn();
    }
    this.shown ||= this.pageSize;
    void this.parts.keepAddress();
    void this.parts.loadTurned();
    void this.parts.loadTable();
    void this.parts.loadCharts();
    this.found = this.search.find(this.query, this.start, this.from + this.shown);
    return [this.search.speaker.around, directory(this)];
  }

  /** Does what is left, when the page has nothing better to do. */
  goOn(): void {
    this.#work?.abort();
    const { signal } = (this.#work = new AbortController());
    this.#finish(signal).catch((error: unknown) => {
      if (!signal.aborted) reportError(error);
    });
  }

  /** Takes the records of a further page in. */
  take(records: Records, signal: AbortSignal): Promise<void> {
    return finish(this.search.add(records), true, signal);
  }

  async #finish(signal: AbortSignal): Promise<void> {
    const { search, element } = this;
    const { feed, remote } = this.answer;
    if (remote && (feed.next || feed.pages))
      this.pages ??= new (await import('./directory-pages.ts')).DirectoryPages(this);
    signal.throwIfAborted();
    for (let more = true; more; more = !!(await this.pages?.next(signal))) {
      if (search.read) continue;
      await finish(search.readOn(), true, signal);
      element.requestUpdate();
    }
    if (!search.complete) {
      await finish(search.sort(), true, signal);
      element.requestUpdate();
    }
    if ((filtered(search.locked) || search.only[0]) && this.pages?.state !== 'failed')
      void import('./directory-locks.ts').then(
        ({ reportLocks }) => reportLocks(this),
        () => undefined,
      );
  }

  /** What the list tells of a record. */
  profileOf(row: number): Profile {
    let profile = this.#profiles.get(row);
    if (!profile) {
      profile = this.build(this.search.at(row));
      this.#profiles.set(row, profile);
    }
    return profile;
  }

  build(organization: Organization): Profile {
    const { locale, messages } = this.answer;
    return buildProfile(this.search.feed, organization, locale, messages);
  }

  /** The directory itself, as far as it is told like one of its organizations. */
  get publisher(): Profile {
    return (this.#publisher ??= this.build({ id: '', name: '' }));
  }

  /** Whether a tag, called so or otherwise, is what was looked for. */
  isWanted(tag: string, words: readonly string[]): boolean {
    const { keys } = this.search;
    return keys.wordsFor('tag', keys.keyOf('tags', tag)).some((text) => mentions(text, words));
  }

  /** In what a text stands that every key writes anew. */
  node(place: string): Element {
    return (this.#nodes[place] ??= document.createElement('span'));
  }

  /** Whether the visitor can filter by it. */
  offers(name: FacetName): boolean {
    return !this.search.locked[name].length;
  }

  // What the visitor does.

  readonly type = (event: Event): void => {
    this.#ask({ q: (event.target as HTMLInputElement).value }, false);
    this.element.states.add('hurried');
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.look, PAUSE);
  };

  /** Looks where the screen ends: what is further down is not laid out before there is a pause. */
  readonly look = (): void => {
    void this.parts.loadAdvice();
    // No key waits for it.
    void help();
    const far = this.focus.all('.box').findIndex((item) => item.getBoundingClientRect().top > innerHeight * NEAR);
    const rule = `:host(:state(hurried)) .box:nth-child(n+${far + 1}){content-visibility:hidden}`;
    this.#late.replaceSync(far > 0 ? rule : '');
    this.element.states.delete('hurried');
  };

  choose(name: FacetName, values: readonly string[]): void {
    this.#ask({ [name]: values });
  }

  toggle(name: FacetName, key: string): void {
    const chosen = this.query[name];
    const { normal } = this.search.keys.facets[name];
    const rest = chosen.filter((entry) => normal(entry) !== normal(key));
    this.values.kept.add(key);
    this.choose(name, rest.length < chosen.length ? rest : [...chosen, key]);
  }

  /** Takes a filter away by its chip, after which the focus must not be lost. */
  remove(name: FacetName, key: string, place: number): void {
    this.toggle(name, key);
    this.focus.toChip(place);
  }

  /** @param what only the words, or everything */
  clear(what: 'words' | 'all'): void {
    this.#ask({ q: '', ...(what === 'all' && NO_FILTERS) });
    this.focus.toField();
  }

  /** A tag was pressed; the page may have its own idea of what comes then. */
  readonly follow = (tag: string, label: string): void => {
    if (!this.element.dispatchEvent(new OrgTagEvent(tag, label))) return;
    const key = this.search.keys.keyOf('tags', tag);
    this.detail.shut();
    if (this.offers('tag') && !this.query.tag.includes(key))
      this.#ask({ tag: [...this.query.tag, key], org: undefined });
    else this.element.requestUpdate();
    this.focus.toChip(-2);
  };

  sortBy(sort: Sort | undefined): void {
    this.change({ sort });
    this.rewind();
  }

  goTo(place: number): void {
    if (place < this.from || place >= this.from + this.shown) {
      this.from = place;
      this.shown = this.pageSize;
    }
    this.focus.toItem(place - this.from);
  }

  readonly showMore = (): void => {
    const first = this.shown;
    this.shown += this.pageSize;
    this.focus.toItem(first);
  };

  readonly showEarlier = (): void => {
    const more = Math.min(this.from, this.pageSize);
    this.from -= more;
    this.shown += more;
    this.focus.toItem(0);
  };

  showValues(name: FacetName, all: boolean): void {
    this.values.show(name, all);
    this.focus.toMore(name);
    this.element.requestUpdate();
  }

  readonly unfold = (): void => {
    this.unfolded = !this.unfolded;
    this.element.requestUpdate();
  };

  /** From the filters to what they leave, where they are in the way. */
  readonly shutFilters = (): void => {
    this.unfold();
    this.focus.toCount();
  };

  async download(kind: 'CSV' | 'vCard', button: EventTarget | null): Promise<void> {
    await (await import('./directory-download.ts')).save(this, kind, button as HTMLElement);
  }

  /** Does what somebody waits for, and lets the page live in between. */
  inSteps(work: Iterator<void>): Promise<void> {
    return finish(work, false, new AbortController().signal);
  }

  /** @param push whether Back undoes it */
  #ask(change: Partial<Query>, push = true): void {
    this.change(change, push);
    this.rewind();
    if (this.#announced) return;
    this.#announced = true;
    const announce = (): void => {
      this.#announced = false;
      const { q, type, tag, country, founded } = this.query;
      this.element.dispatchEvent(new OrgSearchEvent(q, { type, tag, country, founded }, this.found.total));
    };
    void this.element.updateComplete.then(() => requestAnimationFrame(() => setTimeout(announce)));
  }

  /** @param push whether Back undoes it */
  change(change: Partial<Query>, push = true): void {
    this.query = { ...this.query, ...change };
    void this.parts.keepAddress().then(() => this.parts.address?.write(this.query, push));
    this.element.requestUpdate();
  }

  rewind(): void {
    this.from = 0;
    this.shown = this.pageSize;
  }
}
