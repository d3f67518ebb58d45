/** What a server has to say beside the files: for hosts that read `_headers`, for nginx and for Apache. */
import { createHash } from 'node:crypto';
import { cardCss } from './page.ts';
import { pageCss } from './page-styles.ts';
import type { PageMaker } from './site.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Any page may read, show and frame everything: it is made for that. */
const everywhere: [string, string][] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ['X-Content-Type-Options', 'nosniff'],
];
const FRESH = 'public, max-age=300, stale-while-revalidate=86400';
const FOREVER = 'public, max-age=31536000, immutable';
const PICTURE = 'public, max-age=3600';

/** For the pages: everything from the site itself, pictures from wherever the feed says. */
const policy = (): string =>
  `default-src 'none'; script-src 'self'; style-src ${hashOf(pageCss)} ${hashOf(cardCss)}; ` +
  `img-src 'self' https: data:; connect-src 'self'; base-uri 'self'; form-action 'none'`;

export const headers: PageMaker = {
  name: 'headers',
  *files({ base }) {
    const root = new URL(base).pathname;
    const of = (cache: string): string => `  Cache-Control: ${cache}\n`;
    yield [
      '_headers',
      `# Read by Netlify, Cloudflare Pages and others. A policy for the pages, if you want one, goes under /*:
#   Content-Security-Policy: ${policy()}
${root}*
${everywhere.map(([name, value]) => `  ${name}: ${value}\n`).join('')}
${root}*.vcf
  Content-Type: text/vcard; charset=utf-8

${root}chunks/*
${of(FOREVER)}
${root}v/*
${of(FOREVER)}
${root}organizations/*.png
${of(PICTURE)}
${root}feed.json
${of(FRESH)}
${root}org-cards.js
${of(FRESH)}
${root}org-cards.all.js
${of(FRESH)}
`,
    ];
    const block = (where: string, cache: string): string =>
      `location ${where} {
  include mime.types;
  types { text/vcard vcf; }
  charset utf-8;
  charset_types text/css text/plain text/vcard application/javascript text/javascript application/json application/xml text/xml;
${[...everywhere, ['Cache-Control', cache] as const].map(([name, value]) => `  add_header ${name} "${value}" always;\n`).join('')}}
`;
    const path = root.replace(/[.+?()[\]^$|]/g, '\\$&');
    yield [
      'nginx.conf',
      `# Include this in the server block of the site${root === '/' ? ', in place of its own "location / { … }"' : ''}. Pages may be framed: set no X-Frame-Options.
# A policy, if you want one:
# add_header Content-Security-Policy "${policy()}";
# What the next run of publish goes by is for nobody else: ids that were erased stand in it.
location ~ ^${path}\\.org-cards { return 404; }
${block(root, FRESH)}${block(`~ ^${path}(v|chunks)/`, FOREVER)}${block(`~ ^${path}.*\\.png$`, PICTURE)}`,
    ];
    yield [
      '.htaccess',
      `# For Apache with mod_headers.
AddDefaultCharset utf-8
AddType text/vcard .vcf
AddCharset utf-8 .json .vcf .xml .txt
# What the next run of publish goes by is for nobody else: ids that were erased stand in it.
<IfModule mod_alias.c>
  RedirectMatch 404 /\\.org-cards
</IfModule>
<IfModule mod_headers.c>
${everywhere.map(([name, value]) => `  Header always set ${name} "${value}"\n`).join('')}  # Pages may be framed: nothing here may set X-Frame-Options.
  Header always unset X-Frame-Options
  # Header set Content-Security-Policy "${policy()}"
  Header set Cache-Control "${FRESH}"
  <FilesMatch "\\.png$">
    Header set Cache-Control "${PICTURE}"
  </FilesMatch>
  <If "%{REQUEST_URI} =~ m#/(v|chunks)/#">
    Header set Cache-Control "${FOREVER}"
  </If>
</IfModule>
`,
    ];
  },
};
