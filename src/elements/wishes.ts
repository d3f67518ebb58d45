/** What the attributes of an element mean; undefined is the default everywhere. */

/** The value if it is one of those allowed, in any case; else the first of them. */
export const oneOf = <const T extends string>(value: string | null | undefined, ...allowed: readonly [T, ...T[]]): T =>
  allowed.find((entry) => entry === String(value).trim().toLowerCase()) ?? allowed[0];

/** The feed's address, absolute. An image named baseURI would hide the page's own from `document`, not from an element. */
export const addressOf = ({ feed, baseURI }: { feed?: string | undefined; baseURI: string }): string | undefined =>
  feed && URL.canParse(feed, baseURI) ? new URL(feed, baseURI).href : feed;

/** What may be told of the page, as the browser knows it: of what is no policy it makes the page's own. */
export const policyOf = ({ referrerPolicy = '' }: { referrerPolicy?: string | undefined }): ReferrerPolicy =>
  Object.assign(new Image(), { referrerPolicy }).referrerPolicy as ReferrerPolicy;
