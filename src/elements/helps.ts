/** All that is rarely needed, in one file to load: a request costs more than its bytes. */
import { findOrganization } from '../feed/find.ts';
import { addRareWords } from '../profile/rare.ts';
import { dress } from './other-document.ts';
import { extras, status } from './rare-templates.ts';
import { reportAnswer } from './report.ts';
import { scriptIn } from './scripts.ts';
import { failure, giveUp, hold } from './trouble.ts';
import { inTurn } from './turns.ts';

export const help = {
  addRareWords,
  dress,
  extras,
  failure,
  findOrganization,
  giveUp,
  hold,
  inTurn,
  reportAnswer,
  scriptIn,
  status,
};
