/** What is rarely needed and loaded then: the button to try again, the question before a request, the watch on the screen. */
import { html, nothing, type TemplateResult } from 'lit';
import { FeedError } from '../feed/load.ts';
import type { Language } from '../profile/messages.ts';
import { direction, lookup } from '../profile/text.ts';
import { OrgErrorEvent } from './events.ts';
import type { FeedElement } from './feed-element.ts';
import { reportError } from './report.ts';
import { pageLanguage } from './surroundings.ts';
import { troubleWords, type TroubleWords } from './trouble-words.ts';
import { oneOf } from './wishes.ts';

type Word = keyof TroubleWords;

/** The words for the reader of an element, and what else stands around them. */
function speak(element: HTMLElement) {
  const language = pageLanguage(element) ?? 'en';
  const lang = (lookup(Object.keys(troubleWords), language) ?? 'en') as Language;
  return { lang, words: troubleWords[lang] };
}

/** Whether what it shows is a box of its own. */
const isBoxed = (element: FeedElement & { layout?: string | undefined }): boolean =>
  'layout' in element && oneOf(element.layout, 'full', 'line') === 'full';

/** Asks again, says that it does, and how it ended if nothing changes. */
const trying = (element: HTMLElement, words: TroubleWords, said: string, again: () => void) => (event: Event) => {
  const status = (event.currentTarget as Element).parentElement!.querySelector('[role=status]')!;
  status.textContent = words.loading;
  element.addEventListener('org-error', () => (status.textContent = said), { once: true });
  again();
};

/** The page's own children, and below them a button with the words for it. */
function sign(
  element: FeedElement,
  part: string,
  button: Word,
  said: string,
  lang: string,
  words: TroubleWords,
  again: () => void,
) {
  return html`<div class="frame">
    <div part="card" class=${isBoxed(element) ? 'card compact' : ''}>
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

/** Says what was wrong, to the page's owner too, and what can be done where there is no card. */
export function failure(
  element: FeedElement,
  error: FeedError,
  again: () => void,
  signal: AbortSignal,
): TemplateResult {
  reportError(error, element);
  // When the network is back everybody hears of it at once: each asks at a moment of its own, and no page that nobody
  // looks at, since it gets no frame.
  if (error.reason === 'network')
    addEventListener(
      'online',
      () => setTimeout(requestAnimationFrame, Math.random() * 3_000, () => signal.aborted || again()),
      { signal },
    );
  const { lang, words } = speak(element);
  const said = error.reason === 'not-found' ? words.notFound : words.failed;
  return sign(element, 'retry', 'retry', said, lang, words, () => element.reload());
}

/** Leaves the page's own children where nothing can be drawn: scripts of the page have put theirs in the place of the browser's. */
export function giveUp(element: FeedElement, cause: unknown): void {
  const { renderRoot, states, baseURI } = element;
  const error = new FeedError('format', baseURI, { cause });
  if (!renderRoot?.querySelector('.frame')) {
    const slot = Document.prototype.createElement.call(document, 'slot');
    // Where there are no children, in place of nothing.
    const child = element.querySelector(':scope > :not(script, template, [slot])');
    renderRoot?.replaceChildren(slot, child ? '' : error.message);
    states.clear();
  }
  states.add('error');
  reportError(error, element);
  element.dispatchEvent(new OrgErrorEvent(error));
}

/** What will be asked for from where, once the visitor wants it. */
function invitation(element: FeedElement, again: () => void): TemplateResult {
  const { lang, words } = speak(element);
  const { feed = '', baseURI } = element;
  const { host } = new URL(URL.canParse(feed, baseURI) ? feed : baseURI, baseURI);
  return sign(element, 'load', 'load', words.loadNotice.replace('{host}', host), lang, words, again);
}

/** Goes on when the element is near the screen. */
function watch(element: Element, again: () => void, signal: AbortSignal): void {
  const near = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && again(), {
    rootMargin: '50%',
  });
  near.observe(element);
  signal.addEventListener('abort', () => near.disconnect());
}

/** Waits for the visitor, or until the element is near the screen. */
export function hold(
  element: FeedElement,
  mode: 'lazy' | 'click',
  again: () => void,
  signal: AbortSignal,
): TemplateResult | undefined {
  if (mode === 'click') return invitation(element, again);
  watch(element, again, signal);
  return undefined;
}
