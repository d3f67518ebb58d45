/**
 * Many elements that become ready at once take turns, so that the page stays alive: a slice of work, a breath, those
 * near the screen first. One element alone never waits.
 */

import { carry } from './carry.ts';
import type { FeedElement } from './feed-element.ts';

/** Milliseconds of work before the page may paint and answer: at first, beside whatever the page does then, and later. */
const FIRST_SLICE = 40;
const SLICE = 80;

interface Turn {
  element: FeedElement;
  /** @param far whether the element is off the screen; unknown where there was no time to look */
  work: (far?: boolean) => void;
}
const waiting: Turn[] = [];
let sliceEnd = 0;

/** Lets the page live, then goes on: a message is a task of its own, sooner than any timer. Made where it is first used. */
let breath: MessagePort | undefined;
function breathe(): void {
  if (!breath) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = slice;
    breath = port2;
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  breath.postMessage(0);
}

/** Draws at once where there is time, else when it is the element's turn; the promise tells when. */
export function inTurn(element: FeedElement, draw: () => void): Promise<void> | undefined {
  const work = (far = false): void => {
    const hadCard = !!cardIn(element);
    carry(element, draw);
    // What is off the screen when it is first drawn: from then on the browser sees to what comes near.
    if (far && !hadCard) cardIn(element)?.classList.add('far');
  };
  if (!sliceEnd) {
    sliceEnd = Date.now() + FIRST_SLICE;
    breathe();
  }
  if (!waiting.length && Date.now() < sliceEnd) return void work();
  return new Promise((resolve, reject) => {
    waiting.push({
      element,
      work(far) {
        try {
          resolve(work(far));
        } catch (error) {
          reject(error as Error);
        }
      },
    });
  });
}

const cardIn = ({ renderRoot }: FeedElement): Element | null => renderRoot?.querySelector('.frame:not([aria-hidden])');

function slice(): void {
  const distances = new Map(waiting.map(({ element }) => [element, distance(element)]));
  // Equally far ones in the order of the page: an inline host that becomes a block costs the more, the more follow it.
  waiting.sort((a, b) => distances.get(a.element)! - distances.get(b.element)!);
  sliceEnd = Date.now() + SLICE;
  while (waiting.length && Date.now() < sliceEnd) {
    const { element, work } = waiting.shift()!;
    work(distances.get(element)! > 0);
  }
  if (waiting.length) breathe();
  else sliceEnd = 0;
}

/** How far from the screen. */
function distance(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
