/** What is rarely needed and loaded then: reports on the console, the button to try again, the question before a request. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FeedError } from '../feed/load.ts';
import type { Issue } from '../feed/read.ts';
import type { Language } from '../profile/messages.ts';
import { direction, lookup } from '../profile/text.ts';
import type { FeedHost } from './feed-controller.ts';
import type { Answer } from './source.ts';
import { pageLanguage } from './surroundings.ts';
import { troubleWords, type TroubleWords } from './trouble-words.ts';

type Word = keyof TroubleWords;

const told = new Set<string>();
const once = (key: string): boolean => told.size < told.add(key).size;

/** How many issues the short report names. */
const NAMED = 10;

/** Tells the page's owner what was left out on the way to an answer. */
export function reportAnswer({ read, lost }: Answer, element: FeedHost): void {
  for (const { url, issues } of read)
    if (issues.length) report('warn', `${issues.length} left out or doubtful in ${url}`, url, url, issues, element);
  if (lost) reportError(lost, element);
}

function reportError(error: FeedError, element: FeedHost): void {
  const { reason, status, url, issues, cause } = error;
  const inPage = url === element.baseURI;
  const what = [
    `${reason}${status ? ` ${status}` : ''}:`,
    reason === 'not-found' ? `${element.org ?? '(no org given, and not exactly one record)'} in` : '',
    inPage ? `the data of an element on ${url}` : url,
    cause instanceof Error ? `(${cause.message})` : '',
  ];
  // Two elements with data of their own are two matters.
  const key = inPage ? `${url} ${JSON.stringify(issues)}` : `${url} ${reason}`;
  report('error', what.filter(Boolean).join(' '), key, url, issues, element);
}

/** Once for each key: a message with the first issues; and once with `debug` each of them with its remedy. */
function report(
  level: 'warn' | 'error',
  what: string,
  key: string,
  address: string,
  issues: readonly Issue[],
  { debug }: FeedHost,
): void {
  if (once(key)) {
    const named = issues.slice(0, NAMED).map(({ code, path }) => `\n  ${path || 'feed'}: ${code}`);
    const more = issues.length > NAMED ? `\n  and ${issues.length - NAMED} more` : '';
    const remedy = issues.length ? '\nThe attribute `debug` on the element tells what to do about each.' : '';
    console[level](`org-cards: ${what}${named.join('')}${more}${remedy}`);
  }
  if (debug && issues.length && once(`debug ${key}`))
    import('../feed/explain.ts').then(
      ({ explain }) => console.info(`org-cards: ${address}\n${issues.map(explain).join('\n')}`),
      () => console.info(`org-cards: the explanations for ${address} could not be loaded.`),
    );
}

/** The words for the reader of an element, and what else stands around them. */
function speak(element: HTMLElement) {
  const language = pageLanguage(element) ?? 'en';
  const lang = (lookup(Object.keys(troubleWords), language) ?? 'en') as Language;
  return { lang, words: troubleWords[lang] };
}

/** Asks again, says that it does, and how it ended if nothing changes. */
const trying = (element: HTMLElement, words: TroubleWords, said: string, again: () => void) => (event: Event) => {
  const status = (event.currentTarget as Element).parentElement!.querySelector('[role=status]')!;
  status.textContent = words.loading;
  element.addEventListener('org-error', () => (status.textContent = said), { once: true });
  again();
};

/** The page's own children, and below them a button with the words for it. */
function sign(
  element: FeedHost,
  part: string,
  button: Word,
  said: string,
  lang: string,
  words: TroubleWords,
  again: () => void,
) {
  return html`<div class="frame">
    <div part="card" class=${element.boxed ? 'card compact' : ''}>
      <span id="what"><slot></slot></span>
      <p part=${part === 'retry' ? 'error' : nothing} class="label" lang=${lang} dir=${direction(lang)}>
        <span role="status" id="said" .textContent=${said}></span>
        <button
          part=${part}
          type="button"
          id="button"
          aria-labelledby="button what"
          aria-describedby="said"
          @click=${trying(element, words, said, again)}
        >
          ${words[button]}
        </button>
      </p>
    </div>
  </div>`;
}

/** What can be done where there is no card. */
export function failure(element: FeedHost, error: FeedError, again: () => void): TemplateResult {
  reportError(error, element);
  const { lang, words } = speak(element);
  const said = error.reason === 'not-found' ? words.notFound : words.failed;
  return sign(element, 'retry', 'retry', said, lang, words, again);
}

/** What will be asked for from where, once the visitor wants it. */
export function invitation(element: FeedHost, again: () => void): TemplateResult {
  const { lang, words } = speak(element);
  const { feed = '', baseURI } = element;
  const { host } = new URL(URL.canParse(feed, baseURI) ? feed : baseURI, baseURI);
  return sign(element, 'load', 'load', words.loadNotice.replace('{host}', host), lang, words, again);
}

/** Goes on when the element is near the screen. */
export function watch(element: Element, again: () => void, signal: AbortSignal): void {
  const near = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && again(), {
    rootMargin: '50%',
  });
  near.observe(element);
  signal.addEventListener('abort', () => near.disconnect());
}
