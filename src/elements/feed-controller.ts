/** Asks for one element's record: when it may, what it waits for, what came of it. */
import { html, isServer, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { FeedError } from '../feed/load.ts';
import { OrgErrorEvent, OrgLoadEvent } from './events.ts';
import { readIdly } from './idle.ts';
import { answer, isPromise, jsonIn, type Answer, type Question } from './source.ts';
import { pageLanguage } from './surroundings.ts';

/** What an element says of what it wants; undefined is the default everywhere. */
export interface FeedHost extends LitElement {
  feed?: string | undefined;
  org?: string | undefined;
  loading?: string | undefined;
  debug?: boolean | undefined;
  data?: unknown;
  organization?: unknown;
  referrerPolicy?: string | undefined;
  /** Asks again, past what this page has read already. */
  reload(): void;
  /** Whether the summary of a record will not do. */
  readonly whole: boolean;
  /** Whether it is drawn as a box of its own. */
  readonly boxed: boolean;
  /** Where all records are wanted: loads what shows them. */
  readonly all?: Question['all'];
}

/** The feed's address, absolute. An image named baseURI would hide the page's own from `document`, not from an element. */
export const addressOf = ({ feed, baseURI }: FeedHost): string | undefined =>
  feed && URL.canParse(feed, baseURI) ? new URL(feed, baseURI).href : feed;

const loadingOf = ({ loading }: FeedHost) => oneOf(loading, 'eager', 'lazy', 'click');

/** What may be told of the page, as the browser knows it: of what is no policy it makes the page's own. */
export const policyOf = ({ referrerPolicy = '' }: FeedHost): ReferrerPolicy =>
  isServer ? '' : (Object.assign(document.createElement('img'), { referrerPolicy }).referrerPolicy as ReferrerPolicy);

type State = 'waiting' | 'loading' | 'ready' | 'error' | undefined;

/** What is rarely needed. Where it cannot be had there is nothing better than to go without. */
const trouble = () => import('./trouble.ts').catch(() => undefined);
const report = () => import('./report.ts').catch(() => undefined);

/** The value if it is one of those allowed, in any case; else the first of them. */
export const oneOf = <const T extends string>(value: string | null | undefined, ...allowed: readonly [T, ...T[]]): T =>
  allowed.find((entry) => entry === String(value).trim().toLowerCase()) ?? allowed[0];

export class FeedController implements ReactiveController {
  answer: Answer | undefined;
  /** What is shown beside the page's own children where there is no answer. */
  placeholder: TemplateResult | undefined;
  /** To be told when it is on the screen. */
  pendingEvent: Event | undefined;
  /** The element's `:state()`: how the data is coming, whatever is shown meanwhile. Undefined before there is anything to ask. */
  state: State;
  /** The feed that the visitor, or the scrolling, has allowed to be asked for. */
  #allowed: string | undefined;
  #wait = new AbortController();
  readonly #states: CustomStateSet;

  constructor(
    readonly element: FeedHost,
    { states }: ElementInternals,
  ) {
    this.#states = states;
    element.addController(this);
  }

  /** Asks again where the element left the page before anything came. */
  hostConnected(): void {
    if (this.#wait.signal.aborted && (!this.state || this.state === 'loading')) this.ask();
  }

  hostDisconnected(): void {
    // A move within the page takes the element out and puts it in again in the same task.
    queueMicrotask(() => this.element.isConnected || this.#wait.abort());
  }

  hostUpdated(): void {
    const { pendingEvent } = this;
    this.pendingEvent = undefined;
    if (pendingEvent) this.element.dispatchEvent(pendingEvent);
  }

  /** Asks, unless that has to wait for the visitor. What is shown stays until the answer is there. */
  ask(allowed = false, linked?: object | null): void {
    const { element } = this;
    const { feed, organization, whole, all, baseURI, ownerDocument } = element;
    this.#wait.abort();
    const { signal } = (this.#wait = new AbortController());
    const retry = (): void => this.ask(true);
    // While the page is still being parsed, children may be yet to come.
    const isParsed = isServer || ownerDocument.readyState !== 'loading';
    const later = (): void =>
      ownerDocument.addEventListener('DOMContentLoaded', () => this.ask(), { once: true, signal });
    if (!isParsed && !element.nextSibling) return later();

    let inline: unknown = organization ?? element.data ?? undefined;
    if (inline === undefined) {
      inline = linked === undefined ? jsonIn(element) : (linked ?? undefined);
      if (isPromise(inline))
        return void inline.then((json) => signal.aborted || this.ask(allowed, (json as object) ?? null));
    }
    if (inline === undefined && (isServer || !feed)) return isParsed ? this.#enter(undefined) : later();
    if (allowed) this.#allowed = feed;
    const mode = this.mayRequest || inline !== undefined ? 'eager' : loadingOf(element);
    if (mode !== 'eager') {
      void trouble().then((words) => {
        if (signal.aborted) return;
        if (mode === 'click') this.placeholder = words?.invitation(element, retry);
        // A watch that cannot be loaded is no reason to wait for ever.
        else if (words) words.watch(element, retry, signal);
        else retry();
        element.requestUpdate();
      });
      return this.#enter(mode === 'click' ? 'waiting' : 'loading');
    }

    const url = inline === undefined ? addressOf(element)! : baseURI;
    this.#enter('loading');
    const receive = (found: Answer): void => {
      if (signal.aborted) return;
      this.answer = found;
      this.placeholder = undefined;
      this.pendingEvent = new OrgLoadEvent(found.feed, found.organization);
      this.#enter('ready');
      if (isServer) return;
      void Promise.all(found.read.map(readIdly)).then(() => {
        if (found.lost || found.read.some(({ faults }) => faults.size))
          void report().then((console) => console?.reportAnswer(found, element));
      });
    };
    try {
      const org = organization === undefined && !linked ? element.org : undefined;
      const record = answer(
        { url, inline, org, whole, all, language: pageLanguage(element), referrerPolicy: policyOf(element) },
        signal,
      );
      if (isPromise(record)) record.then(receive, (cause) => this.fail(cause, url));
      else receive(record);
    } catch (cause) {
      void this.fail(cause, url);
    }
  }

  /** Keeps what is shown and says what was wrong. */
  async fail(cause: unknown, url = this.element.baseURI): Promise<void> {
    const { element } = this;
    const { signal } = this.#wait;
    if (isServer || signal.aborted) return;
    // By its reason, not its class: a page may have two copies of this script.
    const error = (cause as FeedError | null)?.reason ? (cause as FeedError) : new FeedError('format', url, { cause });
    const words = await trouble();
    if (signal.aborted) return;
    void report().then((console) => console?.reportError(error, element));
    // Where the network is down the words for it may not come either.
    this.placeholder = words?.failure(element, error, () => element.reload()) ?? html`<slot>${error.message}</slot>`;
    this.pendingEvent = new OrgErrorEvent(error);
    this.#enter(this.answer ? 'ready' : 'error');
    // When the network is back everybody hears of it at once: each asks at a moment of its own, and no page that nobody
    // looks at, since it gets no frame.
    if (error.reason === 'network')
      addEventListener(
        'online',
        () => setTimeout(requestAnimationFrame, Math.random() * 3_000, () => signal.aborted || this.ask(true)),
        { signal },
      );
  }

  /** Gives the answer up, since it cannot be shown. */
  discard(cause: unknown): void {
    this.answer = this.pendingEvent = undefined;
    void this.fail(cause);
  }

  /** Whether requests need not wait for anybody. */
  get mayRequest(): boolean {
    const { feed } = this.element;
    return loadingOf(this.element) === 'eager' || (!!feed && this.#allowed === feed);
  }

  /** Whether pictures may be asked for: with `click` not before the visitor has allowed requests. */
  get mayShowPictures(): boolean {
    return this.mayRequest || loadingOf(this.element) === 'lazy';
  }

  /** Until its first turn comes. */
  queue(): void {
    this.#states.add('queued');
  }

  #enter(state: State): void {
    this.state = state;
    this.#states.clear();
    if (state) this.#states.add(state);
    this.element.requestUpdate();
  }
}
