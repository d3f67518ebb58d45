/** The copy of an organization's logo in its folder. */
import { readFileSync } from 'node:fs';
import type { Face } from './site.ts';

export const logoCopy: Face = {
  name: 'logo',
  files: ({ logo }) => (logo ? { [logo.file]: readFileSync(logo.path) } : {}),
};
