/** Why there is no logo, in words that follow « logo of …: ». */
export class LogoError extends Error {}

/** Of what is fetched or read. */
export const MOST_BYTES = 2_000_000;
