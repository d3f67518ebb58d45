/** The parts of a card's picture, each with the height that it needs, from top to bottom. */
import type { Profile } from '../profile/profile.ts';
import type { Phrase } from '../profile/text.ts';
import { cut } from './cut.ts';
import { leadOf } from './mail-card.ts';
import { isolated, type Ink, type Pen, type Words } from './pen.ts';
import { head } from './picture-head.ts';
import type { Block, Look } from './picture-parts.ts';

const NOTHING: Block = { height: 0, rank: 0, draw() {} };

/** Everything but the foot. */
export function blocksOf(profile: Profile, pen: Pen, look: Look): Block[] {
  const blocks = [head(profile, pen, look), status(profile, pen, look), facts(profile, pen, look)];
  blocks.push(tags(profile, pen, look), lead(profile, pen, look), contact(profile, pen, look));
  return blocks.filter(({ height }) => height);
}

/** Lines of one text under another. */
function paragraph(phrase: Phrase, pen: Pen, ink: Ink, { padding, width }: Look, most: number, rank: number): Block {
  const words = pen.words(phrase, ink);
  const step = Math.round(ink.size * 1.45);
  const make = (most: number): Block => {
    const lines = pen.lines(words, width, most);
    return {
      height: lines.length * step,
      rank,
      shorter: lines.length > 1 && rank ? make(lines.length - 1) : undefined,
      draw: (pen, top) => lines.forEach((line, i) => pen.writeIn(words, line, padding, width, top + i * step, step)),
    };
  };
  return make(most);
}

function status({ status, successor }: Profile, pen: Pen, look: Look): Block {
  if (!status) return NOTHING;
  const next = successor && [successor.label?.text, successor.name.text].filter((text) => text !== undefined);
  const text = [cut(status.text, 160, 'en'), ...(next ?? []).map((part) => cut(part, 160, 'en'))].join(' ');
  const inner = { ...look, padding: look.padding + 12, width: look.width - 24 };
  const lines = paragraph({ ...status, text }, pen, { size: 15, colour: look.ink.notice }, inner, 3, 0);
  return {
    height: lines.height + 16,
    rank: 0,
    draw(pen, top) {
      pen.box(look.padding, top, look.width, lines.height + 16, 8);
      pen.context.fillStyle = look.ink.noticeSurface;
      pen.context.fill();
      lines.draw(pen, top + 8);
    },
  };
}

/** Label above value, side by side as far as they go. */
function facts({ facts }: Profile, pen: Pen, { ink, preview, padding, width }: Look): Block {
  const [small, size] = preview ? [13, 16.5] : [13, 15.5];
  const [labelStep, step] = [Math.round(small * 1.4), Math.round(size * 1.4)];
  const room = preview ? 34 : 36;
  let [x, y, rowHeight] = [0, 0, 0];
  const cells = facts.slice(0, 4).map(({ label, value }) => {
    const name = pen.words({ text: label }, { size: small, colour: ink.muted });
    const words = pen.words(value, { size, weight: 550, colour: ink.text });
    const lines = pen.lines(words, Math.min(width, 260), 2);
    const wide = Math.max(pen.measure(name), ...lines.map((line) => pen.measure(words, line)));
    if (x && x + wide > width) [x, y, rowHeight] = [0, y + rowHeight + 10, 0];
    const cell = { name, words, lines, x, y };
    x += wide + room;
    rowHeight = Math.max(rowHeight, labelStep + lines.length * step);
    return cell;
  });
  return {
    height: cells.length ? y + rowHeight : 0,
    rank: 2,
    draw(pen, top) {
      for (const { name, words, lines, x, y } of cells) {
        pen.write(name, name.text, padding + x, top + y, labelStep);
        lines.forEach((line, i) => pen.write(words, line, padding + x, top + y + labelStep + i * step, step));
      }
    },
  };
}

function tags({ tags, lang }: Profile, pen: Pen, { ink, preview, padding, width }: Look): Block {
  const size = preview ? 15.5 : 14;
  const [high, inside, gap] = [Math.round(size * 1.9), 12, 8];
  const most = preview ? 1 : 2;
  const chip = (phrase: Phrase) => {
    const words = pen.words({ ...phrase, text: cut(phrase.text, 40, lang) }, { size, colour: ink.accent });
    return { words, wide: pen.measure(words) + 2 * inside };
  };
  const chips: { words: Words; wide: number; x: number; y: number }[] = [];
  let [x, row] = [0, 0];
  for (const [i, { label }] of tags.entries()) {
    const rest = tags.length - i - 1;
    const next = chip(label);
    const more = rest ? chip({ text: `+${rest}` }).wide + gap : 0;
    if (x && x + next.wide > width) [x, row] = [0, row + 1];
    const lastRow = row === most - 1;
    if (row >= most || (lastRow && x + next.wide + more > width && (rest > 0 || x + next.wide > width))) {
      const count = chip({ text: `+${rest + 1}` });
      if (row >= most) ({ x, row } = endOf(chips, gap));
      chips.push({ ...count, x, y: row * (high + gap) });
      break;
    }
    chips.push({ ...next, x, y: row * (high + gap) });
    x += next.wide + gap;
  }
  return {
    height: chips.length ? chips.at(-1)!.y + high : 0,
    rank: 4,
    draw(pen, top) {
      for (const { words, wide, x, y } of chips) {
        pen.box(padding + x, top + y, wide, high, high / 2);
        pen.context.fillStyle = ink.tint;
        pen.context.fill();
        pen.box(padding + x + 0.5, top + y + 0.5, wide - 1, high - 1, high / 2);
        pen.context.strokeStyle = ink.line;
        pen.context.stroke();
        pen.write(words, words.text, padding + x + inside, top + y, high);
      }
    },
  };
}

/** Behind the last chip. */
const endOf = (chips: readonly { wide: number; x: number; y: number }[], gap: number) => {
  const last = chips.at(-1)!;
  return { x: last.x + last.wide + gap, row: last.y ? 1 : 0 };
};

function lead(profile: Profile, pen: Pen, look: Look): Block {
  const text = leadOf(profile, 320);
  const size = look.preview ? 16.5 : 15.5;
  return text ? paragraph(text, pen, { size, colour: look.ink.text }, look, 4, 3) : NOTHING;
}

/** In a picture nothing can be followed: what is told is what can be read. A preview has no room for it. */
function contact({ contact, messages }: Profile, pen: Pen, look: Look): Block {
  if (look.preview) return NOTHING;
  const line = (kinds: readonly string[], most: number, between: string): Phrase | undefined => {
    const texts = contact
      .filter(({ kind }) => kinds.includes(kind))
      .slice(0, most)
      .map(({ lines }) => lines.map(({ text }) => isolated(text)).join(messages.comma));
    return texts.length ? { text: texts.join(between) } : undefined;
  };
  const lines = [line(['address'], 1, ''), line(['phone'], 2, ' · '), line(['email', 'website'], 2, ' · ')];
  const ink = { size: 15, colour: look.ink.text };
  const blocks = lines.filter((text) => text !== undefined).map((text) => paragraph(text, pen, ink, look, 2, 0));
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    rank: 5,
    draw(pen, top) {
      for (const block of blocks) {
        block.draw(pen, top);
        top += block.height;
      }
    },
  };
}

/** Whose data it is, and of when. */
export function footOf({ source, dated, messages, lang }: Profile, pen: Pen, { ink, padding, width }: Look): Block {
  const size = 13;
  const step = Math.round(size * 1.45);
  const muted = { size, colour: ink.muted };
  const from = source && {
    ...source.name,
    text: `${messages.source} ${isolated(cut(source.name.text, 120, lang))}`,
    lang: undefined,
    dir: undefined,
  };
  const left = from && pen.words(from, muted);
  const right = dated && pen.words({ text: dated.text }, muted);
  if (!left && !right) return NOTHING;
  const wide = right ? pen.measure(right) : 0;
  const beside = !left || !right || pen.measure(left) + wide + 24 <= width;
  const lines = left ? pen.lines(left, width, 2) : [];
  const textHeight = beside ? step : (lines.length + 1) * step;
  return {
    height: 13 + textHeight,
    rank: 0,
    draw(pen, top) {
      pen.context.fillStyle = ink.line;
      pen.context.fillRect(padding, top, width, 1);
      lines.forEach((line, i) => pen.write(left!, line, padding, top + 13 + i * step, step));
      if (right && beside && left) pen.write(right, right.text, padding + width - wide, top + 13, step);
      else if (right) pen.write(right, right.text, padding, top + 13 + lines.length * step, step);
    },
  };
}
