/** Breaks a text into lines, by the rules of its script, and balances them: a canvas does neither. */
import { segmenter } from './cut.ts';

// Scripts that are written without spaces; Korean has them.
const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\u3000-\u303f\uff00-\uffef';
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');
/** What never begins a line: closing marks, dashes, small kana, lengthening marks. */
const NOT_FIRST =
  /^[\p{Pe}\p{Pf}\p{M},.;:!?%…、。，．：；！？・·ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ\u00a0]/u;
/** What never ends one: opening marks, currencies, a space that does not break. */
const NOT_LAST = /[\p{Ps}\p{Pi}\p{Sc}#¿¡\u00a0]$/u;
const BREAKS_AFTER = /[-\u2010\u2012-\u2014/]$/;

/** The parts between which a line may break; spaces stay at the end of the part before. */
export function partsOf(text: string, lang: string): string[] {
  const parts: string[] = [];
  let last = '';
  for (const { segment } of segmenter(lang, 'word').segment(text)) {
    const blank = /^[^\S\u00a0]+$/.test(segment);
    const breaks =
      !blank &&
      !NOT_FIRST.test(segment) &&
      !NOT_LAST.test(last) &&
      (/[^\S\u00a0]$/.test(last) ||
        ENDS_UNSPACED.test(last) ||
        STARTS_UNSPACED.test(segment) ||
        (BREAKS_AFTER.test(last) && /^\p{L}/u.test(segment) && parts.at(-1)!.length > 2));
    if (breaks || !parts.length) parts.push(segment);
    else parts[parts.length - 1] += segment;
    last = segment;
  }
  return parts;
}

export interface LineRules {
  lang: string;
  width: number;
  /** Most lines; what is beyond becomes an ellipsis. */
  most: number;
  /** Lines of the same length, for titles. */
  balanced?: boolean;
  measure: (text: string) => number;
}

/** Lines, none wider than allowed. */
export function linesOf(text: string, { lang, width, most, balanced = false, measure }: LineRules): string[] {
  const parts = partsOf(text.trim(), lang).flatMap((part) => fitting(part, width, lang, measure));
  const count = countLines(parts, width);
  let narrow = width;
  if (balanced && count > 1 && count <= most) {
    // The narrowest in which there are no more lines.
    let [low, high] = [Math.max(...parts.map(({ bare }) => bare), width / count), width];
    while (high - low > 2) {
      const middle = (low + high) / 2;
      if (countLines(parts, middle) > count) low = middle;
      else high = middle;
    }
    narrow = high;
  }
  const lines: string[] = [];
  let [line, sum] = ['', 0];
  for (const part of parts) {
    if (line && sum + part.bare > narrow) {
      lines.push(line.trimEnd());
      [line, sum] = ['', 0];
    }
    line += part.text;
    sum += part.width;
  }
  if (line) lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most);
  shown[most - 1] = shortened(lines.slice(most - 1, most + 1).join(' '), width, lang, measure);
  return shown;
}

interface Part {
  text: string;
  width: number;
  /** Without the space at its end, which may hang out of the line. */
  bare: number;
}

/** A part that fits into a line; one that is wider is broken between characters. */
function fitting(text: string, width: number, lang: string, measure: LineRules['measure']): Part[] {
  const bare = measure(text.trimEnd());
  if (bare <= width) return [{ text, bare, width: text.trimEnd() === text ? bare : measure(text) }];
  const pieces: Part[] = [];
  let [piece, sum] = ['', 0];
  for (const { segment } of segmenter(lang, 'grapheme').segment(text)) {
    const own = measure(segment);
    if (piece && sum + own > width) {
      pieces.push({ text: piece, width: sum, bare: sum });
      [piece, sum] = ['', 0];
    }
    piece += segment;
    sum += own;
  }
  return [...pieces, { text: piece, width: sum, bare: sum }];
}

function countLines(parts: readonly Part[], width: number): number {
  let [count, sum] = [1, 0];
  for (const part of parts) {
    if (sum && sum + part.bare > width) [count, sum] = [count + 1, 0];
    sum += part.width;
  }
  return count;
}

/** As many words as fit with an ellipsis behind them. */
function shortened(text: string, width: number, lang: string, measure: LineRules['measure']): string {
  const parts = partsOf(text, lang).flatMap((part) => fitting(part, width, lang, measure));
  while (
    parts.length > 1 &&
    measure(
      `${parts
        .map(({ text }) => text)
        .join('')
        .trimEnd()}…`,
    ) > width
  )
    parts.pop();
  const kept = parts.map(({ text }) => text).join('');
  return `${kept.replace(/[\s,.;:、。]+$/u, '')}…`;
}
