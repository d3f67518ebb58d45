import {
  html,
  isServer,
  LitElement,
  noChange,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { FeedError, forgetFeed } from '../feed/load.ts';
import { UNREAD } from '../feed/open.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import { direction } from '../profile/text.ts';
import { styles } from './base-styles.ts';
import { cardStyles } from './card-styles.ts';
import { OrgErrorEvent, OrgLoadEvent } from './events.ts';
import { help, wholeReader, type Helps } from './help.ts';
import { reportIdly, readable } from './idle.ts';
import { answer, isPromise, whenReady, type Answer } from './source.ts';
import { hasFallback, pageLanguage } from './surroundings.ts';
import { oneOf } from './wishes.ts';

/** How many elements a page may have before they take turns. */
const FEW = 20;
let count = 0;
/** Milliseconds for which nobody misses a shape: it would only flash, and take its time from the card. */
const SOON = 150;

type State = 'waiting' | 'loading' | 'ready' | 'error' | undefined;

/**
 * What all elements share: where the data comes from, when it is asked for, and what is shown until it is there.
 *
 * @slot - What the page shows until the element is ready, and for good if it never is: at best a link to the organization. A `<script type="application/json">` among the children is data and not shown.
 * @attr {string} lang - Language of the reader, a BCP 47 tag. Default: that of the nearest ancestor with `lang`, else the feed's first, else `en`.
 * @csspart card - The frame of the card; of the button and the words too, before a click and after a failure.
 * @csspart error - The words after a failure, with the button.
 * @csspart retry - The button that asks again.
 * @csspart load - The button before a request that waits for a click.
 * @cssprop [--org-accent=light-dark(#14549c, #8fbcf7)] - Colour of links, initials and the focus. What has no ground of its own (a line, tags, contact details) takes this and the following colours from the page's text.
 * @cssprop [--org-surface=light-dark(#fff, #151a20)] - Ground of the card.
 * @cssprop [--org-text=light-dark(#1c2228, #e7ebef)] - Colour of the text.
 * @cssprop [--org-muted=light-dark(#57616c, #9ca7b2)] - Colour of labels, places, icons and the source.
 * @cssprop [--org-line=light-dark(#dde2e7, #2a323b)] - Colour of borders and rules.
 * @cssprop [--org-tint=light-dark(#eef3f9, #1c2632)] - Ground of tags, initials and the still shape of a card to come.
 * @cssprop [--org-radius=0.75em] - Radius of the card's corners.
 * @cssprop [--org-gap=1.25em] - Space between the blocks of a full card.
 * @cssstate queued - One of many that become ready at once, before its first turn: laid out as if it were not defined yet.
 * @cssstate waiting - The request waits for a click.
 * @cssstate loading - The request is under way, or waits until the element is near the screen.
 * @cssstate ready - The record is here, and is shown at once or when its turn comes; a reload that failed takes nothing away.
 * @cssstate error - The record could not be had; the page's own children stay.
 * @fires {OrgLoadEvent} org-load - The record is shown. `feed` and `organization` are what was read; of a directory there is no `organization`.
 * @fires {OrgErrorEvent} org-error - The record could not be had. `reason` is `network`, `timeout`, `http`, `format`, `version`, `not-found` or `too-large`; `status` the HTTP status, where there was one; `url` the address.
 */
export abstract class FeedElement extends LitElement {
  static override styles = [styles, cardStyles];

  static override properties: PropertyDeclarations = {
    feed: {},
    org: {},
    loading: {},
    debug: { type: Boolean },
    referrerPolicy: { attribute: 'referrerpolicy' },
    data: { attribute: false },
    organization: { attribute: false },
  };
  /** Address of the feed, absolute or relative to the page. Elements with the same address share one request. */
  declare feed?: string | undefined;
  /** Id of the organization; may be left out where the feed has one record only. */
  declare org?: string | undefined;
  /**
   * When the feed is asked for: at once, when the element is near the screen, or when the visitor has pressed a button.
   * @default 'eager'
   */
  declare loading?: 'eager' | 'lazy' | 'click' | undefined;
  /**
   * Whether everything that is wrong in the feed is explained on the console, each thing with its remedy.
   * @default false
   */
  declare debug?: boolean | undefined;
  /**
   * What the hosts of feeds and logos are told of the page: one of the values of the attribute of this name on an `<img>`.
   * Default: the page's own policy.
   */
  declare referrerPolicy?: string | undefined;
  /** A feed as an object, in place of a request; wins over JSON in the children and over `feed`. */
  declare data?: unknown;
  /** One organization as it stands in a feed, as an object, in place of a request; wins over everything else. */
  declare organization?: unknown;

  /** @internal Not `shadowRoot`, which is null where a page has all of them closed. */
  declare readonly renderRoot: ShadowRoot;
  /** @internal For what only style sheets need to know, too. What stands in for a browser in unit tests has none. */
  readonly states: Set<string> = this.attachInternals?.().states ?? new Set<string>();
  /** The element's `:state()`: how the data is coming, whatever is shown meanwhile. Undefined before there is anything to ask. */
  #state: State;
  #answer: Answer | undefined;
  /** What is shown beside the page's own children where there is no answer. */
  #placeholder: TemplateResult | undefined;
  /** To be told when it is on the screen. */
  #event: Event | undefined;
  /** The feed that the visitor, or the scrolling, has allowed to be asked for. */
  #allowed: string | undefined;
  #wait = new AbortController();
  /** Whether it has been waited for so long that the shape of what will come is better than nothing. */
  #isLate = false;
  /** What a server rendered, until there is something to draw in its place. */
  #served: ChildNode[] = [];

  /** Draws the profile; undefined where there is nothing to draw, so that the children stay. */
  protected abstract draw(profile: Profile): TemplateResult | undefined;
  /** @internal What is drawn of an answer, and in which language. */
  protected compose({ feed, organization, locale, messages, order }: Answer): [string, TemplateResult | undefined] {
    const profile = buildProfile(feed, organization!, locale, messages, order);
    return [profile.lang, this.draw(profile)];
  }
  /** Draws the shape of what will come, where the page gave no children to show until then. */
  protected abstract drawShape(): TemplateResult;

  /** @internal Whether the summary of a record will not do. */
  get whole(): boolean {
    return true;
  }

  /** @internal What is wanted of the feed's own links and notices. */
  declare readonly extras?: string | undefined;

  /** @internal Where all records are wanted: loads what shows them, and gets it ready. */
  declare readonly showAll?: () => Promise<(answer: Answer, signal: AbortSignal) => Promise<unknown>>;

  /** Asks for the feed again, past what this page has read already. What is shown stays until there is something better. */
  reload(): void {
    if (this.feed) forgetFeed(this.feed);
    this.#ask(true);
  }

  /** @internal Whether pictures may be asked for: with `loading="click"` not before the visitor has allowed requests. */
  get mayShowPictures(): boolean {
    return this.#loading !== 'click';
  }

  /** When requests may be made, as far as they still have to wait for anybody. */
  get #loading(): 'eager' | 'lazy' | 'click' {
    const { feed, loading } = this;
    return feed && feed === this.#allowed ? 'eager' : oneOf(loading, 'eager', 'lazy', 'click');
  }

  // Every element has `lang` as a property and an attribute that are one; only the change has to be noticed.
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    this.requestUpdate(name, old);
  }

  override connectedCallback(): void {
    // While the page is still being parsed, children may be yet to come, and what a server rendered of it.
    if (!isServer && this.ownerDocument.readyState === 'loading' && !(this.feed && this.nextSibling)) {
      setTimeout(() => this.isConnected && this.connectedCallback(), 9);
      return;
    }
    super.connectedCallback();
    // Where it left the page before anything came.
    if (this.#wait.signal.aborted && (!this.#state || this.#state === 'loading')) this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page takes the element out and puts it in again in the same task.
    queueMicrotask(() => this.isConnected || this.#wait.abort());
  }

  /** @internal Until what is off the screen is drawn, too; only of many records. */
  declare rest?: Promise<unknown>;

  /** @internal Style sheets of its own. */
  declare sheets?: CSSStyleSheet[];
  /** The page moves it into a frame or a window of its own, where it comes without its style sheets. */
  adoptedCallback(): void {
    void help().then((helps) => helps?.dress(this));
  }

  /** @internal */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    let root: HTMLElement | DocumentFragment;
    try {
      root = super.createRenderRoot();
    } catch {
      // In another document than the one where it was made: our style sheets are not allowed there. Or a page lets nobody
      // attach one: without it drawing fails, which is told, and the children stay.
      root = this.shadowRoot!;
    }
    if (isServer || !root) return root;
    // Without a card in it it stays empty until there is something to show.
    if (root.querySelector('.frame')) this.#served = [...root.childNodes];
    else root.replaceChildren();
    this.renderOptions.renderBefore = null;
    setTimeout(() => {
      this.#isLate = true;
      if (!this.#answer) this.requestUpdate();
    }, SOON);
    return root;
  }

  /** @internal */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const { hasUpdated } = this;
    const draw = (): void => {
      try {
        super.scheduleUpdate();
      } catch (cause) {
        void help().then((helps) => helps?.giveUp(this, cause));
        return;
      }
      const event = this.#event;
      this.#event = undefined;
      if (event) void readable(this.#answer?.read ?? [], this.rest).then(() => this.dispatchEvent(event));
    };
    if (!hasUpdated) count++;
    // Of many each has its turn; and where a reader is already, or a card, that has to be led over with care.
    const isFresh = !hasUpdated || this.#event;
    if (count <= FEW && !this.#served[0] && !(isFresh && this.matches(':focus-within'))) return void draw();
    if (!hasUpdated && !this.#served[0]) this.states.add('queued');
    return help().then((helps) => (helps ? helps.inTurn(this, draw) : draw()));
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]): boolean => names.some((name) => changed.has(name));
    const other = has('feed', 'org', 'data', 'organization');
    if (other) this.#answer = this.#placeholder = undefined;
    // What was read already may do for a smaller layout, not for a larger one.
    if (
      other ||
      !this.hasUpdated ||
      has('lang', 'loading', 'extras') ||
      (this.whole && has('type', 'tag', 'country', 'layout'))
    )
      this.#ask();
  }

  protected override render(): TemplateResult | typeof noChange {
    const children = html`<slot></slot>`;
    if (!this.#answer && this.#served[0]) return noChange;
    if (!this.#answer)
      return this.#placeholder ?? (hasFallback(this) || !this.#state || !this.#isLate ? children : this.drawShape());
    let lang, drawn;
    try {
      [lang, drawn] = this.compose(this.#answer);
    } catch (cause) {
      if (cause !== UNREAD) {
        this.#discard(cause);
        return children;
      }
      // What it shows of another record is not written exactly.
      wholeReader(cause, this.feed!).then(
        () => this.requestUpdate(),
        (lost: unknown) => this.#discard(lost),
      );
      return noChange;
    }
    const same = !this.lang && pageLanguage(this) === lang;
    return drawn
      ? html`<div class="frame" lang=${same ? nothing : lang} dir=${same ? nothing : direction(lang)}>${drawn}</div>`
      : children;
  }

  protected override update(changed: PropertyValues): void {
    if (this.#answer) for (const node of this.#served.splice(0)) node.remove();
    super.update(changed);
  }

  /** Asks, unless that has to wait for the visitor. What is shown stays until the answer is there. */
  #ask(allowed = false): void {
    const { feed, organization } = this;
    this.#wait.abort();
    const { signal } = (this.#wait = new AbortController());
    if (allowed) this.#allowed = feed;
    const isScript = !isServer && ((!feed && !this.showAll) || this.querySelector('script[type*=json]'));
    // Without what reads scripts there is the feed; without a feed that is an error.
    const scriptIn = (helps: unknown): unknown =>
      ((helps ?? feed) as { scriptIn?: Helps['scriptIn'] }).scriptIn?.(this);
    const source = organization ?? this.data ?? (isScript ? help().then(scriptIn) : undefined);
    const fail = (cause: unknown): Promise<void> => this.#fail(cause, signal);
    const receive = (found: Answer | undefined): void => {
      if (!found || signal.aborted) return;
      this.#answer = found;
      this.#placeholder = undefined;
      this.#event = new OrgLoadEvent(found.feed, found.organization);
      this.#enter('ready');
      if (!isServer) void reportIdly(found, this);
    };
    try {
      const found = whenReady(source, (inline) => {
        if (signal.aborted || (inline === undefined && !this.#mayAsk(signal))) return undefined;
        this.#enter('loading');
        // One record set by the page, and what its JSON-LD says, is what is meant.
        const org = typeof inline === 'object' && inline !== this.data ? undefined : this.org;
        return answer(this, inline, org, signal);
      });
      if (isPromise(found)) found.then(receive, fail);
      else receive(found);
    } catch (cause) {
      void fail(cause);
    }
  }

  readonly #again = (): void => this.#ask(true);

  /** Whether there is a feed that may be asked for now; else sees to it that it will be. */
  #mayAsk(signal: AbortSignal): boolean {
    const mode = this.#loading;
    if (isServer || !this.feed) this.#enter(undefined);
    else if (mode === 'eager') return true;
    else {
      this.#enter(mode === 'click' ? 'waiting' : 'loading');
      void help().then((helps) => {
        if (signal.aborted) return;
        this.#placeholder = helps?.hold(this, mode, this.#again, signal);
        // A watch that cannot be loaded is no reason to wait for ever.
        if (helps || mode === 'click') this.requestUpdate();
        else this.#again();
      });
    }
    return false;
  }

  /** Gives the answer up, since it cannot be shown: the page can change a feed that it was handed with an event. */
  #discard(cause: unknown): void {
    this.#answer = this.#event = undefined;
    void this.#fail(cause);
  }

  /** Keeps what is shown and says what was wrong. */
  async #fail(cause: unknown, signal = this.#wait.signal): Promise<void> {
    if (isServer || signal.aborted) return;
    // By its reason, not its class: a page may have two copies of this script.
    const known = (cause as FeedError | null)?.reason;
    const error = known ? (cause as FeedError) : new FeedError('format', this.baseURI, { cause });
    const helps = await help();
    if (signal.aborted) return;
    this.#placeholder = helps?.failure(this, error, this.#again, signal);
    if (!helps) {
      // Where the network is down the words for it may not come either.
      this.#placeholder = html`<slot></slot>${hasFallback(this) ? nothing : error.message}`;
      addEventListener('online', this.#again, { signal });
    }
    this.#event = new OrgErrorEvent(error);
    this.#enter(this.#answer ? 'ready' : 'error');
  }

  #enter(state: State): void {
    this.#state = state;
    this.states.clear();
    if (state) this.states.add(state);
    this.requestUpdate();
  }
}
