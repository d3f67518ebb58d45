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
      if (name && new Intl.Locale(`und-${code}`).toString() === `und-${code}`) names.set(name.toLowerCase(), code);
    }
  return names;
}

/** The code itself, or that of the name in one of these languages. */
export function nameToCode(name: string | undefined, languages: readonly string[]): string | undefined {
  const text = name?.trim().toLowerCase();
  if (!text) return undefined;
  if (/^[a-z]{2}$/.test(text)) return text.toUpperCase().replace('UK', 'GB');
  for (const language of languages) {
    const code = namesIn(language).get(text);
    if (code) return code;
  }
  return undefined;
}
