/** Holds a directory together: the question, what was found, and what the visitor does. Its rules are in profile/search.ts. */
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import type { Organization } from '../feed/schema.ts';
import type { FacetName } from '../profile/facets.ts';
import { mentions } from '../profile/fold.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import { NO_FILTERS, NO_QUERY, type Query, type Sort } from '../profile/query.ts';
import type { Found, Search } from '../profile/search.ts';
import { DirectoryDetail } from './directory-detail.ts';
import { OrgSearchEvent } from './directory-events.ts';
import { DirectoryFocus } from './directory-focus.ts';
import { DirectoryOptions } from './directory-options.ts';
import { DirectoryParts } from './directory-parts.ts';
import { DirectoryReading } from './directory-reading.ts';
import { directoryListStyles } from './directory-list-styles.ts';
import { directoryStyles } from './directory-styles.ts';
import { directory } from './directory-templates.ts';
import { DirectoryValues } from './directory-values.ts';
import { directoryWords, type DirectoryWords } from './directory-words.ts';
import { OrgTagEvent } from './events.ts';
import { help } from './help.ts';
import { drawn, finish, pause } from './steps.ts';
import type { OrgDirectory } from './org-directory.ts';
import type { Answer } from './source.ts';
import { pageLanguage } from './surroundings.ts';

/** Milliseconds after the last key until what is off the screen is laid out, too, and it is said how many were found. */
const PAUSE = 500;
/** How far down a key draws, in screens: what it finds may be less tall than what was there. */
const NEAR = 1.2;

/** Of more records only those rows are drawn at first that the screen has room for, at so many square pixels each. */
const MANY = 50;
const ROOM = 1.1e5;

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
  /** Most rows that are drawn yet. */
  most = Infinity;
  /** Whether the filters are unfolded where there is little room. */
  unfolded = false;
  /** Tells it from the others on the page, where they have no ids; the first needs none. */
  readonly ordinal = made++ ? made : '';
  readonly detail: DirectoryDetail;
  readonly parts: DirectoryParts;
  readonly reading: DirectoryReading;
  readonly focus: DirectoryFocus;
  readonly values = new DirectoryValues(this);
  readonly #profiles = new Map<number, Profile>();
  readonly #nodes: Record<string, Element> = {};
  #publisher: Profile | undefined;
  /** Of what is off the screen. */
  readonly #late = new CSSStyleSheet();
  #rule = '';
  #pause: ReturnType<typeof setTimeout> | undefined;
  #announced = false;

  constructor(element: OrgDirectory) {
    super(element);
    this.detail = new DirectoryDetail(this);
    this.parts = new DirectoryParts(this);
    this.reading = new DirectoryReading(this);
    this.focus = new DirectoryFocus(element);
    this.adopt(directoryStyles, directoryListStyles, { styleSheet: this.#late });
    element.addController(this);
    // They load beside the feed, not after it.
    void directoryWords(pageLanguage(element));
    void this.parts.loadTable();
  }

  /** Adds to the look. */
  adopt(...styles: Pick<CSSResult, 'styleSheet'>[]): void {
    const { element } = this;
    element.sheets = [...(element.sheets ?? []), ...styles.map(({ styleSheet }) => styleSheet!)];
    if (element.ownerDocument !== document) element.adoptedCallback();
    else element.renderRoot.adoptedStyleSheets.push(...styles.map(({ styleSheet }) => styleSheet!));
  }

  hostConnected(): void {
    this.parts.address?.listen();
    if (!this.answer) return;
    this.reading.goOn();
    this.element.requestUpdate();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.element.isConnected) return;
      this.parts.address?.release();
      this.reading.stop();
    });
  }

  hostUpdate(): void {
    this.focus.keep();
  }

  hostUpdated(): void {
    this.focus.give();
    this.detail.card?.moveFocus(this);
  }

  compose(answer: Answer): [string, TemplateResult] {
    if (answer !== this.answer) {
      this.answer = answer;
      [this.search, this.words] = this.reading.ready.get(answer)!;
      this.#profiles.clear();
      this.values.reset();
      this.#publisher = this.reading.pages = undefined;
      // As much as before, in what may be another order.
      this.shown += this.from;
      this.from = 0;
      this.detail.reset();
      this.reading.goOn();
      if (!this.shown && this.search.size > MANY) this.#beginWith(Math.ceil((innerWidth * innerHeight) / ROOM));
    }
    this.shown ||= this.pageSize;
    void this.parts.keepAddress();
    void this.parts.loadTurned();
    void this.parts.loadTable();
    void this.parts.loadCharts();
    this.found = this.search.find(this.query, this.start, this.from + this.shown);
    return [this.search.speaker.around, directory(this)];
  }

  /** The rest comes when these are on the screen, and only then what stands below: nothing moves. */
  #beginWith(rows: number): void {
    const { element } = this;
    this.most = rows;
    const goOn = (): Promise<boolean> => {
      this.most = Infinity;
      element.requestUpdate();
      return element.updateComplete;
    };
    // Where they leave room on the screen, in the same frame.
    requestAnimationFrame(() => element.getBoundingClientRect().bottom < innerHeight && goOn());
    element.rest = drawn()
      .then(() => pause(true))
      .then(goOn);
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

  /** The order that is shown; empty where it is how well each answers the words. */
  get order(): string {
    const { sort, q } = this.query;
    return sort ?? (q.trim() ? '' : this.start);
  }

  /** Whether the visitor can filter by it. */
  offers(name: FacetName): boolean {
    return !this.search.locked[name].length;
  }

  // What the visitor does.

  readonly type = (event: Event): void => {
    this.#ask({ q: (event.target as HTMLInputElement).value }, false);
    this.element.states.add('hurried');
    // Seen at every key, heard once for a word.
    this.focus.count()!.ariaLive = 'off';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.look, PAUSE);
    addEventListener('scroll', this.look, { capture: true, once: true });
  };

  /** Looks where the screen ends: what is further down is not laid out before there is a pause. */
  readonly look = (): void => {
    void this.parts.loadAdvice();
    // No key waits for it.
    void help();
    const far = this.focus.all('.box').findIndex((item) => item.getBoundingClientRect().top > innerHeight * NEAR);
    const rule = `:host(:state(hurried)) .box:nth-child(n+${far > 0 ? far + 1 : 999}){content-visibility:hidden}`;
    // Whatever is put into a style sheet makes the browser look at all of it anew.
    if (rule !== this.#rule) this.#late.replaceSync((this.#rule = rule));
    if (!this.element.states.delete('hurried')) return;
    this.element.requestUpdate();
    const count = this.focus.count()!;
    count.ariaLive = null;
    // What is put there now is what is said.
    count.append(...count.childNodes);
  };

  choose(name: FacetName | 'q', values: readonly string[] | string): void {
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
  readonly inSteps = finish;

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
    void this.element.updateComplete.then(drawn).then(announce);
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
