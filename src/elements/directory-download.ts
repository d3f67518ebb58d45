/** Saves what was found as a file. */
import { ordersFor } from '../profile/address.ts';
import type { Directory } from './directory.ts';

/** Everything that the question finds, in its order. */
export async function save({ search, query, start, answer, element }: Directory, kind: 'CSV' | 'vCard'): Promise<void> {
  const rows = Array.from(search.find(query, start, search.size).rows);
  const organizations = rows.map((row) => search.at(row));
  const { locale, messages } = answer;
  const unusual = organizations.map((organization) => ordersFor(organization)).find(Boolean);
  const order = await unusual;
  const { feed } = search;
  const parts =
    kind === 'CSV'
      ? [(await import('../profile/csv.ts')).buildCsv(feed, organizations, locale, messages, order)]
      : await import('../profile/vcard.ts').then(({ buildVcard }) =>
          organizations.map((organization) => buildVcard(feed, organization, locale, messages, order)),
        );
  const link = element.ownerDocument.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: kind === 'CSV' ? 'text/csv' : 'text/vcard' }));
  link.download = kind === 'CSV' ? 'organizations.csv' : 'organizations.vcf';
  link.click();
  // The browser needs it until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
