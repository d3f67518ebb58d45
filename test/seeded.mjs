/**
 * fast-check with the same cases in every run, so that luck refuses nobody's change. Others are tried by
 * `npm run test:random`, or with another number as SEED.
 */
import { configureGlobal } from 'fast-check';

export const seed = Number(process.env.SEED ?? 1);
configureGlobal({ seed });
export * from 'fast-check';
