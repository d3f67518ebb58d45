/** The stand-in for Lit's element lives as Lit's does: when it draws, with what, and who hears of it. */
import { expect } from '@open-wc/testing';
import * as lit from 'lit';
import * as slim from '../../src/slim/lit.ts';

/** What the two have in common; Lit's own type, since the elements are written for it. */
type Engine = Pick<typeof lit, 'LitElement' | 'html' | 'css' | 'unsafeCSS'>;
const engines: Record<string, Engine> = { Lit: lit, 'the stand-in': slim as unknown as Engine };

let number = 0;

function define({ LitElement, html, css, unsafeCSS }: Engine) {
  const said: string[] = [];
  class Base extends LitElement {
    static override properties: lit.PropertyDeclarations = { first: {}, on: { type: Boolean } };
    static override styles = [
      css`
        :host {
          color: rgb(${unsafeCSS('1, 2, 3')});
        }
      `,
    ];
    declare first: string | null;
    declare on: boolean;
  }
  class Test extends Base {
    static override properties: lit.PropertyDeclarations = {
      howMany: { attribute: 'how-many', type: Number },
      data: { attribute: false },
    };
    declare howMany: number | null;
    declare data: unknown;
    slow: Promise<void> | undefined;
    broken = false;

    constructor() {
      super();
      this.addController({
        hostConnected: () => said.push('connected'),
        hostDisconnected: () => said.push('disconnected'),
        hostUpdate: () => said.push('before'),
        hostUpdated: () => said.push(`after, ${this.shadowRoot!.textContent}`),
      });
    }
    static override get observedAttributes() {
      return [...super.observedAttributes, 'lang'];
    }
    override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
      super.attributeChangedCallback(name, old, value);
      if (name === 'lang') this.requestUpdate(name, old);
    }
    protected override createRenderRoot() {
      said.push('root');
      return super.createRenderRoot();
    }
    protected override scheduleUpdate(): Promise<void> | undefined {
      said.push('turn');
      if (!this.slow) return super.scheduleUpdate() as undefined;
      return this.slow.then(() => super.scheduleUpdate() as undefined);
    }
    protected override willUpdate(changed: lit.PropertyValues): void {
      said.push(`will, ${[...changed.keys()].toSorted().join()}`);
    }
    protected override update(changed: lit.PropertyValues): void {
      said.push(`updates, ${this.hasUpdated}`);
      super.update(changed);
    }
    protected override render() {
      if (this.broken) throw new Error('broken');
      this.data = null;
      return html`${this.first} ${this.on} ${this.howMany} ${this.lang}`;
    }
  }
  const tag = `x-life-${++number}`;
  return { Test, tag, said, start: () => customElements.define(tag, Test) };
}
type TestElement = InstanceType<ReturnType<typeof define>['Test']>;

/** Does the same with both, which must say the same; what they said is for the test. */
async function both(
  live: (made: ReturnType<typeof define>, element: TestElement) => Promise<unknown>,
): Promise<string[]> {
  const told: string[][] = [];
  for (const [name, engine] of Object.entries(engines)) {
    const made = define(engine);
    const element = document.createElement(made.tag) as TestElement;
    try {
      await live(made, element);
    } catch (cause) {
      throw new Error(`${name}: ${String(cause)}`, { cause });
    } finally {
      element.remove();
    }
    told.push(made.said);
  }
  expect(told[1]).to.deep.equal(told[0]);
  return told[1]!;
}

it('draws once, after all that came together', async () => {
  const said = await both(async ({ start }, element) => {
    start();
    element.setAttribute('first', 'a');
    document.body.append(element);
    element.first = 'b';
    element.toggleAttribute('on');
    element.setAttribute('how-many', '3');
    expect(element.shadowRoot!.textContent).to.equal('');
    await element.updateComplete;
    expect(getComputedStyle(element).color).to.equal('rgb(1, 2, 3)');
    element.first = 'b';
    element.removeAttribute('on');
    element.removeAttribute('how-many');
    element.lang = 'fr';
    await element.updateComplete;
    element.lang = 'fr';
    element.first = 'b';
    expect(await element.updateComplete).to.equal(true);
  });
  expect(said.filter((line) => line.startsWith('after'))).to.deep.equal(['after, b true 3 ', 'after, b false  fr']);
});

it('takes what was set before it was defined, rather than its attributes', () =>
  both(async ({ start, said }, element) => {
    Object.assign(element, { first: 'early', howMany: 2, other: 1 });
    element.setAttribute('first', 'late');
    element.setAttribute('on', '');
    document.body.append(element);
    start();
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('early true 2 ');
    expect(Object.hasOwn(element, 'first')).to.equal(false);
    element.first = 'later';
    await element.updateComplete;
    said.push(element.shadowRoot!.textContent!);
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    said.push(element.shadowRoot!.textContent!);
  }));

it('does not draw before it is on a page, and tells when it has', () =>
  both(async ({ start, said }, element) => {
    start();
    customElements.upgrade(element);
    element.first = 'a';
    const complete = element.updateComplete.then(() => said.push('complete'));
    await Promise.resolve();
    expect(element.shadowRoot).to.equal(null);
    document.body.append(element);
    await complete;
  }));

it('waits for its turn, and takes in what comes meanwhile', () =>
  both(async ({ start, said }, element) => {
    start();
    customElements.upgrade(element);
    let go!: () => void;
    element.slow = new Promise((resolve) => (go = resolve));
    document.body.append(element);
    await Promise.resolve();
    await Promise.resolve();
    element.first = 'a';
    const complete = element.updateComplete.then(() => said.push('complete'));
    go();
    await complete;
  }));

it('draws again after a drawing that failed', () =>
  both(async ({ start, said }, element) => {
    start();
    document.body.append(element);
    await element.updateComplete;
    element.broken = true;
    element.first = 'a';
    await element.updateComplete.catch((cause: unknown) => said.push(String(cause)));
    element.broken = false;
    element.first = 'b';
    await element.updateComplete;
    expect(element.shadowRoot!.textContent).to.equal('b   ');
  }));

it('leaves alone what others put into its root', () =>
  both(async ({ start, said }, element) => {
    start();
    document.body.append(element);
    await element.updateComplete;
    element.shadowRoot!.prepend(document.createElement('style'));
    element.first = 'a';
    await element.updateComplete;
    said.push(`${element.shadowRoot!.querySelectorAll('style').length}`);
  }));
