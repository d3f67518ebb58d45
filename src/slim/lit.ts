/**
 * What the scripts that foreign pages load have in place of Lit: as much of it as our elements use, typed and tested as
 * Lit itself, which the package has. A first card must fit into the first bytes that a connection carries, and Lit
 * would take a third of them.
 *
 * Left out: decorators, reflection and converters, initial values, `firstUpdated`, `updated`, `shouldUpdate`, what a
 * property was before it changed, hydration, warnings, and Lit's three global lists of versions.
 */
import type { LitElement as Lit, PropertyDeclarations, ReactiveController } from 'lit';
import { Place } from './parts.ts';

export { svg } from './svg.ts';
export { html, nothing } from './templates.ts';

/** In place of everything that an element draws: all stays as it is. */
export const noChange = undefined;

export const isServer = false;

interface Styles {
  readonly styleSheet: CSSStyleSheet;
}
/** Parsed when the first element needs it. */
export function css(strings: readonly string[], ...values: unknown[]): Styles {
  let sheet: CSSStyleSheet | undefined;
  return {
    get styleSheet() {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(String.raw({ raw: strings }, ...values));
      return sheet;
    },
  };
}
export const unsafeCSS = (text: string): string => text;

type Public = 'renderRoot' | 'renderOptions' | 'hasUpdated' | 'updateComplete' | 'addController' | 'requestUpdate';

// What a page has put in their places fails here, where it is told once, and not in the making of each element.
void new Promise(setTimeout as never).then(
  // oxlint-disable-next-line typescript/no-explicit-any -- of those after the first nothing is taken but their making
  (new Set() as any).add(Intl.DisplayNames.name, new AbortController().signal.aborted, JSON.parse(Date.now() as never)),
);

export abstract class LitElement extends HTMLElement implements Pick<Lit, Public> {
  declare static properties?: PropertyDeclarations;
  declare static styles: readonly Styles[];
  /** The property of each attribute, with the type of its value. */
  declare static attributes: Record<string, readonly [name: string, type: unknown]>;
  declare renderRoot: HTMLElement | DocumentFragment;
  renderOptions = {};
  hasUpdated = false;
  declare updateComplete: Promise<boolean>;
  readonly #values: Record<PropertyKey, unknown> = {};
  /** What was set before the element was defined: it wins over attributes. */
  readonly #early: Record<string, unknown> = {};
  readonly #controllers: ReactiveController[] = [];
  #connect!: () => void;
  readonly #connected = new Promise<void>((resolve) => (this.#connect = resolve));
  #changed = new Set<PropertyKey>();
  #isPending = false;
  #place: Place | undefined;

  static get observedAttributes(): string[] {
    this.attributes = {};
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    for (let type = this; type.properties; type = Object.getPrototypeOf(type))
      for (const [name, { attribute = name.toLowerCase(), type: kind }] of Object.entries(type.properties)) {
        if (attribute) this.attributes[attribute as string] = [name, kind];
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          get(this: LitElement) {
            return this.#values[name];
          },
          set(this: LitElement, value: unknown) {
            const old = this.#values[name];
            this.#values[name] = value;
            this.requestUpdate(name, old);
          },
        });
      }
    return Object.keys(this.attributes);
  }

  constructor() {
    super();
    for (const [name, value] of Object.entries(this))
      if (Object.hasOwn(new.target.prototype, name)) {
        this.#early[name] = value;
        delete this[name as never];
      }
    this.requestUpdate();
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      this.renderRoot = this.createRenderRoot();
      Object.assign(this, this.#early);
    }
    this.#connect();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    const [name, type] = (this.constructor as typeof LitElement).attributes[attribute] ?? [];
    if (name)
      this[name as 'title'] = (
        type === Boolean ? value !== null : type && value !== null ? Number(value) : value
      ) as string;
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
    if (this.renderRoot && this.isConnected) controller.hostConnected?.();
  }

  protected createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const { styles } = this.constructor as typeof LitElement;
    root.adoptedStyleSheets = styles.map(({ styleSheet }) => styleSheet);
    return root;
  }

  requestUpdate(name?: PropertyKey, old?: unknown): void {
    if (name !== undefined) {
      if (this[name as keyof this] === old) return;
      this.#changed.add(name);
    }
    if (!this.#isPending) this.updateComplete = this.#update();
  }

  async #update(): Promise<boolean> {
    this.#isPending = true;
    await this.#connected;
    await this.scheduleUpdate();
    return !this.#isPending;
  }

  protected scheduleUpdate(): Promise<void> | undefined {
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      this.update(changed);
    } catch (error) {
      this.#settle();
      throw error;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.hasUpdated = true;
    return undefined;
  }

  protected willUpdate(_changed: Set<PropertyKey>): void {}

  protected update(_changed: Set<PropertyKey>): void {
    const value = this.render();
    this.#settle();
    if (value === noChange) return;
    if (!this.#place) {
      // Of what others put into the root, extensions of the browser perhaps, nothing is taken away.
      const before = document.createTextNode('');
      const text = document.createTextNode('');
      this.renderRoot.append(before, text);
      this.#place = new Place(text, before, 0);
    }
    this.#place.put([value]);
  }

  #settle(): void {
    this.#isPending = false;
    this.#changed = new Set();
  }

  protected abstract render(): unknown;
}
