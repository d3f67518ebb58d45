/** A page with the strictest policy there is and the built script on it, where everything that must not happen is noted. */
import { expect } from '@open-wc/testing';
import { all, serve, text } from '../elements/page.ts';
import type { Page } from './page.ts';

const policy = [
  "default-src 'none'; script-src 'self'; connect-src 'self' blob:; img-src http: https:; base-uri 'none'",
  "form-action 'none'; require-trusted-types-for 'script'; trusted-types host",
].join('; ');

/** What must not happen, of all such pages. */
export const happened: string[] = [];
/** What the elements told the owner of the page. */
export const told: string[] = [];
Object.assign(window, { trap: () => happened.push('a script ran') });

export async function openStrictPage(): Promise<Page> {
  const frame = document.createElement('iframe');
  frame.title = 'A page with a policy';
  frame.style.cssText = 'inline-size: 700px; block-size: 500px';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.src = serve({
    type: 'text/html; charset=utf-8',
    header: `Content-Security-Policy: ${policy}`,
    text: '<!doctype html><html lang="en"><title>Strict</title><body><script type="module" src="/embed/org-cards.js"></script>',
  });
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument as Page;
  const { defaultView } = page;
  await defaultView.customElements.whenDefined('org-card');
  page.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    happened.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
  defaultView.addEventListener('error', ({ message }) => happened.push(message));
  defaultView.addEventListener('unhandledrejection', ({ reason }) => happened.push(String(reason)));
  for (const dialog of ['alert', 'confirm', 'prompt', 'print', 'open'] as const)
    Object.assign(defaultView, { [dialog]: () => happened.push(dialog) });
  for (const level of ['warn', 'error', 'info'] as const)
    defaultView.console[level] = (...words: unknown[]) => {
      (String(words[0]).startsWith('org-cards') ? told : happened).push(words.join(' '));
    };
  return page;
}

/** A script tag as a program of the page may make it: where the policy asks for a permit it has one. */
export function scriptOn(page: Page, attributes: Record<string, string>, content = ''): HTMLScriptElement {
  const { trustedTypes } = page.defaultView as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
  };
  const same = (text: string): string => text;
  const rules = { createScript: same, createScriptURL: same };
  const permit = permits.get(page) ?? trustedTypes?.createPolicy('host', rules) ?? rules;
  permits.set(page, permit);
  const script = page.createElement('script');
  for (const [name, value] of Object.entries(attributes))
    script.setAttribute(name, name === 'src' ? permit.createScriptURL(value) : value);
  script.text = permit.createScript(content);
  return script;
}
interface Rules {
  createScript: (text: string) => string;
  createScriptURL: (text: string) => string;
}
const permits = new WeakMap<Page, Rules>();

/** An element with these attributes, and with what the page has in its place. */
export function make(page: Document, tag: string, attributes: Record<string, string> = {}): HTMLElement {
  const element = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(Object.assign(page.createElement('a'), { href: '#', textContent: 'The old way' }));
  return element;
}

/** Until each of these has shown something or said why not, from now on. */
export function settled(elements: readonly HTMLElement[]): Promise<void> {
  let left = elements.length;
  return new Promise<void>((resolve) => {
    if (!left) resolve();
    for (const element of elements) {
      const done = () => {
        for (const type of ['org-load', 'org-error']) element.removeEventListener(type, done);
        --left || resolve();
      };
      for (const type of ['org-load', 'org-error']) element.addEventListener(type, done);
    }
  });
}

const NODES =
  'div header h1 h2 h3 h4 h5 h6 span a bdi p dl dt dd time ul li section svg path address details summary footer slot article img button ' +
  'form label input select option fieldset legend nav dialog mark table thead tbody tr th td figure figcaption g rect circle';
const ATTRIBUTES =
  'class part id lang dir href src alt width height loading decoding role aria-label aria-hidden aria-labelledby aria-describedby aria-description aria-live datetime viewBox d type name tabindex ' +
  'value autocomplete enterkeyhint placeholder aria-haspopup aria-expanded aria-controls aria-pressed aria-sort disabled open colspan scope preserveAspectRatio x y r cx cy data-code';
const [nodes, attributes] = [NODES, ATTRIBUTES].map((names) => new Set(names.split(' ')));

/** Nothing in it can run, load or lead anywhere but where it may; and it is not blank. */
export function expectHarmless(element: HTMLElement, about: string, states = ':state(ready), :state(error)'): void {
  const inside = all(element, '*');
  const strange = inside.flatMap((node) => [
    ...(nodes!.has(node.localName) ? [] : [node.localName]),
    // A picture that cannot be had is hidden by script, not by an attribute.
    ...node.getAttributeNames().filter((name) => !attributes!.has(name) && !(name === 'style' && node.matches('img'))),
  ]);
  expect(strange, about).to.deep.equal([]);
  for (const node of inside)
    for (const name of ['href', 'src']) {
      const value = node.getAttribute(name);
      if (value === null) continue;
      const { protocol, username, password } = new URL(value);
      expect(protocol, `${about}: ${value}`).to.match(name === 'src' ? /^https?:$/ : /^(https?|mailto|tel):$/);
      expect(username + password, `${about}: ${value}`).to.equal('');
    }
  const fallback = element.querySelector('a')!;
  const visible = fallback?.getBoundingClientRect().height > 0 || /\S/.test(text(element.shadowRoot!));
  expect(visible, `${about}: blank`).to.be.true;
  expect(element.matches(states), `${about}: neither ${states}`).to.be.true;
}

/** The same with this in the place of every value that is no object and no list. */
export const replaceLeaves = (value: unknown, leaf: unknown): unknown => {
  if (Array.isArray(value)) return value.map((entry) => replaceLeaves(entry, leaf));
  if (typeof value !== 'object' || value === null) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaceLeaves(entry, leaf)]));
};
export const inPieces = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
