import { waitUntil as ask } from '@open-wc/testing';

/** Waits as long as any machine may need, however slow and loaded: only what never comes is a defect. */
export const waitUntil = (isSo: () => unknown, what?: string): Promise<void> => ask(isSo, what, { timeout: 200_000 });
