/** What stands within `<svg>`: few elements draw some, so it is not among what all download. */
import { Template, type Strings } from './templates.ts';

export const svg = (strings: Strings, ...values: unknown[]): Template => new Template(strings, values, true);
