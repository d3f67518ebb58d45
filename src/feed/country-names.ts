/** Without case, accents, dots and the kinds of apostrophes. */
const fold = (name: string): string =>
  name.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/[’ʼ`´]/g, "'").replace(/\./g, '').replace(/\s+/g, ' ').trim(); // prettier-ignore

/** Names that registers have and no language has for usual. */
const OTHERS: Record<string, string> = {
  'united states of america': 'US', 'great britain': 'GB', 'united kingdom of great britain and northern ireland': 'GB',
  'the netherlands': 'NL', holland: 'NL', 'czech republic': 'CZ', 'russian federation': 'RU', 'republic of korea': 'KR',
  'korea, republic of': 'KR', 'viet nam': 'VN', 'ivory coast': 'CI', turkey: 'TR', 'syrian arab republic': 'SY',
  'moldova, republic of': 'MD', 'republic of moldova': 'MD', 'iran, islamic republic of': 'IR', burma: 'MM',
  'iran (islamic republic of)': 'IR', 'bolivia (plurinational state of)': 'BO', 'venezuela (bolivarian republic of)': 'VE',
  'tanzania, united republic of': 'TZ', 'united republic of tanzania': 'TZ', macedonia: 'MK', swaziland: 'SZ',
  'cape verde': 'CV', "lao people's democratic republic": 'LA', 'brunei darussalam': 'BN', 'republic of ireland': 'IE',
  "people's republic of china": 'CN', 'democratic republic of the congo': 'CD', 'congo, democratic republic of the': 'CD',
  uae: 'AE', 'palestine, state of': 'PS', 'taiwan, province of china': 'TW', 'hong kong': 'HK', 'east timor': 'TL',
  'pays bas': 'NL', macau: 'MO', macao: 'MO', 'dr congo': 'CD', drc: 'CD', 'micronesia (federated states of)': 'FM',
  bosnia: 'BA', 'korea (republic of)': 'KR', 'netherlands (kingdom of the)': 'NL', england: 'GB',
}; // prettier-ignore

/** ISO 3166-1 codes by the names that countries have in a language. */
const known = new Map<string, Map<string, string>>();

function namesIn(language: string): Map<string, string> {
  let names = known.get(language);
  if (names) return names;
  known.set(language, (names = new Map()));
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language)) return names;
  const regions = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters)
    for (const second of letters) {
      const code = first + second;
      const name = regions.of(code);
      // Countries that are no more have the name of what came after them.
      if (name && new Intl.Locale(`und-${code}`).toString() === `und-${code}`) names.set(fold(name), code);
    }
  return names;
}

/** ISO 3166-1 alpha-3, with alpha-2 before it where it does not begin so. */
const ALPHA_3 = `
ADAND AEARE AFG AGATG AIA ALB AMARM AOAGO AQATA ARG ASM ATAUT AUS AWABW AXALA AZE BABIH BBBRB BDBGD BEL BFA BGR BHR
BIBDI BJBEN BLM BMU BNBRN BOL BQBES BRA BSBHS BTN BVT BWA BYBLR BZBLZ CAN CCK CDCOD CFCAF CGCOG CHE CIV CKCOK CLCHL
CMR CNCHN COL CRI CUB CVCPV CWCUW CXR CYP CZE DEU DJI DKDNK DMA DOM DZA ECU EEEST EGY EHESH ERI ESP ETH FIN FJI FKFLK
FMFSM FOFRO FRA GAB GBR GDGRD GEO GFGUF GGY GHA GIB GLGRL GMB GNGIN GPGLP GQGNQ GRC GSSGS GTM GUM GWGNB GYGUY HKG HMD
HND HRV HTI HUN IDN IEIRL ILISR IMN IND IOT IQIRQ IRN ISL ITA JEY JMJAM JOR JPN KEN KGZ KHM KIR KMCOM KNA KPPRK KRKOR
KWT KYCYM KZKAZ LAO LBN LCA LIE LKA LRLBR LSO LTU LUX LVA LYLBY MAR MCO MDA MEMNE MFMAF MGMDG MHL MKD MLI MMR MNG
MOMAC MPMNP MQMTQ MRT MSR MTMLT MUS MVMDV MWI MXMEX MYS MZMOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NUNIU NZL OMN
PAN PER PFPYF PGPNG PHL PKPAK PLPOL PMSPM PNPCN PRI PSE PTPRT PWPLW PYPRY QAT REU ROU RSSRB RUS RWA SAU SBSLB SCSYC
SDN SESWE SGP SHN SISVN SJM SKSVK SLE SMR SNSEN SOM SRSUR SSD STP SVSLV SXM SYR SZSWZ TCA TDTCD TFATF TGO THA TJK TKL
TLS TMTKM TNTUN TON TRTUR TTO TVTUV TWN TZA UAUKR UGA UMI USA UYURY UZB VAT VCT VEN VGB VIR VNM VUT WFWLF WSM YEM
YTMYT ZAF ZMB ZWE
`;
let threeLetters: Map<string, string> | undefined;
function alpha3ToCode(name: string): string | undefined {
  threeLetters ??= new Map(ALPHA_3.match(/\w+/g)!.map((word) => [word.slice(-3), word.slice(0, 2)]));
  return threeLetters.get(name.toUpperCase());
}

/** The code itself, that of the three letters, or that of the name in one of these languages. */
export function nameToCode(name: string | undefined, languages: readonly string[]): string | undefined {
  const text = name && fold(name);
  if (!text) return undefined;
  if (/^[a-z]{2}$/.test(text)) return text.toUpperCase().replace('UK', 'GB');
  const code = alpha3ToCode(text);
  if (code) return code;
  if (Object.hasOwn(OTHERS, text)) return OTHERS[text];
  for (const language of languages) {
    const code = namesIn(language).get(text);
    if (code) return code;
  }
  return undefined;
}
