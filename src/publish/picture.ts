/** The card as a picture: drawn at twice the size at which it is shown, with the colours and the order of the live one. */
import type { Canvas, Image } from '@napi-rs/canvas';
import type { Profile } from '../profile/profile.ts';
import { border, colours, radius } from '../theme.ts';
import type { Fonts } from './fonts.ts';
import { Pen } from './pen.ts';
import { blocksOf, footOf } from './picture-blocks.ts';
import type { Block, Look } from './picture-parts.ts';
import { png } from './png.ts';

export interface PictureOptions {
  /** For mail: as high as it needs to be; for previews: 1200 × 630, without a frame. */
  kind: 'card' | 'preview';
  dark?: boolean | undefined;
  logo?: Image | undefined;
}

/** Shown width of both. */
const WIDTH = 600;
const SCALE = 2;
const PREVIEW_HEIGHT = 315;
/** More than the longest card needs. */
const TALLEST = 1200;
const GAP = 16;

const total = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { height }, i) => sum + height + (i ? GAP : 0), 0);

/** What mail may weigh; a photograph may add to it. */
const MOST_BYTES = 60_000;
const MOST_BYTES_WITH_LOGO = 100_000;

type CreateCanvas = (width: number, height: number) => Canvas;

/** The picture as PNG. */
export function drawPicture(
  createCanvas: CreateCanvas,
  fonts: Fonts,
  whole: Profile,
  { kind, dark = false, logo }: PictureOptions,
): Buffer {
  const ink = Object.fromEntries(
    Object.entries(colours).map(([name, pair]) => [name, pair[dark ? 1 : 0]]),
  ) as Look['ink'];
  const preview = kind === 'preview';
  const padding = preview ? 30 : 24;
  const measuring = createCanvas(1, 1).getContext('2d');
  const around = { lang: whole.lang, dir: whole.dir, width: WIDTH };
  const look: Look = { ink, preview, padding, width: WIDTH - 2 * padding, logo };
  const plan = new Pen(measuring, fonts, around);
  const profile = drawable(whole, plan);
  const foot = footOf(profile, plan, look);
  const room = preview ? PREVIEW_HEIGHT - 2 * padding - foot.height - (foot.height && GAP) : TALLEST;
  let blocks = fitting(blocksOf(profile, plan, look), room);
  for (;;) {
    const made = drawn(createCanvas, profile, fonts, look, blocks, foot);
    const least = leastOf(blocks);
    if (made.length <= (logo ? MOST_BYTES_WITH_LOGO : MOST_BYTES) || !least.rank) return made;
    blocks = blocks.filter((block) => block !== least);
  }
}

/** Without what no font has letters for: a label with nothing below it, a comma with nothing behind. */
const drawable = (profile: Profile, pen: Pen): Profile => ({
  ...profile,
  facts: profile.facts.filter(({ value }) => pen.draws(value)),
  places: profile.places.filter((place) => pen.draws(place)),
  tags: profile.tags.filter(({ label }) => pen.draws(label)),
  contact: profile.contact
    .map((entry) => ({ ...entry, lines: entry.lines.filter((line) => pen.draws(line)) }))
    .filter(({ lines }) => lines.length),
});

function drawn(
  createCanvas: CreateCanvas,
  { lang, dir }: Profile,
  fonts: Fonts,
  look: Look,
  blocks: readonly Block[],
  foot: Block,
): Buffer {
  const { ink, preview, padding } = look;
  const content = total(blocks);
  const below = foot.height && GAP + foot.height;
  const height = preview ? PREVIEW_HEIGHT : Math.ceil(content + below + 2 * padding);
  const canvas = createCanvas(WIDTH * SCALE, height * SCALE);
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  const pen = new Pen(context, fonts, { lang, dir, width: WIDTH });
  context.fillStyle = ink.surface;
  if (preview) context.fillRect(0, 0, WIDTH, height);
  else {
    pen.box(0.5, 0.5, WIDTH - 1, height - 1, radius * 16);
    context.fill();
    context.strokeStyle = border;
    context.stroke();
  }
  let top = padding + (preview ? Math.max(0, Math.round((height - 2 * padding - below - content) / 2)) : 0);
  for (const block of blocks) {
    block.draw(pen, top);
    top += block.height + GAP;
  }
  foot.draw(pen, height - padding - foot.height);
  const { logoAt: at } = look;
  return png(canvas.data(), WIDTH * SCALE, height * SCALE, {
    exact: [...Object.values(ink), border, '#ffffff'],
    logo: at && { left: at.left * SCALE, top: at.top * SCALE, side: at.side * SCALE },
  });
}

/** What matters least of what may be left out; of equals the last. */
const leastOf = (blocks: readonly Block[]): Block =>
  blocks.reduce((least, block) => (block.rank >= least.rank ? block : least));

/** Leaves out what matters least until the rest fits. */
function fitting(blocks: readonly Block[], room: number): Block[] {
  let shown = [...blocks];
  while (total(shown) > room && shown.length > 1) {
    const least = leastOf(shown);
    shown = least.shorter
      ? shown.map((block) => (block === least ? least.shorter! : block))
      : shown.filter((block) => block !== least);
  }
  return shown;
}
