/** A page to put elements on, and eyes to see them with: what a person or a host page can know of them, nothing else. */
import { fixture, nextFrame } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { OrgCard, OrgErrorEvent, OrgLoadEvent } from '../../src/index.ts';
import '../../src/define.ts';
import { waitUntil } from '../waiting.ts';

export interface Surroundings {
  /** Language of the page; none where empty. */
  lang?: string;
  dir?: string;
  /** Width and colours of the place for the element. */
  style?: string;
}

/** Everything that the elements said on the console of this page. */
export const reports: string[] = [];
/** The reports that name this address, or any other word. */
export const reportsOn = (word: string): string[] => reports.filter((report) => report.includes(word));
/** The same, as soon as there is one: reports load when they are wanted. */
export async function reportedOn(word: string): Promise<string[]> {
  await waitUntil(() => reportsOn(word).length > 0, `a report on ${word}`);
  return reportsOn(word);
}
for (const level of ['error', 'warn', 'info', 'log'] as const) {
  const print = console[level].bind(console);
  console[level] = (...words: unknown[]) =>
    String(words[0]).startsWith('org-cards') ? void reports.push(words.join(' ')) : print(...words);
}

/** The address of a file of test/feeds. */
export const at = (name: string): string => `/feeds/${name}.json`;
/** The address at which the server does what the query says; see test/server.mjs. */
export const serve = (query: Record<string, string | number>): string =>
  `/feeds/serve?${new URLSearchParams(query as Record<string, string>)}`;
/** The address of a feed written in the test. */
export const serveFeed = (feed: object, query: Record<string, string | number> = {}): string =>
  serve({ text: JSON.stringify(feed), ...query });
/** The same, but no answer comes before it is let go; with `hold: 2` the first one does. */
export function held(query: Record<string, string | number>): {
  feed: string;
  key: string;
  letGo: () => Promise<unknown>;
} {
  const key = newKey();
  return { feed: serve({ hold: 1, key, ...query }), key, letGo: () => fetch(`/feeds/let-go?key=${key}`) };
}
/** A feed that fails a few times before it is there. */
export const failing = (key: string, times: number, body = 'only-name'): string =>
  `/feeds/fail-then-ok?${new URLSearchParams({ key, times: String(times), body })}`;
/** The same server on another origin. */
export const elsewhere = (): Promise<string> => executeServerCommand<string, undefined>('second-origin');
/** Shows the page in another way; this and what follows is done in test/driver.mjs. */
export const emulateMedia = (media: Media): Promise<unknown> => executeServerCommand('media', { ...media });
export const setViewport = (size: { width: number; height: number }): Promise<unknown> =>
  executeServerCommand('viewport', { ...size });
/** Presses keys together: `Shift`, `Tab`. */
export const pressTogether = (...keys: string[]): Promise<unknown> => executeServerCommand('chord', keys);
interface Media {
  media?: 'screen' | 'print';
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'none' | 'active';
  reducedMotion?: 'no-preference' | 'reduce';
}
/** Skips a test that asks for what the driver of this browser cannot do; whatever else goes wrong is thrown. */
export async function orSkip<T>(test: Mocha.Context, wish: Promise<T>): Promise<T> {
  try {
    return await wish;
  } catch (error) {
    if (/not supported for browser type/.test(String(error))) test.skip();
    throw error;
  }
}
let keys = 0;
/** A new name to count requests by. */
export const newKey = (): string => `${Date.now()}-${++keys}`;
/** How many requests there were. */
export const requests = async (key: string): Promise<number> =>
  Number(await (await fetch(`/feeds/count?key=${key}`)).text());
/** One of the feeds, as data. */
export const read = async (name: string): Promise<Record<string, unknown>> =>
  (await (await fetch(at(name))).json()) as Record<string, unknown>;

type Outcome = OrgLoadEvent | OrgErrorEvent;
const next = (element: Element): Promise<Outcome> =>
  new Promise((resolve) => {
    for (const type of ['org-load', 'org-error'])
      element.addEventListener(type, (event) => resolve(event as Outcome), { once: true });
  });
/** What is yet to come of elements that were just put on a page: it may come before anybody can ask. */
const expected = new WeakMap<Element, Promise<Outcome>>();

/** What comes of an element: its first `org-load` or `org-error`, and when asked again, the next one. */
export function outcome(element: Element): Promise<Outcome> {
  const first = expected.get(element);
  expected.delete(element);
  return first ?? next(element);
}

/** Puts markup on a page, the first element with these properties, without waiting for what comes of it. */
export async function put<T extends HTMLElement = OrgCard>(
  markup: string,
  { lang = 'en', dir = '', style = '' }: Surroundings = {},
  properties: Partial<T> = {},
): Promise<T> {
  const page = await fixture<HTMLElement>('<div></div>');
  if (lang) page.lang = lang;
  if (dir) page.dir = dir;
  page.style.cssText = style;
  page.innerHTML = markup;
  for (const element of page.children) expected.set(element, next(element));
  return Object.assign(page.firstElementChild as T, properties);
}

/** Puts one element on a page and waits for what comes of it. */
export async function show<T extends HTMLElement = OrgCard>(markup: string, surroundings?: Surroundings): Promise<T> {
  const element = await put<T>(markup, surroundings);
  await outcome(element);
  return element;
}

/** The event that comes when an element is put on a page. */
export const eventOf = async (markup: string): Promise<Outcome> => outcome(await put(markup));

export const seedCard = (attributes = ''): string =>
  `<org-card feed="${at('seed')}" org="missing-children-europe" ${attributes}></org-card>`;

/** Everything inside an element that matches. */
export const all = (element: Element, selector: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
/** The same as markup: an element itself is too much for a message when an expectation fails. */
export const found = (element: Element, selector: string): string[] =>
  all(element, selector).map(({ outerHTML }) => outerHTML.slice(0, 200));
export const parts = (element: Element, name: string): HTMLElement[] => all(element, `[part~="${name}"]`);
/** The first part of this name. */
export function part(element: Element, name: string): HTMLElement {
  const [first] = parts(element, name);
  if (!first) throw new Error(`No part "${name}" in ${element.localName}: ${text(element.shadowRoot!)}`);
  return first;
}
export const has = (element: Element, name: string): boolean => parts(element, name).length > 0;

/** Text without superfluous white space, styles left out. */
export const text = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
/** All text of an element's own. */
export const said = (element: Element): string => text(element.shadowRoot!);
/** The language in which a screen reader says it. */
export function langOf(node: Element): string | undefined {
  const holder = node.closest('[lang]');
  if (holder) return holder.getAttribute('lang')!;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? langOf(root.host) : undefined;
}
export const dirOf = (node: Element): string => getComputedStyle(node).direction;
export const is = (element: Element, state: string): boolean => element.matches(`:state(${state})`);
/** Whether a person can see it. */
export const seen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};

/** Until what has changed is on the screen. */
export async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}
