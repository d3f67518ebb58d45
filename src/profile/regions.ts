/** Which countries lie in which regions: UN M49, Taiwan and Kosovo where their neighbours are, without what nobody lives on. */

/** Region by region: its code, the region around it, its countries. */
const TABLE = `
015 002 DZEGEHLYMASDTN
014 202 BIKMDJERETIOKEMGMWMUMZREYTRWSCSOSSTZUGZMZW
017 202 AOCDCFCGCMGAGQSTTD
018 202 BWLSNASZZA
011 202 BFBJCICVGHGMGNGWLRMLMRNENGSHSLSNTG
202 002
029 419 AGAIAWBBBLBQBSCUCWDMDOGDGPHTJMKNKYLCMFMQMSPRSXTCTTVCVGVI
013 419 BZCRGTHNMXNIPASV
005 419 ARBOBRCLCOECFKGFGYPEPYSRUYVE
419 019
021 019 BMCAGLPMUS
143 142 KGKZTJTMUZ
030 142 CNHKJPKPKRMNMOTW
035 142 BNIDKHLAMMMYPHSGTHTLVN
034 142 AFBDBTINIRLKMVNPPK
145 142 AEAMAZBHCYGEILIQJOKWLBOMPSQASASYTRYE
151 150 BGBYCZHUMDPLROSKRUUA
154 150 AXDKEEFIFOGBGGIEIMISJELTLVNOSESJ
039 150 ADALBAESGIGRHRITMEMKMTPTRSSISMVAXK
155 150 ATBECHDEFRLILUMCNL
053 009 AUCCCXNFNZ
054 009 FJNCPGSBVU
057 009 FMGUKIMHMPNRPW
061 009 ASCKNUPFPNTKTOTVWFWS
`;

const around = new Map<string, string>();
for (const [, region, wider, countries] of TABLE.matchAll(/(\d+) (\d+) ?(\w*)/g)) {
  around.set(region!, wider!);
  for (const country of countries!.match(/../g) ?? []) around.set(country, region!);
}
// North America has no place in the tree of regions: it crosses it.
around.set('003', '019');

/** The place around a place, of a subdivision its country. What works in the whole world is not what works in a country. */
export const placeAround = (code: string): string | undefined =>
  around.get(code) ?? (/^[A-Z]{2}-/.test(code) ? code.slice(0, 2) : undefined);

/** The continents, under which people look for countries. */
export const CONTINENTS = ['002', '009', '019', '142', '150'];
