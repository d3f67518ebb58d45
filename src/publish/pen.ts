/** Writes text on a canvas in the language and direction that it has. Sizes are in pixels as shown, not as drawn. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Phrase } from '../profile/text.ts';
import { cut } from './cut.ts';
import type { Fonts } from './fonts.ts';
import { linesOf } from './lines.ts';

export interface Ink {
  size: number;
  weight?: number;
  colour: string;
}

/** What is a picture, and no letter of any font here. */
const NOT_DRAWN = /\p{Emoji_Presentation}|\p{RI}|[\u{1f3fb}-\u{1f3ff}]|\ufe0e|\ufe0f|\u20e3|\p{Co}|\p{Cn}/gu;
/** A joiner of pictures that are not there. */
const LOOSE = /(?<![\p{L}\p{M}])\u200d+/gu;
const FIRST_STRONG = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const tidy = (text: string): string =>
  text.normalize('NFC').replace(NOT_DRAWN, '').replace(LOOSE, '').replace(/\s+/g, ' ').trim();

/** Characters of a text; no picture has room for more. */
const LONGEST = 600;

/** A text that stands among others without moving them, whatever its direction. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A text made ready: what is drawn, in which language, direction and font. */
export interface Words {
  text: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  font: string;
  colour: string;
  size: number;
}

export class Pen {
  readonly context: SKRSContext2D;
  readonly #fonts: Fonts;
  readonly #lang: string;
  readonly #dir: 'ltr' | 'rtl';
  readonly #width: number;

  /** @param around language and direction of the card, and its width */
  constructor(context: SKRSContext2D, fonts: Fonts, around: { lang: string; dir: 'ltr' | 'rtl'; width: number }) {
    this.context = context;
    this.#fonts = fonts;
    this.#lang = around.lang;
    this.#dir = around.dir;
    this.#width = around.width;
  }

  words({ text, lang = this.#lang, dir = this.#dir }: Phrase, { size, weight = 400, colour }: Ink): Words {
    const { families, text: drawn } = this.#fonts.choose(tidy(cut(text, LONGEST, lang)), lang);
    const strong = FIRST_STRONG.exec(drawn)?.[0];
    const own = dir === 'auto' ? (strong && RIGHT_TO_LEFT.test(strong) ? 'rtl' : 'ltr') : dir;
    const font = `${weight} ${size}px ${families}`;
    return { text: drawn, lang, dir: own, font, colour, size };
  }

  /** Whether there is anything to be seen of it in the fonts that are there. */
  draws({ text, lang = this.#lang }: Phrase): boolean {
    return this.#fonts.choose(tidy(cut(text, LONGEST, lang)), lang).text !== '';
  }

  measure(words: Words, text = words.text): number {
    this.#use(words);
    return this.context.measureText(text).width;
  }

  lines(words: Words, width: number, most: number, balanced = false): string[] {
    this.#use(words);
    const measure = (text: string) => this.context.measureText(text).width;
    return words.text ? linesOf(words.text, { lang: words.lang, width, most, balanced, measure }) : [];
  }

  /** How far from the left a thing begins that stands so far from the side where reading starts. */
  left(start: number, width: number): number {
    return this.#dir === 'rtl' ? this.#width - start - width : start;
  }

  /** Draws one line; `top` is that of a line of the given height. */
  write(words: Words, text: string, start: number, top: number, height: number): void {
    this.writeAt(words, text, this.left(start, this.measure(words, text)), top, height);
  }

  /** Draws one line of a paragraph, which begins at the side where its own direction does. */
  writeIn(words: Words, text: string, start: number, width: number, top: number, height: number): void {
    const wide = this.measure(words, text);
    this.write(words, text, words.dir === this.#dir ? start : start + width - wide, top, height);
  }

  writeAt(words: Words, text: string, left: number, top: number, height: number): void {
    this.#use(words);
    this.context.fillStyle = words.colour;
    // Capital letters of Noto Sans are 0.714 high: they stand in the middle of the line.
    this.context.fillText(text, left, top + height / 2 + words.size * 0.357);
  }

  box(start: number, top: number, width: number, height: number, radius: number): void {
    this.context.beginPath();
    this.context.roundRect(this.left(start, width), top, width, height, radius);
  }

  #use({ font, dir, lang }: Words): void {
    this.context.font = font;
    this.context.direction = dir;
    this.context.lang = lang;
    this.context.textAlign = 'left';
  }
}
