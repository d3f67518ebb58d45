/** What is rarely needed and loaded then: the button to try again, the question before a request, the watch on the screen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FeedError } from '../feed/load.ts';
import type { Language } from '../profile/messages.ts';
import { direction, lookup } from '../profile/text.ts';
import type { FeedHost } from './feed-controller.ts';
import { pageLanguage } from './surroundings.ts';
import { troubleWords, type TroubleWords } from './trouble-words.ts';

type Word = keyof TroubleWords;

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
