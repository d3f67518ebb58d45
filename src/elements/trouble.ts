/** What is rarely needed and loaded then: reports on the console, the button to try again, the question before a request. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { FeedError } from '../feed/load.ts';
import type { Issue } from '../feed/read.ts';
import { direction, lookup } from '../profile/text.ts';
import type { Asker } from './asking.ts';
import type { Answer } from './source.ts';
import { pageLanguage } from './surroundings.ts';
import { troubleWords } from './trouble-words.ts';

const told = new Set<string>();
const once = (key: string): boolean => told.size < told.add(key).size;

/** How many issues the short report names. */
const NAMED = 10;

/** Tells the page's owner what was left out on the way to an answer, once a feed; with `debug` each with its remedy. */
export function reportAnswer({ read, lost }: Answer, debug: boolean | undefined): void {
  for (const { url, issues } of read) if (issues.length) reportIssues(url, issues, debug);
  if (lost) reportError(lost, undefined);
}

function reportIssues(address: string, issues: readonly Issue[], debug: boolean | undefined): void {
  if (once(address)) {
    const named = issues.slice(0, NAMED).map(({ code, path }) => `\n  ${path || 'feed'}: ${code}`);
    const more = issues.length > NAMED ? `\n  and ${issues.length - NAMED} more` : '';
    const remedy = 'The attribute `debug` on the element tells what to do about each.';
    console.warn(`org-cards: ${issues.length} left out or doubtful in ${address}${named.join('')}${more}\n${remedy}`);
  }
  if (debug && once(`debug ${address}`))
    import('../feed/explain.ts').then(
      ({ explain }) => console.info(`org-cards: ${address}\n${issues.map(explain).join('\n')}`),
      () => console.info(`org-cards: the explanations for ${address} could not be loaded.`),
    );
}

function reportError({ reason, status, url }: FeedError, org: string | undefined): void {
  const what = reason === 'not-found' ? ` ${org ?? '(no org given, and not exactly one record)'} in` : '';
  if (once(url + what)) console.error(`org-cards: ${reason}${status ? ` ${status}` : ''}:${what} ${url}`);
}

/** The words for the reader of an element, and what else stands around them. */
function speak(element: HTMLElement) {
  const language = pageLanguage(element) ?? 'en';
  const lang = lookup(Object.keys(troubleWords), language) ?? 'en';
  return { lang, words: troubleWords[lang]! };
}

/** A button goes away when it has done its work: the focus moves on to the card. */
const keepingFocus = (element: LitElement, again: () => void) => (): void => {
  const done = new AbortController();
  const focus = (): void => {
    const frame = element.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame) frame.tabIndex = -1;
    frame?.focus();
  };
  element.addEventListener('org-load', focus, done);
  for (const type of ['org-load', 'org-error']) element.addEventListener(type, () => done.abort(), done);
  again();
};

const sign = ({ boxed }: Asker, lang: string, content: TemplateResult): TemplateResult =>
  html`<div class="frame" lang=${lang} dir=${direction(lang)}>
    <div part="card" class=${boxed ? 'card compact' : ''}>
      <slot></slot>
      ${content}
    </div>
  </div>`;

/** The page's own children, and what can be done about it. */
export function failure(element: Asker, error: FeedError, again: () => void): TemplateResult {
  reportError(error, element.org);
  const { lang, words } = speak(element);
  return sign(
    element,
    lang,
    html`<p part="error" class="label">
      ${error.reason === 'not-found' ? words.notFound : words.failed}
      <button part="retry" type="button" @click=${keepingFocus(element, again)}>${words.retry}</button>
    </p>`,
  );
}

/** The page's own children, and what will be asked for from where, once the visitor wants it. */
export function invitation(element: Asker, again: () => void): TemplateResult {
  const { lang, words } = speak(element);
  const { feed = '', baseURI } = element;
  const { host } = new URL(URL.canParse(feed, baseURI) ? feed : baseURI, baseURI);
  return sign(
    element,
    lang,
    html`<p class="label">
      <button part="load" type="button" @click=${keepingFocus(element, again)}>${words.load}</button>
      ${words.loadNotice.replace('{host}', host)}
    </p>`,
  );
}
