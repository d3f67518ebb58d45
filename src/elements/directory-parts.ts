/** What of a directory loads only where a page wants it: what it keeps in the address, its table, its pictures. */
import { nothing } from 'lit';
import type { Organization } from '../feed/schema.ts';
import type { FacetName } from '../profile/facets.ts';
import { atHand } from '../profile/matcher.ts';
import { needsRareWords, type Messages } from '../profile/messages.ts';
import type { AddressState } from './directory-address.ts';
import type { Directory } from './directory.ts';
import { help, helps } from './help.ts';
import { finish } from './steps.ts';
import { type Content, say } from './templates.ts';
import type { Chosen } from './directory-templates.ts';

export class DirectoryParts {
  /** Keeps the question in the page's address. */
  address: AddressState | undefined;
  /** Draws the table. */
  table: typeof import('./directory-table.ts').table | undefined;
  /** Draw the pictures above the filters that they stand for. */
  charts: Partial<Record<FacetName, (view: Directory) => Content>> = {};
  #advice: typeof import('./directory-advice.ts') | undefined;
  #turned = false;
  #charts = '';
  #kept = 'off';
  #keeping: Promise<void> | undefined;

  constructor(readonly view: Directory) {}

  keepAddress(): Promise<void> {
    const { urlState } = this.view;
    if (this.#kept !== urlState) {
      this.#kept = urlState;
      this.#keeping = urlState === 'off' ? undefined : this.#loadAddress();
    }
    return this.#keeping ?? Promise.resolve();
  }

  async #loadAddress(): Promise<void> {
    const code = await import('./directory-address.ts').catch(() => undefined);
    if (!code) return;
    this.address ??= new code.AddressState(this.view);
    this.address.listen();
  }

  /** What is said where nothing was found, and what to do about it. */
  advise(chosen: readonly Chosen[]): Content {
    void this.loadAdvice();
    return this.#advice?.advice(this.view, chosen, say) ?? nothing;
  }

  /** What is said where something was found that was not looked for, which what says it has found. */
  similar(): Content {
    return this.#advice!.similar(this.view);
  }

  async loadAdvice(): Promise<void> {
    if (this.#advice) return;
    this.#advice = await import('./directory-advice.ts').catch(() => undefined);
    if (!this.#advice) return;
    atHand.forgive = this.#advice.forgive;
    if (!this.view.found?.total) this.view.element.requestUpdate();
  }

  /** The words that few records need, where one does; judged by what stands in the file, since to read all takes longer. */
  async loadWords(messages: Messages, entries: readonly unknown[], signal: AbortSignal): Promise<void> {
    if (helps && messages.statuses) return;
    let needed = false;
    const look = function* (): Generator<void> {
      for (let at = 0; at < entries.length && !needed; at++) {
        if (at % 64 === 63) yield;
        try {
          needed = needsRareWords(entries[at] as Organization, messages);
        } catch {
          // What is no record needs none.
        }
      }
    };
    await finish(look(), signal);
    if (needed) (await help())?.addRareWords(messages);
  }

  async loadTable(): Promise<void> {
    if (this.table || this.view.layout !== 'table') return;
    // Where it cannot be had cards must do.
    const code = await import('./directory-table.ts').catch(() => undefined);
    if (!code || this.table) return;
    this.view.adopt(code.tableStyles);
    this.table = code.table;
    this.view.element.requestUpdate();
  }

  /** Where the page runs the other way than the words, which run from left to right in all languages of the interface. */
  async loadTurned(): Promise<void> {
    if (this.#turned || !this.view.element.matches(':dir(rtl)')) return;
    this.#turned = true;
    const code = await import('./directory-turned.ts').catch(() => undefined);
    if (code) this.view.adopt(code.turnedStyles);
  }

  async loadCharts(): Promise<void> {
    const { element } = this.view;
    const wanted = String(element.charts).toLowerCase();
    if (this.#charts === wanted) return;
    this.#charts = wanted;
    this.charts = {};
    if (!/\b(map|years)\b/.test(wanted)) return;
    // Where they cannot be had the filters say the same in words.
    const code = await import('./directory-charts.ts')
      .then(({ loadCharts }) => loadCharts(wanted))
      .catch(() => undefined);
    if (!code || this.#charts !== wanted) return;
    this.view.adopt(code.chartStyles);
    this.charts = code.charts;
    element.requestUpdate();
  }
}
