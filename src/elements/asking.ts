/** One element's asking: when it may ask, what it waits for, what came of it. */
import type { LitElement, TemplateResult } from 'lit';
import { FeedError } from '../feed/load.ts';
import { OrgErrorEvent, OrgLoadEvent } from './events.ts';
import { answer, childJson, type Answer } from './source.ts';
import { pageLanguage } from './surroundings.ts';

/** What an element says of what it wants; undefined is the default everywhere. */
export interface Asker extends LitElement {
  feed?: string | undefined;
  org?: string | undefined;
  loading?: string | undefined;
  debug?: boolean | undefined;
  data?: unknown;
  organization?: unknown;
  /** Whether the summary of a record will not do. */
  readonly whole: boolean;
  /** Whether it is drawn as a box of its own. */
  readonly boxed: boolean;
}

type State = 'waiting' | 'loading' | 'ready' | 'error' | undefined;

/** What is rarely needed: reports, the button to try again, the question before a request. */
const trouble = () => import('./trouble.ts').catch(() => undefined);

/** The value if it is one of those allowed, in any case; else the first of them. */
export const oneOf = <const T extends string>(value: string | null | undefined, ...allowed: readonly [T, ...T[]]): T =>
  allowed.find((entry) => entry === value?.trim().toLowerCase()) ?? allowed[0];

export class Asking {
  answer: Answer | undefined;
  /** What is shown beside the page's own children where there is no answer. */
  sign: TemplateResult | undefined;
  /** To be told when it is on the screen. */
  news: Event | undefined;
  /** The element's `:state()`; undefined before there is anything to ask. */
  #state: State;
  /** Whether the visitor, or the scrolling, has allowed the request. */
  #allowed = false;
  #wait = new AbortController();
  readonly #states: CustomStateSet;

  constructor(
    readonly element: Asker,
    { states }: ElementInternals,
  ) {
    this.#states = states;
  }

  /** Asks, unless that has to wait for the visitor. What is shown stays until the answer is there. */
  ask(allowed = false): void {
    const { element } = this;
    const { feed, org, whole, baseURI, ownerDocument, loading } = element;
    this.leave();
    this.#allowed ||= allowed;
    const { signal } = (this.#wait = new AbortController());
    const mode = this.#allowed ? 'eager' : oneOf(loading, 'eager', 'lazy', 'click');
    const again = (): void => {
      if (!signal.aborted) this.ask(true);
    };
    if (mode === 'click') {
      void trouble().then((words) => {
        this.sign = words?.invitation(element, again);
        element.requestUpdate();
      });
      return this.#enter('waiting');
    }
    if (mode === 'lazy') {
      const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && again(), {
        rootMargin: '50%',
      });
      near.observe(element);
      signal.addEventListener('abort', () => near.disconnect());
      return this.#enter('loading');
    }
    // While the page is still being parsed, children may be yet to come.
    if (ownerDocument.readyState === 'loading' && !element.nextSibling)
      return ownerDocument.addEventListener('DOMContentLoaded', again, { once: true, signal });

    const inline = element.organization ?? element.data ?? childJson(element);
    if (inline === undefined && !feed) return this.#enter(undefined);
    const url = inline === undefined ? feed! : baseURI;
    this.#enter('loading');
    const receive = (found: Answer): void => {
      if (signal.aborted) return;
      this.answer = found;
      this.sign = undefined;
      this.news = new OrgLoadEvent(found.feed, found.organization);
      this.#enter('ready');
      if (found.lost || found.read.some(({ issues }) => issues.length))
        void trouble().then((words) => words?.reportAnswer(found, element.debug));
    };
    const fail = async (cause: unknown): Promise<void> => {
      if (signal.aborted) return;
      const error = cause instanceof FeedError ? cause : new FeedError('format', url, undefined, { cause });
      const words = await trouble();
      if (signal.aborted) return;
      this.sign = words?.failure(element, error, again);
      this.news = new OrgErrorEvent(error);
      this.#enter('error');
    };
    try {
      const found = answer({ url, inline, org, whole, language: pageLanguage(element) }, signal);
      if (found instanceof Promise) found.then(receive, fail);
      else receive(found);
    } catch (error) {
      void fail(error);
    }
  }

  /** Gives up waiting. */
  leave(): void {
    this.#wait.abort();
  }

  /** Asks again where the element left the page before anything came. */
  resume(): void {
    if (this.#state === 'loading' && this.#wait.signal.aborted) this.ask();
  }

  #enter(state: State): void {
    this.#state = state;
    this.#states.clear();
    if (state) this.#states.add(state);
    this.element.requestUpdate();
  }
}
