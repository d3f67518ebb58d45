/** What is loaded where it is needed, and here from then on. */
import type { OrderAddress } from './address.ts';
import type { Profile } from './profile.ts';
import type { Speaker } from './speaker.ts';

export const atHand: {
  order?: OrderAddress;
  /** Tells what few profiles have. */
  rareOf?: (speaker: Speaker) => Partial<Profile>;
} = {};
