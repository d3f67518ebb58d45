/** The head of a card's picture: logo or initials, name, place. */
import type { Profile } from '../profile/profile.ts';
import { cut } from './cut.ts';
import { isolated, type Pen, type Words } from './pen.ts';
import type { Block, Look } from './picture-parts.ts';

/** Sizes of a name: the first in which it takes no more than three lines. */
const NAME_SIZES = { card: [22, 20, 18, 16.5], preview: [30, 26, 22, 19, 17] };

/** Never left out. */
export function head(profile: Profile, pen: Pen, look: Look): Block {
  const { ink, preview, padding, width, logo } = look;
  const { name, acronym, places, messages, initials, id } = profile;
  const side = preview ? 64 : 56;
  const letters = pen.words({ text: initials, dir: 'auto' }, { size: side * 0.34, weight: 650, colour: ink.accent });
  const plate = logo || letters.text ? side + 16 : 0;
  const room = width - plate;
  const text = cut(name.text, 320, name.lang ?? profile.lang);
  const fitted = (preview ? NAME_SIZES.preview : NAME_SIZES.card).map((size) => {
    const words = pen.words({ ...name, text }, { size, weight: 650, colour: ink.text });
    // A name of pictures alone has its id.
    const drawn = words.text ? words : pen.words({ text: id }, { size, weight: 650, colour: ink.text });
    return { words: drawn, size, lines: pen.lines(drawn, room, 7, true) };
  });
  const { words, size, lines } = fitted.find(({ lines }) => lines.length <= 3) ?? fitted.at(-1)!;
  const behind = acronym
    ? pen.words({ ...acronym, text: `(${cut(acronym.text, 40, profile.lang)})` }, { size, colour: ink.muted })
    : undefined;
  const last = pen.measure(words, lines.at(-1) ?? '');
  const wide = behind ? pen.measure(behind) : 0;
  const besides = behind && last + size * 0.3 + wide <= room;
  const step = Math.round(size * 1.28);
  const placeSize = preview ? 17 : 15.5;
  const where = pen.words(
    {
      text: places
        .slice(0, 6)
        .map((place) => (place.dir ? isolated(place.text) : place.text))
        .join(messages.comma),
    },
    { size: placeSize, colour: ink.muted },
  );
  const whereLines = pen.lines(where, room, 2);
  const placeStep = Math.round(placeSize * 1.4);
  const nameLines = lines.length + (behind && !besides ? 1 : 0);
  const textHeight = nameLines * step + (whereLines.length ? 3 + whereLines.length * placeStep : 0);
  return {
    height: Math.max(plate ? side : 0, textHeight),
    rank: 0,
    draw(pen, top) {
      if (plate) drawPlate(pen, look, side, top, profile.logo?.background, letters);
      let y = top + Math.max(0, ((plate ? side : 0) - textHeight) / 2);
      const start = padding + plate;
      for (const [i, line] of lines.entries()) {
        if (behind && besides && i === lines.length - 1) {
          // Behind the name in the name's own direction, both together where reading starts.
          const both = last + size * 0.3 + wide;
          const left = pen.left(start, both);
          const reversed = words.dir === 'rtl';
          pen.writeAt(words, line, reversed ? left + both - last : left, y, step);
          pen.writeAt(behind, behind.text, reversed ? left : left + both - wide, y, step);
        } else pen.write(words, line, start, y, step);
        y += step;
      }
      if (behind && !besides) {
        pen.write(behind, behind.text, start, y, step);
        y += step;
      }
      y += 3;
      for (const line of whereLines) {
        pen.write(where, line, start, y, placeStep);
        y += placeStep;
      }
    },
  };
}

/** The logo on its own ground, white unless the feed says otherwise; without one initials. */
function drawPlate(
  pen: Pen,
  look: Look,
  side: number,
  top: number,
  background: string | undefined,
  letters: Words,
): void {
  const { logo, ink, padding } = look;
  const { context } = pen;
  pen.box(padding, top, side, side, 10);
  context.fillStyle = logo ? (background ?? '#ffffff') : ink.tint;
  context.fill();
  context.save();
  context.clip();
  const left = pen.left(padding, side);
  if (logo) {
    look.logoAt = { left, top, side };
    const room = side - 8;
    const scale = Math.min(room / logo.width, room / logo.height);
    const [w, h] = [logo.width * scale, logo.height * scale];
    context.imageSmoothingQuality = 'high';
    context.drawImage(logo, left + (side - w) / 2, top + (side - h) / 2, w, h);
  } else {
    pen.writeAt(letters, letters.text, left + (side - pen.measure(letters)) / 2, top, side);
  }
  context.restore();
  pen.box(padding + 0.5, top + 0.5, side - 1, side - 1, 9.5);
  context.strokeStyle = ink.line;
  context.stroke();
}
