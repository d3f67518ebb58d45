/** Everything that is published, in the order in which it is made. */
import { contactFile } from './contact-file.ts';
import { directoryPages } from './directory.ts';
import { embedPage } from './embed-page.ts';
import { headers } from './headers.ts';
import { logoCopy } from './logo-copy.ts';
import { mailKit, newsFiles } from './mail-faces.ts';
import { pictures, qr } from './picture-faces.ts';
import { sharePage } from './share-page.ts';
import { scriptFiles } from './scripts.ts';
import { sitemap } from './sitemap.ts';
import type { Face, PageMaker } from './site.ts';
import { wholeFeed } from './whole-feed.ts';

export const faces: readonly Face[] = [logoCopy, sharePage, embedPage, contactFile, mailKit, pictures, qr];
export const pageMakers: readonly PageMaker[] = [wholeFeed, directoryPages, newsFiles, sitemap, headers, scriptFiles];
