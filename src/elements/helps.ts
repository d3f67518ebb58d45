/** All that is rarely needed, in one file to load: a request costs more than its bytes. */
import { findOrganization } from '../feed/find.ts';
import { addRareWords } from '../profile/rare.ts';
import { carry } from './carry.ts';
import { extras, status } from './rare-templates.ts';
import { reportAnswer } from './report.ts';
import { failure, hold } from './trouble.ts';
import { inTurn } from './turns.ts';

export const help = { addRareWords, carry, extras, failure, findOrganization, hold, inTurn, reportAnswer, status };
