/**
 * `node test/world-map.mjs` writes src/elements/world-map.ts: the countries of Natural Earth (public domain, packed by
 * world-atlas) as paths of whole numbers. Equal Earth: a shade covers as much of the map as of the world. A test
 * compares.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { merge } from 'topojson-client';

const WIDTH = 2000;
const require = createRequire(import.meta.url);

/** Areas that have no number in the atlas: whose code covers them in ISO 3166, and Kosovo's, which everybody uses. */
const UNNUMBERED = { 'N. Cyprus': 'CY', Somaliland: 'SO', Kosovo: 'XK' };
/** Nobody has an office there, and it would take a third of the map. */
const LEFT_OUT = 'AQ';

/** Countries of ISO 3166 that the atlas draws as parts of others, or not at all: degrees east and north. */
const WITHOUT_SHAPE = {
  BQ: [-68.3, 12.2],
  CC: [96.8, -12.2],
  CX: [105.6, -10.5],
  GF: [-53.1, 3.9],
  GP: [-61.6, 16.2],
  MQ: [-61, 14.6],
  RE: [55.5, -21.1],
  SJ: [16, 78.5],
  TK: [-171.8, -9.2],
  YT: [45.2, -12.8],
};

/** Intl knows which letters stand for a number of ISO 3166. */
const codeOf = ({ id, properties }) =>
  id ? /-([A-Z]{2})$/.exec(Intl.getCanonicalLocales(`und-${id}`)[0])?.[1] : UNNUMBERED[properties.name];

function countriesOf(topology) {
  const byCode = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    const code = codeOf(geometry);
    if (code && code !== LEFT_OUT) byCode.set(code, [...(byCode.get(code) ?? []), geometry]);
  }
  return new Map([...byCode].map(([code, geometries]) => [code, merge(topology, geometries)]));
}

/** The text of the module. */
export function worldMap() {
  const coarse = countriesOf(require('world-atlas/countries-110m.json'));
  const fine = countriesOf(require('world-atlas/countries-10m.json'));
  const shown = { type: 'GeometryCollection', geometries: [...coarse.values()] };
  const projection = geoEqualEarth().fitWidth(WIDTH, shown);
  const path = geoPath(projection);
  const height = Math.ceil(path.bounds(shown)[1][1]);
  const codes = [...new Set([...coarse.keys(), ...fine.keys(), ...Object.keys(WITHOUT_SHAPE)])].sort();
  const lines = codes.map((code) => {
    const shape = coarse.get(code);
    const point = WITHOUT_SHAPE[code];
    const middle = point ? projection(point) : path.centroid(largest(fine.get(code) ?? shape));
    // A few islands lie beyond the edge of what has a shape.
    const x = Math.max(10, Math.min(WIDTH - 10, Math.round(middle[0])));
    const y = Math.round(middle[1]);
    return `${code} ${x} ${y} ${shape ? outline(shape, projection) : ''}`.trim();
  });
  return `/**
 * The world, made by test/world-map.mjs out of Natural Earth 4.1 (public domain), in the Equal Earth projection. A line
 * is a country: its code, a point in its largest part, and its shape where it is large enough to have one.
 */
export const WIDTH = ${WIDTH};
export const HEIGHT = ${height};
export const COUNTRIES = \`
${lines.join('\n')}
\`;
`;
}

/** The largest part, where a name would stand: Portugal is not in the middle of the Atlantic. */
function largest({ coordinates }) {
  const parts = coordinates.map((rings) => ({ type: 'Polygon', coordinates: rings }));
  const area = geoPath();
  return parts.reduce((a, b) => (area.area(b) > area.area(a) ? b : a));
}

/** As few characters as say it: steps from point to point, none that is too small to be seen. */
function outline(shape, projection) {
  const rings = [];
  const lineTo = (...point) => rings.at(-1).push(point.map(Math.round));
  const moveTo = (...point) => rings.push([point.map(Math.round)]);
  geoPath(projection, { moveTo, lineTo, closePath() {} })(shape);
  return rings
    .map((points) => points.filter(([x, y], i) => !i || x !== points[i - 1][0] || y !== points[i - 1][1]))
    .filter((points) => points.length > 2)
    .map(([first, ...rest]) => {
      let from = first;
      const steps = rest.map((to) => {
        const step = `${to[0] - from[0]} ${to[1] - from[1]}`;
        from = to;
        return step;
      });
      return `M${first.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
    })
    .join('');
}

const file = resolve(import.meta.dirname, '../src/elements/world-map.ts');
if (process.argv[1] === import.meta.filename) writeFileSync(file, worldMap());
