/** The look in numbers: one set of values for whatever shows a card. Colours are [light, dark]. */
export const colours = {
  accent: ['#14549c', '#8fbcf7'],
  surface: ['#fff', '#151a20'],
  text: ['#1c2228', '#e7ebef'],
  muted: ['#57616c', '#9ca7b2'],
  line: ['#dde2e7', '#2a323b'],
  tint: ['#eef3f9', '#1c2632'],
  notice: ['#7a4b00', '#f2c26b'],
  noticeSurface: ['#fff5e0', '#2b2213'],
} as const;
/** In em. */
export const radius = 0.75;
export const gap = 1.25;
/** A border that can be seen on a light and on a dark ground, for mail, which others recolour. */
export const border = '#8f9aa6';
