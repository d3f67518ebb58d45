import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { forgetFeed } from '../feed/load.ts';
import { describe, type Profile } from '../profile/profile.ts';
import { direction } from '../profile/text.ts';
import { Asking } from './asking.ts';
import { cardStyles } from './card-styles.ts';
import { styles } from './styles.ts';
import { hasFallback, pageLanguage } from './surroundings.ts';
import { inTurn } from './turns.ts';

/** What all elements share: where the data comes from, when it is asked for, and what is shown until it is there. */
export abstract class FeedElement extends LitElement {
  static override styles = [styles, cardStyles];

  static override properties: PropertyDeclarations = {
    feed: {},
    org: {},
    lang: { reflect: true },
    loading: {},
    debug: { type: Boolean },
    data: { attribute: false },
    organization: { attribute: false },
  };
  /** Address of the feed, relative to the page. Elements with the same address share one request. */
  declare feed?: string;
  /** Id of the organization; may be left out where the feed has one record only. */
  declare org?: string;
  /** Language of the card, a BCP 47 tag. Default: that of the nearest ancestor, else the feed's first. */
  declare lang: string;
  /**
   * When the feed is asked for: at once, near the screen, or when the visitor says so.
   * @type {'eager' | 'lazy' | 'click'}
   * @default 'eager'
   */
  declare loading?: string;
  /**
   * Explains on the console everything that is wrong in the feed, with the remedy.
   * @default false
   */
  declare debug?: boolean;
  /** A feed, in place of a request; wins over JSON in the children and over `feed`. */
  declare data?: unknown;
  /** One organization as in a feed, in place of a request; wins over everything else. */
  declare organization?: unknown;

  readonly #asking = new Asking(this, this.attachInternals());
  /** Whether it was far from the screen when first drawn. */
  #far: boolean | undefined;

  /** Draws the profile; undefined where there is nothing to draw, so that the children stay. */
  protected abstract draw(profile: Profile): TemplateResult | undefined;
  /** Draws the shape of what will come, where the page gave no children to show until then. */
  protected abstract drawShape(): TemplateResult;

  /** @internal Whether the summary of a record will not do. */
  get whole(): boolean {
    return true;
  }

  /** Asks again, past what this page has read already. What is shown stays until something better is there. */
  reload(): void {
    if (this.feed) forgetFeed(this.feed);
    this.#asking.ask(true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#asking.resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page takes the element out and puts it in again in the same task.
    queueMicrotask(() => this.isConnected || this.#asking.leave());
  }

  /** @internal */
  protected override scheduleUpdate(): Promise<void> | undefined {
    return inTurn(this, (far) => {
      if (this.#asking.answer) this.#far ??= far;
      super.scheduleUpdate();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const any = (...names: string[]): boolean => names.some((name) => changed.has(name));
    const other = any('feed', 'org', 'data', 'organization');
    if (other) this.#asking.answer = this.#asking.sign = undefined;
    // What was read already may do for a smaller layout, not for a larger one.
    if (other || !this.hasUpdated || any('lang', 'loading') || (any('layout') && this.whole)) this.#asking.ask();
  }

  protected override render(): TemplateResult {
    const { answer, sign } = this.#asking;
    if (!answer) return sign ?? (hasFallback(this) ? html`<slot></slot>` : this.drawShape());
    const { feed, organization, locale, messages, order } = answer;
    const profile = describe(feed, organization, locale, messages, order);
    const { lang } = profile;
    const same = !this.lang && pageLanguage(this) === lang;
    const drawn = this.draw(profile);
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

  protected override updated(): void {
    const { news } = this.#asking;
    this.#asking.news = undefined;
    if (news) this.dispatchEvent(news);
  }
}
