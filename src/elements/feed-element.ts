import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { forgetFeed } from '../feed/load.ts';
import { describe, type Profile } from '../profile/profile.ts';
import { direction } from '../profile/text.ts';
import { Asking } from './asking.ts';
import { pageLanguage } from './source.ts';
import { styles } from './styles.ts';
import { failure, invitation } from './templates.ts';
import { inTurn } from './turns.ts';

/** What all elements share: where the data comes from, when it is asked for, and what is shown until it is there. */
export abstract class FeedElement extends LitElement {
  static override styles: CSSResultGroup = styles;

  /** Address of the feed, relative to the page. Elements with the same address share one request. */
  @property() feed?: string;
  /** Id of the organization; may be left out where the feed has one record only. */
  @property() org?: string;
  /** Language of the card, a BCP 47 tag. Default: that of the nearest ancestor, else the feed's first. */
  @property() override lang!: string;
  /** When the feed is asked for: `eager` (at once), `lazy` (near the screen) or `click` (by the visitor). */
  @property() loading?: string;
  /** Explains on the console everything that is wrong in the feed, with the remedy. */
  @property({ type: Boolean }) debug = false;
  /** A feed, in place of a request; wins over JSON in the children and over `feed`. */
  @property({ attribute: false }) data?: unknown;
  /** One organization as in a feed, in place of a request; wins over everything else. */
  @property({ attribute: false }) organization?: unknown;

  readonly #asking = new Asking(this, this.attachInternals());

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
    this.#asking.again(true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#asking.interrupted) this.#asking.again();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page takes the element out and puts it in again in the same task.
    queueMicrotask(() => this.isConnected || this.#asking.leave());
  }

  /** @internal */
  protected override scheduleUpdate(): Promise<void> | undefined {
    return inTurn(this, () => super.scheduleUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const other = (['feed', 'org', 'data', 'organization'] as const).some((key) => changed.has(key));
    if (other) this.#asking.clear();
    if (other || !this.hasUpdated || changed.has('lang') || changed.has('loading')) this.#asking.ask();
  }

  protected override render(): TemplateResult {
    const { answer, error, words, state } = this.#asking;
    const press = (): void => this.#asking.again(true);
    if (answer) {
      const { feed, organization, locale, messages, order } = answer;
      const profile = describe(feed, organization, locale, messages, order);
      const drawn = this.draw(profile);
      return drawn ? this.#frame(drawn, profile.lang) : html`<slot></slot>`;
    }
    if (error && words) return this.#frame(failure(error.reason, words, press), words.lang);
    if (state === 'waiting' && words)
      return this.#frame(invitation(new URL(this.feed ?? '', this.baseURI).host, words, press), words.lang);
    // White space and data are no fallback.
    const given = [...this.childNodes].some((node) =>
      node instanceof Element ? node.localName !== 'script' : /\S/.test((node as Text).data),
    );
    return given ? html`<slot></slot>` : this.drawShape();
  }

  protected override updated(): void {
    const { news, pressed, answer } = this.#asking;
    this.#asking.news = undefined;
    if (pressed && answer) {
      this.#asking.pressed = false;
      this.renderRoot.querySelector<HTMLElement>('.frame')?.focus();
    }
    if (news) this.dispatchEvent(news);
  }

  /** Around everything, in the language of its words where that is not the language of the page. */
  #frame(content: TemplateResult, lang: string): TemplateResult {
    const same = pageLanguage(this) === lang;
    return html`<div
      class="frame"
      tabindex=${this.#asking.pressed ? -1 : nothing}
      lang=${same ? nothing : lang}
      dir=${same && !this.hasAttribute('lang') ? nothing : direction(lang)}
    >
      ${content}
    </div>`;
  }
}
