/** Everything that is published, in the order in which it is made. */
import { mailKit, newsFiles } from './mail-faces.ts';
import { sharePage } from './share-page.ts';
import { scriptFiles } from './scripts.ts';
import type { Face, PageMaker } from './site.ts';
import { wholeFeed } from './whole-feed.ts';

export const faces: readonly Face[] = [sharePage, mailKit];
export const pageMakers: readonly PageMaker[] = [wholeFeed, newsFiles, scriptFiles];
