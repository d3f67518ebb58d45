/** Where pictures are drawn: the canvas and its fonts, which are no part of the package and are installed by who wants pictures. */
import type { Canvas, Image } from '@napi-rs/canvas';
import type { Profile } from '../profile/profile.ts';
import { Fonts } from './fonts.ts';
import { drawPicture, type PictureOptions } from './picture.ts';

/** What to say where something is missing. */
export const INSTALL = 'npm install @napi-rs/canvas @fontsource-variable/noto-sans';

export interface Studio {
  draw(profile: Profile, options: PictureOptions): Buffer;
  /** Reads a picture of any kind; drawings (SVG) become pictures. */
  load(bytes: Buffer): Promise<Image>;
  createCanvas(width: number, height: number): Canvas;
  /** Packages of the fonts that it has. */
  fonts: string[];
  /** Packages whose letters were wanted and are not installed. */
  missing(): string[];
}

let opened: Promise<Studio | undefined> | undefined;

/** Undefined where canvas or fonts are not installed. */
export const studio = (): Promise<Studio | undefined> => (opened ??= open());

async function open(): Promise<Studio | undefined> {
  // The same picture on every machine: fonts of the system are not even looked at.
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';
  let canvas: typeof import('@napi-rs/canvas');
  try {
    canvas = await import('@napi-rs/canvas');
  } catch {
    return undefined;
  }
  const { createCanvas, GlobalFonts, loadImage } = canvas;
  const fonts = new Fonts(GlobalFonts);
  const { installed } = fonts;
  if (!installed.length) return undefined;
  return {
    fonts: installed,
    createCanvas,
    load: (bytes) => loadImage(bytes),
    draw: (profile, options) => drawPicture(createCanvas, fonts, profile, options),
    missing: () => fonts.advice(),
  };
}
