/** Finds a record by its id: a page may ask for a thousand of a hundred thousand, or for one alone. */
import type { Feed, Organization } from './schema.ts';

const indexes = new WeakMap<Feed['organizations'], Map<string, Organization>>();

export function recordOf({ organizations }: Feed, id: string | undefined): Organization | undefined {
  const index = indexes.get(organizations);
  if (!index) {
    // To look once is cheaper than to make an index.
    indexes.set(organizations, new Map());
    return organizations.find((record) => record.id === id);
  }
  if (!index.size) for (const record of organizations) index.set(record.id, record);
  return index.get(id!);
}
