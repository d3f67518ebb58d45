import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FeedError } from '../feed/load.ts';
import type { Directory } from './directory.ts';
import { FeedElement } from './feed-element.ts';
import type { Answer } from './source.ts';
import { lines } from './templates.ts';

/**
 * The searchable directory of all organizations of a feed: search, filters, list, and each organization's card.
 * Its code loads beside the feed, where a page has one. What it shows of an organization has the parts of `<org-card>` too.
 *
 * @tag org-directory
 * @slot actions - The page's own links and buttons, on the card of the organization that is open.
 * @slot footer - The page's own last words, on that card.
 * @csspart search - The search field with what is around it.
 * @csspart input - The search field itself.
 * @csspart sort - The choice of the order.
 * @csspart count - How many were found.
 * @csspart filters - All filters.
 * @csspart filter - One filter; with its name as part too: `type`, `tag`, `country` or `founded`.
 * @csspart map - The map of countries, above the filter that it stands for.
 * @csspart years - The bars of founding years, above theirs.
 * @csspart chips - The filters that are chosen, each with a button that takes it away.
 * @csspart letters - The letters to go to.
 * @csspart list - The list or table.
 * @csspart item - One organization in it.
 * @csspart more - The button that shows more of them.
 * @csspart empty - What is said where nothing was found.
 * @csspart detail - The organization that is open.
 * @csspart progress - How much is still to come of a feed in several files.
 * @csspart download - The buttons that save what was found.
 * @fires {OrgSearchEvent} org-search - The visitor has searched or filtered and sees what was found: `query`, `filters`, `total`.
 * @fires {OrgSelectEvent} org-select - The visitor opens an organization: `organization`, `url`. Cancel it to do something else.
 * @fires {OrgTagEvent} org-tag - The visitor has pressed a tag: `tag`, `label`. It becomes a filter; cancel it to do something else.
 */
export class OrgDirectory extends FeedElement {
  static override properties: PropertyDeclarations = {
    layout: {},
    type: {},
    tag: {},
    country: {},
    sort: {},
    controls: {},
    detail: {},
    urlState: { attribute: 'url-state' },
    pageSize: { attribute: 'page-size', type: Number },
    headingLevel: { attribute: 'heading-level', type: Number },
    charts: {},
    extras: {},
    logos: {},
  };
  /**
   * How the organizations stand: cards side by side, rows, or a table with headings that sort.
   * @default 'grid'
   */
  declare layout?: 'grid' | 'list' | 'table' | undefined;
  /** Only organizations of these types: ids of the feed's `types`, with spaces between. Free text with hyphens for spaces. */
  declare type?: string | undefined;
  /** Only organizations with one of these tags, or a narrower one. */
  declare tag?: string | undefined;
  /** Only organizations of these countries or regions: `BE FR`, `150`, or the feed's own `x-…`. */
  declare country?: string | undefined;
  /**
   * The order at first: `name`, `country`, `founded` or `updated` (the latest first); with a minus before it the other way round.
   * @default 'name'
   */
  declare sort?: string | undefined;
  /** What the visitor may do: some of `search filters sort letters`, or `none` for a plain list. Default: all. */
  declare controls?: string | undefined;
  /**
   * Where an organization opens: in front of the page, in the list, or on its own page.
   * @default 'dialog'
   */
  declare detail?: 'dialog' | 'inline' | 'page' | undefined;
  /**
   * Where in the page's address search, filters and the open organization are kept; each entry begins with the element's id, or `org`.
   * @default 'off'
   */
  declare urlState?: 'off' | 'hash' | 'query' | undefined;
  /**
   * How many organizations are shown at a time.
   * @default 24
   */
  declare pageSize?: number | undefined;
  /**
   * Level of the headings with the organizations' names, 1 to 6.
   * @default 3
   */
  declare headingLevel?: number | undefined;
  /** Pictures that filter: `map`, `years` or both, with a space between. Default: none. */
  declare charts?: string | undefined;
  /** What is added of the feed's own: `links`, `notices` or both, with a space between. Default: nothing. */
  declare extras?: string | undefined;
  /**
   * Whether logos are asked for; without them initials are shown.
   * @default 'show'
   */
  declare logos?: 'show' | 'none' | undefined;

  #directory: Directory | undefined;

  /** @internal */
  override readonly showAll = (): Promise<(answer: Answer, signal: AbortSignal) => Promise<void>> =>
    import('./directory.ts').then(
      ({ Directory }) => (this.#directory ??= new Directory(this)).reading.prepare,
      (cause) => {
        throw new FeedError('network', this.baseURI, { cause });
      },
    );

  protected override drawShape(): TemplateResult {
    return html`${lines(12)}`;
  }

  /** @internal */
  protected override compose(answer: Answer): [string, TemplateResult] {
    return this.#directory!.compose(answer);
  }

  protected override draw(): undefined {}
}
