/** Directories to try, and hands for them. */
import { sendKeys } from '@web/test-runner-commands';
import type { OrgDirectory } from '../../src/index.ts';
import { all, part, parts, show, text, type Surroundings } from './page.ts';
import { waitUntil } from '../waiting.ts';

const DEMO = '/demo/feed.json';
export async function directory(attributes = '', surroundings: Surroundings = { lang: 'fr' }): Promise<OrgDirectory> {
  const element = await show<OrgDirectory>(
    `<org-directory feed="${DEMO}" ${attributes}></org-directory>`,
    surroundings,
  );
  // Filters and letters may come a moment after the list.
  if (!attributes.includes('controls') && !attributes.includes('sort'))
    await waitUntil(() => parts(element, 'letters')[0] && parts(element, 'filter')[0], 'all of it');
  return element;
}
/** A directory of records written in the test. */
export const directoryOf = async (json: object, attributes = ''): Promise<OrgDirectory> => {
  const feed = JSON.stringify({ orgfeed: '1.0', title: 'T', ...json }).replaceAll('<', '\\u003c');
  return show<OrgDirectory>(
    `<org-directory ${attributes}><script type="application/json">${feed}</script></org-directory>`,
  );
};

export const total = (element: Element): number => Number(/\d+/.exec(text(part(element, 'count')))?.[0]);
/** Until so many are found. */
export const finds = (element: Element, n: number): Promise<void> =>
  waitUntil(() => total(element) === n, `${n} found`);
export const names = (element: Element): string[] => parts(element, 'name').map(text);
export const field = (element: Element): HTMLInputElement => all(element, 'input[type=search]')[0] as HTMLInputElement;
export async function type(element: OrgDirectory, words: string): Promise<void> {
  const input = field(element);
  input.focus();
  input.select();
  await sendKeys({ press: 'Delete' });
  await sendKeys({ type: words });
  await element.updateComplete;
}
export async function press(element: OrgDirectory, button: HTMLElement | undefined): Promise<void> {
  button!.click();
  await element.updateComplete;
}
/** The checkbox of a value, by the beginning of its label. */
export const box = (element: Element, label: string): HTMLInputElement =>
  all(element, '[part~=filters] label')
    .find((entry) => text(entry).startsWith(label))!
    .querySelector('input')!;
/** Presses a key, as far as a directory knows of it; again, where the machine took so long that a pause was meant. */
export async function key<T>(element: OrgDirectory, words: string, look: () => T): Promise<T> {
  const input = field(element);
  for (;;) {
    const start = performance.now();
    input.focus();
    input.value = words;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
    const seen = look();
    if (performance.now() - start < 400) return seen;
  }
}
export const button = (element: Element, label: string): HTMLElement =>
  all(element, 'button').find((entry) => text(entry).startsWith(label))!;
/** What has the focus inside. */
export const focused = (element: Element): string => {
  const active = element.shadowRoot!.activeElement;
  return active ? text(active) || active.localName : '';
};
export const open = (element: Element): string | undefined => {
  const [detail] = parts(element, 'detail');
  return detail && text(detail.querySelector('[part~=name]')!);
};
