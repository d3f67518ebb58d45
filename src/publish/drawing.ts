/** Drawings (SVG) among logos: what they are written in, and whether drawing them ever ends. */
import { gunzipSync } from 'node:zlib';
import { LogoError, MOST_BYTES } from './logo-error.ts';

/** Times that parts of it are drawn. A logo has a few hundred of them. */
const MOST_PARTS = 20_000;
/** Parts within parts. */
const MOST_DEEP = 1000;

/** A drawing as UTF-8, packed (`.svgz`) or not; undefined where it is something else. */
export function drawingOf(bytes: Buffer): Buffer | undefined {
  const text = decoded(bytes).trimStart();
  // Editors of drawings put comments and a document type before it; a page may have a drawing in it.
  if (!/^<(svg|[?!])/i.test(text) || /^<!doctype html/i.test(text) || !/<svg[\s>]/.test(text)) return undefined;
  if (partsOf(text) > MOST_PARTS) throw new LogoError('it repeats its parts too often');
  return Buffer.from(text.replace(/^<\?xml[^>]*\?>/, ''));
}

function decoded(packed: Buffer): string {
  let bytes = packed;
  try {
    if (packed[0] === 0x1f && packed[1] === 0x8b) bytes = gunzipSync(packed, { maxOutputLength: MOST_BYTES });
  } catch {
    // Told as no picture.
  }
  const [a, b] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return new TextDecoder(wide ? (a === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** How many parts that have ids are drawn: each may show others by their ids, and these again others. */
function partsOf(svg: string): number {
  const shown = new Map<string, string[]>();
  const open: (string | undefined)[] = [];
  const all: string[] = [];
  for (const [, close, rest = '', alone] of svg.matchAll(/<(\/?)[a-z][\w:]*([^<>]*?)(\/?)>/gi)) {
    if (close) {
      open.pop();
      continue;
    }
    const id = /\sid\s*=\s*["']([^"']*)/.exec(rest)?.[1];
    if (id !== undefined && !shown.has(id)) shown.set(id, []);
    const ids = [...rest.matchAll(/#([^"')\s]+)/g)].map(([, name]) => name!);
    all.push(...ids);
    for (const outer of new Set([...open, id])) if (outer !== undefined) shown.get(outer)!.push(...ids);
    if (!alone && open.push(id) > MOST_DEEP) return Infinity;
  }
  const counts = new Map<string, number>();
  const count = (id: string, deep = 0): number => {
    if (deep > MOST_DEEP) return Infinity;
    let parts = counts.get(id);
    if (parts !== undefined) return parts;
    // What shows itself shows nothing.
    counts.set(id, 0);
    parts = 1;
    for (const other of shown.get(id) ?? []) parts += count(other, deep + 1);
    counts.set(id, parts);
    return parts;
  };
  return all.reduce((sum, id) => sum + count(id), 0);
}
