/** For whoever cannot wait: what a first card can do without is at hand. */
import { keep } from './help.ts';
import { help } from './helps.ts';

keep(help);
