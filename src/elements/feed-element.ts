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
import { forgetFeed } from '../feed/load.ts';
import { buildProfile, type Profile } from '../profile/profile.ts';
import { direction } from '../profile/text.ts';
import { addressOf, FeedController } from './feed-controller.ts';
import { cardStyles } from './card-styles.ts';
import { styles } from './base-styles.ts';
import type { Answer } from './source.ts';
import { hasFallback, pageLanguage } from './surroundings.ts';
import { takeOver } from './take-over.ts';
import { inTurn } from './turns.ts';

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
 * @cssstate ready - The record is here and shown; a reload that failed takes nothing away.
 * @cssstate error - The record could not be had; the page's own children stay.
 * @fires {OrgLoadEvent} org-load - The record is shown. `feed` and `organization` are what was read.
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

  readonly #controller = new FeedController(this, this.attachInternals());
  /** Whether it is off the screen at this turn. */
  #away = false;
  /** Whether it was when its record was first drawn: from then on the browser sees to what comes near. */
  #far: boolean | undefined;
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

  /** @internal Whether it is drawn as a box of its own. */
  get boxed(): boolean {
    return false;
  }

  /** Asks for the feed again, past what this page has read already. What is shown stays until there is something better. */
  reload(): void {
    const address = addressOf(this);
    if (address) forgetFeed(address);
    this.#controller.ask(true);
  }

  /** Whether pictures may be asked for: with `loading="click"` not before the visitor has allowed requests. */
  protected get mayShowPictures(): boolean {
    return this.#controller.mayShowPictures;
  }

  // Every element has `lang` as a property and an attribute that are one; only the change has to be noticed.
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate(name, old);
  }

  /** @internal */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (isServer) return root;
    // Without a card in it it stays empty until there is something to show.
    if (root.querySelector('.frame')) this.#served = [...root.childNodes];
    else root.replaceChildren();
    this.renderOptions.renderBefore = null;
    return root;
  }

  /** @internal */
  protected override scheduleUpdate(): Promise<void> | undefined {
    const turn = inTurn(this, (far) => {
      this.#away = far ?? false;
      super.scheduleUpdate();
    });
    if (turn && !this.hasUpdated && !this.#served[0]) this.#controller.queue();
    return turn;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const any = (...names: string[]): boolean => names.some((name) => changed.has(name));
    const other = any('feed', 'org', 'data', 'organization');
    if (other) this.#controller.answer = this.#controller.placeholder = undefined;
    // What was read already may do for a smaller layout, not for a larger one.
    if (other || !this.hasUpdated || any('lang', 'loading', 'type', 'tag', 'country') || (any('layout') && this.whole))
      this.#controller.ask();
    if (this.#controller.answer) this.#far ??= this.#away;
  }

  protected override render(): TemplateResult | typeof noChange {
    const { answer, placeholder, state } = this.#controller;
    if (!answer && this.#served[0]) return noChange;
    if (!answer) return placeholder ?? (hasFallback(this) || !state ? html`<slot></slot>` : this.drawShape());
    let lang, drawn;
    try {
      [lang, drawn] = this.compose(answer);
    } catch (cause) {
      // The page can change a feed that it was handed with an event.
      this.#controller.discard(cause);
      return this.#served[0] ? noChange : html`<slot></slot>`;
    }
    const same = !this.lang && pageLanguage(this) === lang;
    return drawn
      ? html`<div
          class="frame ${this.#far ? 'far' : ''}"
          lang=${same ? nothing : lang}
          dir=${same ? nothing : direction(lang)}
        >
          ${drawn}
        </div>`
      : html`<slot></slot>`;
  }

  /** Whoever was in what goes away is led on to what comes in its place. */
  protected override update(changed: PropertyValues): void {
    const focused = () => (this.getRootNode() as Document).activeElement;
    const inside = this.contains(focused());
    const root = this.renderRoot as ShadowRoot;
    const { answer } = this.#controller;
    const served = answer ? this.#served.splice(0) : [];
    if (served[0]) takeOver(root, served, () => super.update(changed));
    else super.update(changed);
    if (!inside || !answer) return;
    const frame = root.querySelector<HTMLElement>('.frame');
    const child = focused();
    if (root.activeElement || (child !== this && this.contains(child) && (!frame || child!.closest('[slot]')))) return;
    if (frame) frame.tabIndex = -1;
    (root.querySelector<HTMLElement>('.name a') ?? frame ?? this.querySelector('a'))?.focus();
  }
}
