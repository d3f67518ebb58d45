/** From here on any feed is read at once. Loaded where a value is not exactly as it should be, and on servers. */
import { OpenFeed } from './open.ts';
import { whole } from './plain-feed.ts';

whole.open = (json, url) => new OpenFeed(json, url);
