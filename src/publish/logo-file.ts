/** Makes of a downloaded logo a file that pages and mails can show: small, and of a kind that every mail program knows. */
import type { Image } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { colours } from '../theme.ts';
import { studio, type Studio } from './studio.ts';

/** Why there is no logo, in words that follow « logo of …: ». */
export class LogoError extends Error {}

/** Of what is fetched or read. */
export const MOST_BYTES = 2_000_000;

export interface LogoFile {
  name: 'logo.png' | 'logo.jpg' | 'logo.gif';
  bytes: Buffer;
  width: number;
  height: number;
  /** The ground that it needs to be seen, where that is not the white one that all logos get. */
  background?: string | undefined;
}

/** What may stay as it is. */
const SMALL_BYTES = 100_000;
const SMALL_SIDE = 800;
/** Longest side of what is drawn anew: twice what any page shows. */
const SIDE = 320;
/** Pixels; more would take all memory when they are unpacked. */
const MOST_PIXELS = 25_000_000;

/** The bytes decide what it is, not what its server says. */
export async function logoFile(bytes: Buffer): Promise<LogoFile> {
  const { type, width, height } = sizeOf(bytes);
  const kind = ({ png: 'png', jpg: 'jpg', gif: 'gif' } as const)[type ?? ''];
  const asItIs = kind && ({ name: `logo.${kind}`, bytes, width, height } as const);
  const isSmall = asItIs && bytes.length <= SMALL_BYTES && Math.max(width, height) <= SMALL_SIDE;
  // A photograph lets nothing through.
  if (isSmall && kind === 'jpg') return asItIs;
  const drawing = await studio();
  if (!drawing) {
    if (asItIs) return asItIs;
    throw new LogoError(`${type ?? 'this kind'} has to be drawn anew, which needs @napi-rs/canvas`);
  }
  try {
    const image = await drawing.load(bytes);
    const background = kind === 'jpg' ? undefined : groundOf(image, drawing);
    if (isSmall) return background ? { ...asItIs, background } : asItIs;
    const scale = SIDE / Math.max(image.width, image.height);
    // A drawing has no pixels of its own and may grow.
    const by = type === 'svg' ? scale : Math.min(1, scale);
    const [w, h] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * by))) as [number, number];
    const canvas = drawing.createCanvas(w, h);
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, w, h);
    return kind === 'jpg'
      ? { name: 'logo.jpg', bytes: canvas.toBuffer('image/jpeg', 88), width: w, height: h }
      : { name: 'logo.png', bytes: canvas.toBuffer('image/png'), width: w, height: h, background };
  } catch (error) {
    if (error instanceof LogoError) throw error;
    throw new LogoError('it cannot be read', { cause: error });
  }
}

/** Pixels of a side: enough that a logo's colour is seen. */
const SAMPLE = 32;

/** What is drawn in white on nothing gets a dark ground. Throws where nothing is drawn at all. */
function groundOf(image: Image, { createCanvas }: Studio): string | undefined {
  const context = createCanvas(SAMPLE, SAMPLE).getContext('2d');
  context.drawImage(image, 0, 0, SAMPLE, SAMPLE);
  const { data } = context.getImageData(0, 0, SAMPLE, SAMPLE);
  let [seen, light] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3]! < 64) continue;
    seen++;
    if (Math.min(data[i]!, data[i + 1]!, data[i + 2]!) > 210) light++;
  }
  if (!seen) throw new LogoError('there is nothing to be seen on it');
  const isLetThrough = seen < 0.95 * SAMPLE * SAMPLE;
  return isLetThrough && light > 0.9 * seen ? colours.text[0] : undefined;
}

function sizeOf(bytes: Buffer): { type: string | undefined; width: number; height: number } {
  let size: ReturnType<typeof imageSize> | undefined;
  try {
    size = imageSize(bytes);
  } catch {
    // Told below.
  }
  if (!size?.width || !size.height) throw new LogoError('it is no picture');
  // A drawing is unpacked in the size in which it is drawn.
  if (size.type !== 'svg' && size.width * size.height > MOST_PIXELS) throw new LogoError('it has too many pixels');
  return { type: size.type, width: size.width, height: size.height };
}
