/** JSON-LD as pages write it: nodes by their `@id`, values in any of their spellings. No context is ever fetched. */
import { isObject } from './exact.ts';

export type Node = Record<string, unknown>;

const MAX_DEPTH = 20;
const MAX_NODES = 20_000;
const PREFIX = /^(https?:\/\/schema\.org\/|schema:)/;

/** The name of a type or a property without its vocabulary: all is taken as schema.org's. */
const term = (name: string): string => name.replace(PREFIX, '');
const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export class Graph {
  /** What a document says first: its root, the entries of its root or of its `@graph`. */
  readonly roots: Node[] = [];
  /** Every node. */
  readonly nodes: Node[] = [];
  /** Language of plain strings, where the context names one. */
  language: string | undefined;
  readonly #byId = new Map<string, Node>();
  readonly #base: string | undefined;
  readonly #around: string | undefined;

  /** @param around the language of the page */
  constructor(documents: readonly unknown[], base?: string, around?: string) {
    this.#base = base;
    this.#around = around;
    for (const document of documents) for (const root of list(document)) this.#addRoot(root);
  }

  #addRoot(root: unknown): void {
    if (!isObject(root)) return;
    for (const context of list(root['@context']))
      if (isObject(context) && typeof context['@language'] === 'string') this.language ??= context['@language'];
    const graph = list(root['@graph']);
    for (const entry of graph.length ? graph : [root]) {
      const node = this.#add(entry, 0);
      if (node) this.roots.push(node);
    }
  }

  /** Nodes of one `@id` are one: what a later one says besides is added. */
  #add(value: unknown, depth: number): Node | undefined {
    if (!isObject(value) || depth > MAX_DEPTH || this.nodes.length > MAX_NODES) return undefined;
    const id = typeof value['@id'] === 'string' ? this.absolute(value['@id']) : undefined;
    let node = id === undefined ? undefined : this.#byId.get(id);
    if (!node) {
      node = Object.create(null) as Node;
      this.nodes.push(node);
      if (id !== undefined) this.#byId.set(id, node);
    }
    for (const [key, entry] of Object.entries(value)) {
      if (key === '@context' || key === '@graph') continue;
      node[term(key)] ??= entry;
      for (const child of list(entry)) this.#add(child, depth + 1);
    }
    return node;
  }

  absolute = (address: string): string =>
    URL.canParse(address, this.#base) ? new URL(address, this.#base).href : address;

  /** The node that a value is or points to. */
  node(value: unknown): Node | undefined {
    if (!isObject(value)) return undefined;
    const id = value['@id'];
    const known = typeof id === 'string' ? this.#byId.get(this.absolute(id)) : undefined;
    return known ?? Object.fromEntries(Object.entries(value).map(([key, entry]) => [term(key), entry]));
  }

  /** The languages in which countries may be named. */
  countries = (): string[] => [this.language, this.#around, 'en'].filter((tag) => tag !== undefined);

  /** All values of a property, or of several. */
  all(node: Node | undefined, ...keys: string[]): unknown[] {
    return keys
      .flatMap((key) => list(node?.[key]))
      .flatMap((value) => {
        const nested = isObject(value) ? (value['@list'] ?? value['@set']) : undefined;
        return nested === undefined ? [value] : list(nested);
      });
  }

  /** A value as a plain string: itself, its `@value`, its address or its name. */
  string(value: unknown): string | undefined {
    // A loop: values in values can be nested more deeply than calls.
    while (isObject(value) && '@value' in value) value = value['@value'];
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || undefined;
    if (!isObject(value)) return undefined;
    const node = this.node(value)!;
    const [name = node['@id']] = this.all(node, 'name', 'url');
    return isObject(name) && !('@value' in name) ? undefined : this.string(name);
  }

  first(node: Node | undefined, ...keys: string[]): string | undefined {
    for (const value of this.all(node, ...keys)) {
      const text = this.string(value);
      if (text) return text;
    }
    return undefined;
  }

  strings = (node: Node | undefined, ...keys: string[]): string[] =>
    this.all(node, ...keys)
      .map((value) => this.string(value))
      .filter((text) => text !== undefined);

  /** A text with its translations, as a feed has it; of several in one language the first. */
  text(node: Node | undefined, ...keys: string[]): string | Record<string, string> | undefined {
    const byLanguage: Record<string, string> = {};
    let plain: string | undefined;
    for (const value of this.all(node, ...keys)) {
      const entries = isObject(value) && !('@value' in value) ? translations(value) : undefined;
      for (const [tag, text] of entries ?? []) byLanguage[tag] ??= text;
      if (entries) continue;
      const text = this.string(value);
      const tag = isObject(value) && typeof value['@language'] === 'string' ? value['@language'] : undefined;
      if (text && tag) byLanguage[tag] ??= text;
      else plain ??= text;
    }
    if (!Object.keys(byLanguage).length) return plain;
    if (plain) byLanguage[this.language ?? 'und'] ??= plain;
    return byLanguage;
  }

  types = (node: Node | undefined): string[] =>
    this.all(node, '@type')
      .filter((type) => typeof type === 'string')
      .map(term);
}

/** The entries of `{"en": "…", "fr": "…"}`. */
function translations(value: Node): [string, string][] | undefined {
  const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const all = entries.length > 0 && entries.length === Object.keys(value).length;
  return all && entries.every(([key]) => /^[a-z]{2}(-\w+)*$/i.test(key)) ? entries : undefined;
}
