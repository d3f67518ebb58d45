/** Whole pages of somebody else, each in a frame, with the built script in it. */
import { fixture } from '@open-wc/testing';
import { waitUntil } from '../waiting.ts';

export type Page = Document & { defaultView: Window & typeof globalThis };

/** Opens a page of this markup, answered with these headers. */
export async function openPage(body: string, ...headers: string[]): Promise<Page> {
  const text = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${body}</html>`;
  const query = new URLSearchParams({ text, type: 'text/html; charset=utf-8' });
  for (const header of headers) query.append('header', header);
  return openAddress(`/feeds/serve?${query}`);
}

/** Opens the page at an address of the runner's own origin. */
export async function openAddress(address: string): Promise<Page> {
  const frame = await fixture<HTMLIFrameElement>(
    '<iframe title="host" style="border: 0; inline-size: 900px; block-size: 700px"></iframe>',
  );
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = address;
  await loaded;
  return frame.contentDocument as Page;
}

/** The first element that matches, as soon as it is there. */
export async function find<T extends HTMLElement = HTMLElement>(page: ParentNode, selector: string): Promise<T> {
  await waitUntil(() => page.querySelector(selector), `${selector} on the page`);
  return page.querySelector<T>(selector)!;
}

/** Waits until an element has its record. */
export const ready = (page: ParentNode, selector = 'org-card'): Promise<HTMLElement> =>
  find(page, `${selector}:state(ready)`);

/** Everything that the page has asked for, by path. */
export const requested = ({ defaultView }: Page): string[] =>
  defaultView.performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
