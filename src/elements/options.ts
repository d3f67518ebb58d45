/** Reading attributes: whatever is not allowed is the default. */

/** The value if it is one of those allowed, in any case; else the first of them. */
export const oneOf = <const T extends string>(value: string | null | undefined, ...allowed: readonly [T, ...T[]]): T =>
  allowed.find((entry) => entry === value?.trim().toLowerCase()) ?? allowed[0];

/** The words of a list, as in `class`. */
export const words = (value: string | null | undefined): string[] => value?.trim().toLowerCase().split(/\s+/) ?? [];
