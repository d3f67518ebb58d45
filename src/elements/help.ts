/** What a first card can do without: loaded when an element wants it, at hand from then on. */
export type Helps = typeof import('./helps.ts');

export let helps: Helps | undefined;
let coming: Promise<Helps | undefined> | undefined;

/** Undefined where it cannot be had: there is nothing better then than to go without, and to ask anew the next time. */
export const help = (): Promise<Helps | undefined> =>
  (coming ??= import('./helps.ts').then(
    (module) => (helps = module),
    () => (coming = undefined),
  ));
