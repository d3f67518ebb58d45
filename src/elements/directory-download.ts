/** Saves what was found as a file, in steps: tens of thousands take seconds. */
import { ordersFor, type OrderAddress } from '../profile/address.ts';
import type { Organization } from '../feed/schema.ts';
import type { Directory } from './directory.ts';

/** Everything that the question finds, in its order. @param button what was pressed: it tells how it goes on */
export async function save(view: Directory, kind: 'CSV' | 'vCard', button: HTMLElement): Promise<void> {
  if (button.ariaBusy) return;
  const { search, query, start, answer, element } = view;
  const { locale, messages } = answer;
  const { feed } = search;
  const rows = search.find(query, start, search.size).rows;
  const organizations: Organization[] = [];
  const parts: string[] = [];
  let unusual: OrderAddress | Promise<OrderAddress | undefined> | undefined;
  const progress = document.createElement('span');
  button.ariaBusy = 'true';
  button.append(progress);
  try {
    await view.inSteps(
      (function* () {
        for (let i = 0; i < rows.length; i++) {
          const organization = search.at(rows[i]!);
          organizations.push(organization);
          unusual ??= ordersFor(organization);
          yield;
        }
      })(),
    );
    const order = await unusual;
    const lines =
      kind === 'CSV'
        ? (await import('../profile/csv.ts')).csvLines(feed, organizations, locale, messages, order)
        : await import('../profile/vcard.ts').then(function* ({ buildVcard }) {
            for (const one of organizations) yield buildVcard(feed, one, locale, messages, order);
          });
    await view.inSteps(
      (function* () {
        for (const line of lines) {
          if (parts.push(line) % 1000 === 0)
            progress.textContent = ` ${Math.floor((100 * parts.length) / rows.length)} %`;
          yield;
        }
      })(),
    );
  } finally {
    progress.remove();
    button.ariaBusy = null;
  }
  const link = element.ownerDocument.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: kind === 'CSV' ? 'text/csv' : 'text/vcard' }));
  link.download = kind === 'CSV' ? 'organizations.csv' : 'organizations.vcf';
  link.click();
  // The browser needs it until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
