/** What the commands say: colours in terminals only, progress on standard error, machines get JSON alone. */
import colours from 'picocolors';

/** Arguments that make no sense, as a sentence. */
export class UsageError extends Error {}

/** Why there is nothing to work on, as a sentence. */
export class SourceError extends Error {}

const { NO_COLOR, FORCE_COLOR } = process.env;
/** A yes or a no: given neither, picocolors would colour what a build server keeps. */
const coloursFor = ({ isTTY = false }: NodeJS.WriteStream) =>
  colours.createColors(!NO_COLOR && (FORCE_COLOR ? !/^(0|false)$/.test(FORCE_COLOR) : isTTY));
export const { bold, cyan, dim, green, red, yellow } = coloursFor(process.stdout);
const onError = coloursFor(process.stderr);

/** Foreign text: what would move the cursor, change the window's title or turn the direction is shown as an escape. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

export function fail(message: string, code: number): void {
  process.stderr.write(`${onError.red('✗')} ${message.split('\n').map(printable).join('\n')}\n`);
  process.exitCode = code;
}

/** `1,234`. The number formats of the system are a tenth of a run that finds nothing new. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 file`, `1,234 files`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
