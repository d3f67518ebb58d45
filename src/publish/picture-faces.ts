/** Pictures of each organization's card: for mail in light and dark, for previews; and a code that leads to its page. */
import { readFileSync } from 'node:fs';
import type { Entry, Face, Files } from './site.ts';
import { qrCode } from './qr.ts';
import { INSTALL, studio, type Studio } from './studio.ts';

let drawing: Studio | undefined;

/** What a picture shows, without the words of all languages that come with it. */
function shownOf(entry: Entry, lang: string): unknown {
  const { messages, sections, ...profile } = entry.profile(lang);
  return { ...profile, lead: sections[0]?.paragraphs[0], words: [messages.source, messages.comma] };
}

export const pictures: Face = {
  name: 'pictures',
  wanted: ({ pictures }) => pictures,
  inputs: (entry) => [
    entry.site.version,
    entry.site.fonts,
    entry.site.languages.map((lang) => shownOf(entry, lang)),
    entry.logo?.hash,
  ],
  notes: () => (drawing?.missing() ?? []).map((name) => `Pictures lack letters that a font has: npm install ${name}`),
  async files(entry) {
    drawing ??= await studio();
    if (!drawing) throw new Error(`pictures need a canvas and a font: ${INSTALL}`);
    const logo = entry.logo && (await drawing.load(readFileSync(entry.logo.path)));
    const files: Files = {};
    // In each language: labels, countries and dates are words.
    for (const lang of entry.site.languages) {
      const profile = entry.profile(lang);
      const folder = entry.folderIn(lang);
      files[`${folder}card.png`] = drawing.draw(profile, { kind: 'card', logo });
      files[`${folder}card-dark.png`] = drawing.draw(profile, { kind: 'card', dark: true, logo });
      files[`${folder}preview.png`] = drawing.draw(profile, { kind: 'preview', logo });
    }
    return files;
  },
};

export const qr: Face = {
  name: 'qr',
  wanted: ({ pictures }) => pictures,
  inputs: (entry) => entry.url,
  files: (entry) => ({ 'qr.png': qrCode(entry.url) }),
};
