/** The site map for search engines. */
import { attributes, markup, type Html } from './html.ts';
import { homeUrl } from './document.ts';
import { languageFolder, shareUrl, type PageMaker } from './site.ts';

/** As many as the protocol allows in one file. */
const MOST = 50_000;
const space = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
const xml = (body: Html): string => `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`;

export const sitemap: PageMaker = {
  name: 'sitemap',
  *files({ base, languages, jobs, feed }) {
    const entries = languages.map((lang) => entry(homeUrl({ base, languages }, lang), feed.updated));
    for (const { organization, folder, withdrawn } of jobs) {
      if (withdrawn) continue;
      const url = shareUrl(base, folder);
      for (const lang of languages)
        entries.push(entry(url + languageFolder({ languages }, lang), organization.updated));
    }
    const parts: Html[][] = [];
    for (let i = 0; i < entries.length; i += MOST) parts.push(entries.slice(i, i + MOST));
    if (parts.length === 1) {
      yield ['sitemap.xml', xml(markup`<urlset${attributes(space)}>\n${entries}</urlset>`)];
      return;
    }
    for (const [i, part] of parts.entries())
      yield [`sitemap-${i + 1}.xml`, xml(markup`<urlset${attributes(space)}>\n${part}</urlset>`)];
    const maps = parts.map((_, i) => markup`<sitemap><loc>${base}sitemap-${i + 1}.xml</loc></sitemap>\n`);
    yield ['sitemap.xml', xml(markup`<sitemapindex${attributes(space)}>\n${maps}</sitemapindex>`)];
  },
};

const entry = (url: string, updated: string | undefined): Html =>
  // Of a date without a day nothing can be said in this format.
  markup`<url><loc>${url}</loc>${updated && updated.length >= 10 ? markup`<lastmod>${updated.slice(0, 10)}</lastmod>` : ''}</url>\n`;
