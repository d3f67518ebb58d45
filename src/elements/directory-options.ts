/** What the page's author wants of a directory; whatever is not sensible is as good as nothing. */
import { listOf, sortOf, type Sort } from '../profile/query.ts';
import { oneOf } from './wishes.ts';
import type { OrgDirectory } from './org-directory.ts';

const CONTROLS = ['search', 'filters', 'sort', 'letters'] as const;

export class DirectoryOptions {
  constructor(readonly element: OrgDirectory) {}

  get pageSize(): number {
    const { pageSize } = this.element;
    return pageSize! >= 1 ? Math.min(1000, Math.trunc(pageSize!)) : 24;
  }

  /** The order where the visitor has asked for none. */
  get start(): Sort {
    return sortOf(this.element.sort) ?? 'name';
  }

  get pictures(): boolean {
    return this.element.mayShowPictures && oneOf(this.element.logos, 'show', 'none') === 'show';
  }

  get urlState(): 'off' | 'hash' | 'query' {
    return oneOf(this.element.urlState, 'off', 'hash', 'query');
  }

  get layout(): 'grid' | 'list' | 'table' {
    return oneOf(this.element.layout, 'grid', 'list', 'table');
  }

  allows(control: (typeof CONTROLS)[number]): boolean {
    const wanted = listOf(this.element.controls?.toLowerCase()).filter((name) => ['none', ...CONTROLS].includes(name));
    return !wanted.length || wanted.includes(control);
  }
}
