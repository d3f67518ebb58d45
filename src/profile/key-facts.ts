/** What is said of an organization in a line. */
import type { Fact, Profile } from './profile.ts';
import type { Phrase } from './text.ts';

/** « Belgique · Fédération · 2008 »: where it comes from, and the facts that say most. */
export function keyFactsOf({ places, facts }: Profile): Phrase[] {
  const fact = (name: string): Fact | undefined => facts.find((fact) => fact.name === name);
  const year = fact('founded')?.datetime?.slice(0, 4);
  const all = [fact('origin')?.value ?? places.at(-1), fact('type')?.value, year && { text: year }];
  return all.filter((phrase) => !!phrase);
}

/** « Missing Children Europe (MCE) » */
export const fullNameOf = ({ name, acronym }: Profile): string =>
  acronym ? `${name.text} (${acronym.text})` : name.text;
