/** All that is rarely needed, in one file to load: a request costs more than its bytes. */
export { findOrganization } from '../feed/find.ts';
export { carry } from './carry.ts';
export { reportAnswer } from './report.ts';
export { failure, hold } from './trouble.ts';
export { inTurn } from './turns.ts';
