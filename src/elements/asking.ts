/** One element's asking: when it may ask, what it waits for, what came of it. */
import type { ReactiveElement } from 'lit';
import { FeedError } from '../feed/load.ts';
import { messagesFor, type Messages } from '../profile/messages.ts';
import { OrgErrorEvent, OrgLoadEvent } from './events.ts';
import { oneOf } from './options.ts';
import { reportAnswer, reportError } from './report.ts';
import { answer, answerAtHand, pageLanguage, questionOf, type Answer } from './source.ts';

/** What an element says of what it wants; undefined is the default everywhere. */
export interface Asker extends ReactiveElement {
  feed?: string | undefined;
  org?: string | undefined;
  loading?: string | undefined;
  debug: boolean;
  data?: unknown;
  organization?: unknown;
  /** Whether the summary of a record will not do. */
  readonly whole: boolean;
}

export class Asking {
  /** Exactly one is the element's `:state()`; undefined before there is anything to ask. */
  state: 'waiting' | 'loading' | 'ready' | 'error' | undefined;
  answer: Answer | undefined;
  error: FeedError | undefined;
  /** For what is said before there is an answer. */
  words: Messages | undefined;
  /** The visitor pressed a button that goes away: the focus is to move on to the card. */
  pressed = false;
  /** To be told when it is on the screen. */
  news: Event | undefined;
  /** Whether the visitor, or the scrolling, has allowed the request. */
  #allowed = false;
  #wait: AbortController | undefined;
  #near: IntersectionObserver | undefined;
  readonly #states: CustomStateSet;

  constructor(
    readonly element: Asker,
    internals: ElementInternals,
  ) {
    this.#states = internals.states;
  }

  /** Asks, unless that has to wait for the visitor. What is shown stays until the answer is there. */
  ask(): void {
    const { element } = this;
    this.leave();
    const loading = oneOf(element.loading, 'eager', 'lazy', 'click');
    if (loading !== 'eager' && !this.#allowed) {
      this.#enter(loading === 'click' ? 'waiting' : 'loading');
      if (loading === 'click') void this.#speak();
      else this.#watch();
      return;
    }
    // While the page is still being parsed, children may be yet to come.
    if (element.ownerDocument.readyState === 'loading' && !element.nextSibling) {
      element.ownerDocument.addEventListener('DOMContentLoaded', () => this.again(), { once: true });
      return;
    }
    const question = questionOf(element);
    if (!question) return this.#enter(undefined);
    this.#enter('loading');
    const wait = (this.#wait = new AbortController());
    const fail = (error: unknown): void => {
      if (!wait.signal.aborted)
        void this.#fail(
          error instanceof FeedError ? error : new FeedError('format', question.url, undefined, { cause: error }),
        );
    };
    try {
      const known = answerAtHand(question);
      if (known) this.#receive(known);
      else answer(question, wait.signal).then((found) => wait.signal.aborted || this.#receive(found), fail);
    } catch (error) {
      fail(error);
    }
  }

  /** Asks once more, whatever held it back. */
  again(pressed = false): void {
    this.pressed = pressed;
    this.#allowed ||= pressed;
    this.ask();
    this.element.requestUpdate();
  }

  /** Gives up waiting. */
  leave(): void {
    this.#near?.disconnect();
    this.#wait?.abort();
  }

  /** Forgets what was shown, since something else is asked for now. */
  clear(): void {
    this.answer = this.error = undefined;
  }

  /** Whether nothing came, because the element left the page before. */
  get interrupted(): boolean {
    return this.state === 'loading' && !!this.#wait?.signal.aborted;
  }

  #watch(): void {
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#allowed = true;
        this.again();
      },
      { rootMargin: '50%' },
    );
    this.#near.observe(this.element);
  }

  #receive(found: Answer): void {
    reportAnswer(found, this.element.debug);
    this.answer = found;
    this.error = undefined;
    this.news = new OrgLoadEvent(found.feed, found.organization);
    this.#enter('ready');
  }

  async #fail(error: FeedError): Promise<void> {
    reportError(error, this.element.org);
    await this.#speak();
    this.error = error;
    this.news = new OrgErrorEvent(error);
    this.#enter('error');
  }

  async #speak(): Promise<void> {
    this.words = await messagesFor(pageLanguage(this.element) ?? 'en');
    this.element.requestUpdate();
  }

  #enter(state: Asking['state']): void {
    this.state = state;
    this.#states.clear();
    if (state) this.#states.add(state);
    this.element.requestUpdate();
  }
}
