/** Who has the focus when a directory has been drawn anew: nobody who was in it falls out of it. */
import type { FacetName } from '../profile/facets.ts';
import type { OrgDirectory } from './org-directory.ts';

type Target = () => HTMLElement | null | undefined;

export class DirectoryFocus {
  #next: Target | undefined;

  constructor(readonly element: OrgDirectory) {}

  /** Before everything is drawn: what is drawn in its place may be another organization or value, or nothing. */
  keep(): void {
    const root = this.element.renderRoot;
    const had = root.activeElement;
    const id = had?.id;
    this.#next ??= () =>
      had && !(had.isConnected && had.id === id) ? (root.getElementById(id!) ?? this.count()) : null;
  }

  /** When everything is drawn. */
  give(): void {
    this.#next?.()?.focus();
    this.#next = undefined;
  }

  /** Leads to the name at this place of the list. */
  toItem(place: number): void {
    this.element.requestUpdate();
    this.#next = () => this.all('[part~=item] [part~=name] :is(a, button)')[place];
  }

  /** Leads to the chip at this place, from the end where it is below zero. */
  toChip(place: number): void {
    this.#next = () => this.all('[part~=chips] button').at(place) ?? this.field();
  }

  toCount(): void {
    this.#next = () => this.count();
  }

  toField(): void {
    this.#next = () => this.field();
  }

  /** Leads to the button that shows more values of a filter, or fewer. */
  toMore(name: FacetName): void {
    this.#next = () => this.all(`[part='filter ${name}'] > button`)[0];
  }

  /** Where a visitor begins. */
  field(): HTMLElement | undefined {
    return this.all('input[type=search]')[0] ?? this.count();
  }

  /** How many were found, which is said when it changes. */
  count(): HTMLElement | undefined {
    return this.all('[part~=count]')[0];
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
}
