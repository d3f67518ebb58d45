/** A code that telephones read, black on white, with the quiet margin that it needs. */
import { encode } from 'uqr';
import { indexedPng } from './png.ts';

/** Pixels of a module: the smallest side is above 400, the largest below 1,500. */
const scaleOf = (modules: number): number => Math.max(8, Math.ceil(400 / modules));

/** @param text mostly an address; up to 2,331 bytes fit */
export function qrCode(text: string): Buffer {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const scale = scaleOf(size);
  const side = size * scale;
  const rows = Buffer.alloc((side + 1) * side);
  for (let y = 0; y < side; y++) {
    const modules = data[Math.floor(y / scale)]!;
    for (let x = 0; x < side; x++) rows[y * (side + 1) + 1 + x] = modules[Math.floor(x / scale)] ? 1 : 0;
  }
  return indexedPng(side, side, [[255, 255, 255, 255], [0, 0, 0, 255]], rows); // prettier-ignore
}
