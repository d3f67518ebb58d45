/** What the attributes of an element mean; undefined is the default everywhere. */
import { isServer } from 'lit';

/** The value if it is one of those allowed, in any case; else the first of them. */
export const oneOf = <const T extends string>(value: string | null | undefined, ...allowed: readonly [T, ...T[]]): T =>
  allowed.find((entry) => entry === String(value).trim().toLowerCase()) ?? allowed[0];

/** What may be told of the page, as the browser knows it: of what is no policy it makes the page's own. */
export const policyOf = ({ referrerPolicy = '' }: { referrerPolicy?: string | undefined }): ReferrerPolicy =>
  isServer || !referrerPolicy ? '' : (Object.assign(new Image(), { referrerPolicy }).referrerPolicy as ReferrerPolicy);
