/**
 * Which countries lie in which regions: UN M49, Taiwan and Kosovo where their neighbours are, without what nobody lives on.
 * Written so that it weighs little: lists of countries would be a third more.
 */

/** Each region with the one around it. The first is `a` below. */
const REGIONS =
  '015002014202017202018202011202202002029419013419005419419019021019143142030142035142034142145142151150154150039150155150053009054009057009061009';

/** The region of the countries from AA to AZ, then from BA on; a dot where there is none. */
// prettier-ignore
const COUNTRIES =
  '...spog.g..sp.c..ixtu.gr.p' +
  'sg.oteqpbe.gkni.gigo..d.qh' +
  'k.uc.ccte.xicmi..h..gegupq' +
  '....t....br.g.g..........a' +
  '..i.r.aa.........bsb......' +
  '........rvi.w.r..t........' +
  'cr.gpires..kee.gcs.hw.e.i.' +
  '..........m..h...s.gq.....' +
  '...nr......prob.pors......' +
  '....r.......g.pm..........' +
  '....b.lnw...bg.m.m....p.gl' +
  'npg.....t.o......edrtr..a.' +
  'a.tqsgbw..senmmwgegsbobhnb' +
  'd.v.eue.h..t..ro.w..x....u' +
  '............p.............' +
  'h...ixvn..oqkx...gps..w.i.' +
  'p.........................' +
  '....b.........q...s.q.b...' +
  'pvbar.nesrqeseb..ibc.h.gpd' +
  '..gc..en.lxnlax..p.g.xm..b' +
  'q.....b...........k.....il' +
  's.g.i.g.g....n......v.....' +
  '.....x............x.......' +
  '..........s...............' +
  '....p..............b......' +
  'd...........b.........b...';

const around = new Map<string, string>();
REGIONS.match(/.{6}/g)!.forEach((pair, letter) => {
  const region = pair.slice(0, 3);
  around.set(region, pair.slice(3));
  for (let at = 0; at < 676; at++)
    if (COUNTRIES.charCodeAt(at) - 97 === letter) around.set(String.fromCharCode(65 + at / 26, 65 + (at % 26)), region);
});
// North America has no place in the tree of regions: it crosses it.
around.set('003', '019');

/** The place around a place, of a subdivision its country. What works in the whole world is not what works in a country. */
export const placeAround = (code: string): string | undefined =>
  around.get(code) ?? (/^[A-Z]{2}-/.test(code) ? code.slice(0, 2) : undefined);

/** The continents, under which people look for countries. */
export const CONTINENTS = ['002', '009', '019', '142', '150'];
