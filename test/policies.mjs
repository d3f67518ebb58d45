/**
 * The page of demo/hosts/policies/ under each of its policies: `hosts/policies/page.html?nonce`. It is the page of a
 * partner, and https://directory.example stands for the origin of scripts, feeds and pictures.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hash, importMap, integrity } from './integrity.mjs';

const folder = resolve(import.meta.dirname, '../demo/hosts/policies');
const read = (file) => readFileSync(resolve(folder, file), 'utf8');

/** Headers and markup for the path and query of a request; undefined where it asks for something else. */
export function policyPage(address, directory) {
  const [, name] = address.match(/\/hosts\/policies\/page\.html\?([\w-]+)$/) ?? [];
  const { title, policy, head } = JSON.parse(read('policies.json'))[name] ?? {};
  if (!title) return undefined;
  const hashes = { ...integrity(), 'violations.js': hash(read('violations.js')) };
  const fill = (text) =>
    text
      .replace('{import map}', () => JSON.stringify(importMap('https://directory.example/')))
      .replace(/\{([\w.-]+\.js)\}/g, (_, file) => hashes[file])
      .replaceAll('https://directory.example', directory);
  const whole = `default-src 'none'; style-src 'self'; connect-src https://directory.example; img-src https://directory.example; ${policy}`;
  const parts = { title, policy: whole, head };
  return {
    headers: { 'content-security-policy': fill(whole), 'content-type': 'text/html; charset=utf-8' },
    markup: fill(read('page.html').replace(/\{(title|policy|head)\}/g, (_, part) => parts[part])),
  };
}
