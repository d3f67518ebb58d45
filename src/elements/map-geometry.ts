/** Where countries are on the map, and what is near what. */
import { COUNTRIES, HEIGHT, WIDTH } from './world-map.ts';

export interface Country {
  code: string;
  x: number;
  y: number;
  /** Empty where it is too small to have a shape at this scale. */
  shape: string;
}

/** Every country by its ISO 3166-1 code. */
export const world = new Map<string, Country>();
for (const line of COUNTRIES.trim().split('\n')) {
  const [, code, x, y, shape] = /^(\w+) (\d+) (\d+) ?(.*)/.exec(line)!;
  world.set(code!, { code: code!, x: Number(x), y: Number(y), shape: shape! });
}

export type Box = readonly [left: number, top: number, width: number, height: number];
export const WHOLE: Box = [0, 0, WIDTH, HEIGHT];

/** The cheapest of them, if there is one that is not too dear. */
function least<T>(items: readonly T[], cost: (item: T) => number): T | undefined {
  let best: T | undefined;
  for (const item of items) if (cost(item) < (best ? cost(best) : Infinity)) best = item;
  return best;
}

/** The country whose middle is nearest to where a map was touched, if it is within so many CSS pixels. */
export function nearest(countries: readonly Country[], svg: SVGSVGElement, event: MouseEvent, reach: number) {
  const matrix = svg.getScreenCTM();
  if (!matrix) return undefined;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  const distance = ({ x, y }: Country): number => {
    const pixels = Math.hypot(x - at.x, y - at.y) * matrix.a;
    return pixels < reach ? pixels : Infinity;
  };
  return least(countries, distance);
}

const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** The nearest country in the direction of an arrow key; what lies straight ahead counts as nearer. */
export function beside(countries: readonly Country[], code: string, key: string): Country | undefined {
  const from = world.get(code);
  const [right, down] = ARROWS[key] ?? [];
  if (!from || right === undefined || down === undefined) return undefined;
  return least(countries, ({ x, y }) => {
    const ahead = (x - from.x) * right + (y - from.y) * down;
    const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
    return ahead > 0 && aside <= ahead ? ahead + 2 * aside : Infinity;
  });
}

/** How much of a directory a closer look holds at least, and how close it can come. */
const BULK = 0.8;
const CLOSEST = WIDTH / 6;
const MARGIN = 40;

/** The part of the world in which most organizations are, of the map's own proportions. */
export function bulkOf(countries: readonly (Country & { count: number })[]): Box {
  if (!countries[0]) return WHOLE;
  const total = countries.reduce((sum, { count }) => sum + count, 0);
  const middle = (along: 'x' | 'y'): number => {
    let before = 0;
    const sorted = countries.toSorted((a, b) => a[along] - b[along]);
    return sorted.find(({ count }) => (before += count) >= total / 2)?.[along] ?? 0;
  };
  const [x, y] = [middle('x'), middle('y')];
  const distance = (country: Country): number => Math.hypot(country.x - x, country.y - y);
  const held: Country[] = [];
  let sum = 0;
  for (const country of countries.toSorted((a, b) => distance(a) - distance(b))) {
    if (held.length && sum >= total * BULK) break;
    sum += country.count;
    held.push(country);
  }
  const [xs, ys] = [held.map((country) => country.x), held.map((country) => country.y)];
  const [left, right] = [Math.min(...xs) - MARGIN, Math.max(...xs) + MARGIN];
  const [top, bottom] = [Math.min(...ys) - MARGIN, Math.max(...ys) + MARGIN];
  const width = Math.min(WIDTH, Math.max(CLOSEST, right - left, ((bottom - top) * WIDTH) / HEIGHT));
  const height = (width * HEIGHT) / WIDTH;
  const within = (middle: number, size: number, all: number): number =>
    Math.round(Math.max(0, Math.min(all - size, middle - size / 2)));
  return [
    within((left + right) / 2, width, WIDTH),
    within((top + bottom) / 2, height, HEIGHT),
    Math.round(width),
    Math.round(height),
  ];
}
