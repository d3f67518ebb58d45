/** Makes of a downloaded logo a file that pages and mails can show: small, and of a kind that every mail program knows. */
import type { Image } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { colours } from '../theme.ts';
import { drawingOf } from './drawing.ts';
import { LogoError } from './logo-error.ts';
import { studio, type Studio } from './studio.ts';

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
/** A picture that counts its readers, or a mistake. */
const LEAST_SIDE = 8;
/** Pixels; more would take all memory when they are unpacked. */
const MOST_PIXELS = 25_000_000;

/** The bytes decide what it is, not what its server says. */
export async function logoFile(bytes: Buffer): Promise<LogoFile> {
  const svg = drawingOf(bytes);
  const { type, width, height, turned } = svg ? { type: 'svg', width: 0, height: 0 } : sizeOf(bytes);
  const kind = ({ png: 'png', jpg: 'jpg', gif: 'gif' } as const)[type ?? ''];
  const asItIs = kind && ({ name: `logo.${kind}`, bytes, width, height } as const);
  const isSmall = asItIs && bytes.length <= SMALL_BYTES && Math.max(width, height) <= SMALL_SIDE;
  // A photograph lets nothing through. One that a camera has turned is shown upright by browsers, not by all mail programs.
  if (isSmall && kind === 'jpg' && !turned) return asItIs;
  const drawing = await studio();
  if (!drawing) {
    if (asItIs) return asItIs;
    throw new LogoError(`${type ?? 'this kind'} has to be drawn anew, which needs @napi-rs/canvas`);
  }
  try {
    const image = await drawing.load(svg ?? bytes);
    const background = kind === 'jpg' ? undefined : groundOf(image, drawing);
    if (isSmall && !turned) return background ? { ...asItIs, background } : asItIs;
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

interface Size {
  type: string | undefined;
  width: number;
  height: number;
  turned?: boolean;
}

/** As browsers show it. */
function sizeOf(bytes: Buffer): Size {
  let size: ReturnType<typeof imageSize> | undefined;
  try {
    size = imageSize(bytes);
  } catch {
    // Told below.
  }
  if (!size?.width || !size.height) throw new LogoError('it is no picture');
  const { type, width, height, orientation = 1 } = size;
  if (width * height > MOST_PIXELS) throw new LogoError('it has too many pixels');
  if (Math.max(width, height) < LEAST_SIDE) throw new LogoError('it is too small to be seen');
  if (isCut(type, bytes)) throw new LogoError('its end is missing');
  const [w, h] = orientation > 4 ? [height, width] : [width, height];
  return { type, width: w, height: h, turned: orientation > 1 };
}

/** Whether a download ended too early: browsers would show the upper part. */
function isCut(type: string | undefined, bytes: Buffer): boolean {
  if (type === 'png') return !bytes.includes('IEND');
  // A small picture within it has an end of its own.
  if (type === 'jpg') return bytes.lastIndexOf('ffd9', undefined, 'hex') < bytes.lastIndexOf('ffda', undefined, 'hex');
  return type === 'webp' && bytes.readUInt32LE(4) + 8 > bytes.length;
}
