/** The share page of an organization, one a language, each with its feed beside it. */
import { markup } from './html.ts';
import { cardHtml } from './page.ts';
import { feedOfOne } from './records.ts';
import type { Face } from './site.ts';

export const sharePage: Face = {
  name: 'share',
  files(entry) {
    const files: Record<string, string> = {};
    for (const lang of entry.site.languages) {
      const folder = lang === entry.lang ? '' : `${lang}/`;
      const profile = entry.profile(lang);
      files[`${folder}index.html`] = String(
        markup`<!doctype html><html lang="${lang}"><title>${profile.name.text}</title>${cardHtml(profile, { around: lang, level: 1, attributes: { org: profile.id } })}`,
      );
      files[`${folder}feed.json`] =
        `${JSON.stringify(feedOfOne(entry.site, entry.organization, `${entry.urlIn(lang)}feed.json`, lang))}\n`;
    }
    return files;
  },
};
