/** Texts made short for a place with little room. */

/** At most so many characters; ends with a sentence where one ends late enough, else after a word, with an ellipsis. */
export function cut(text: string, most: number, lang: string): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most);
  const sentences = [...segmenter(lang, 'sentence').segment(head)];
  // The last one is cut somewhere; those before it are whole.
  const whole = sentences.at(-1)!.index;
  if (whole > most / 2) return head.slice(0, whole).trimEnd();
  const words = [...segmenter(lang, 'word').segment(text.slice(0, most + 20))];
  const last = words.findLast(({ index, segment, isWordLike }) => isWordLike && index + segment.length < most);
  const graphemes = () => [...segmenter(lang, 'grapheme').segment(head)].slice(0, -1);
  const end = last && last.index > most / 2 ? last.index + last.segment.length : (graphemes().at(-1)?.index ?? 0);
  return `${head.slice(0, end).trimEnd()}…`;
}

const made = new Map<string, Intl.Segmenter>();
/** Where words, sentences or characters end in a language; one that Intl does not know is read as English. */
export function segmenter(lang: string, granularity: 'grapheme' | 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${lang}`;
  let found = made.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter([lang, 'en'], { granularity });
    } catch {
      found = new Intl.Segmenter('en', { granularity });
    }
    made.set(key, found);
  }
  return found;
}
