/** The map of the world is what its generator makes of the atlas, and knows the countries that people have. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { COUNTRIES, HEIGHT, WIDTH } from '../dist/elements/world-map.js';
import { worldMap } from './world-map.mjs';

test('the map is as its generator makes it', () => {
  assert.equal(readFileSync(resolve(import.meta.dirname, '../src/elements/world-map.ts'), 'utf8'), worldMap());
});

test('every country of ISO 3166 but Antarctica has its place, and within the picture', () => {
  const places = new Map(
    COUNTRIES.trim()
      .split('\n')
      .map((line) => [line.slice(0, 2), line.split(' ').slice(1, 3).map(Number)]),
  );
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  // Codes that Intl names and ISO does not assign, or not to a country of its own.
  const others =
    'AC AN AQ BU BV CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(' ');
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (!names.of(code) || others.includes(code)) continue;
    const [x, y] = places.get(code) ?? assert.fail(`${code}, ${names.of(code)}`);
    assert.ok(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT, code);
  }
});
