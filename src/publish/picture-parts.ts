/** What the parts of a picture agree on. */
import type { Image } from '@napi-rs/canvas';
import type { colours } from '../theme.ts';
import type { Pen } from './pen.ts';

export interface Look {
  ink: Record<keyof typeof colours, string>;
  preview: boolean;
  padding: number;
  /** Between the paddings. */
  width: number;
  logo: Image | undefined;
  /** Where it was drawn: a square. */
  logoAt?: { left: number; top: number; side: number } | undefined;
}

export interface Block {
  height: number;
  /** What has the highest rank goes first where there is too little room. */
  rank: number;
  /** The same with less in it. */
  shorter?: Block | undefined;
  draw(pen: Pen, top: number): void;
}
