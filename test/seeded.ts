/** The same as seeded.mjs, in a browser: the test runner puts in the number. */
import { configureGlobal } from 'fast-check';

declare const SEED: number;
configureGlobal({ seed: SEED });
export * from 'fast-check';
