/** The feed of the whole directory. */
import { feedOfAll } from './records.ts';
import type { PageMaker } from './site.ts';

export const wholeFeed: PageMaker = {
  name: 'feed',
  files: (all) => [['feed.json', feedOfAll(all, all.jobs)]],
};
