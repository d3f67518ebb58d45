/** Whatever style sheets can hand on: of all of it cards take a few things from their page. */
import { expect } from '@open-wc/testing';
import { all, at } from '../elements/page.ts';
import { openPage } from './page.ts';
import { waitUntil } from '../waiting.ts';

const TAKEN = ['color', 'color-scheme', 'direction', 'font-family', 'font-size', 'pointer-events', 'visibility'];
/** Where small screens and thin letters are a matter of the page, in the names of several browsers. */
const BY_NAME = /^(-\w+-)?(text-size-adjust|font-smoothing|locale)$|^-webkit-rtl-ordering$/;

/** One of these each property understands, other than what it begins with. */
const VALUES = (
  'rgb(1, 2, 3)|7px|3|37%|0.37|"x"|"liga" 0|3px 3px 2px rgb(1, 2, 3)|hidden|none|auto|all|always|both|italic|700|' +
  'small-caps|uppercase|center|right|justify|rtl|vertical-rl|nowrap|pre|break-all|manual|anywhere|break-word|' +
  'strict|geometricPrecision|pixelated|evenodd|bevel|round|upper-roman|inside|collapse|bottom|dark|wait|under|' +
  'mixed|upright|over|dot|first|condensed|economy|exact|antialiased|compact|middle|tabular-nums|jis78|sub|pretty|' +
  'balance|text|emoji|Georgia|fr|disc|stroke|linear'
).split('|');

it('of everything that is inherited cards take font, size, colours, direction and whether they can be seen', async () => {
  const seed = `feed="${at('seed')}" org="missing-children-europe"`;
  const page =
    await openPage(`<div id="host"><org-card ${seed}></org-card><org-card ${seed} layout="compact"></org-card>
    <org-card ${seed} layout="line"></org-card><org-tags ${seed}></org-tags><org-contact ${seed}></org-contact>
    <org-directory feed="${at('seed')}" charts="map years"></org-directory>
    <org-directory feed="${at('seed')}" layout="table"></org-directory><org-card feed="${at('absent')}"></org-card>
    <org-card ${seed} loading="click"></org-card></div><div id="parent"><p></p></div>
    <script type="module" src="/embed/org-cards.js"></script>`);
  const [host, parent] = ['host', 'parent'].map((id) => page.getElementById(id)!) as [HTMLElement, HTMLElement];
  const elements = [...host.children];
  await waitUntil(
    () =>
      elements.every((element) => element.matches(':defined:not(:state(loading))') && all(element, '.frame')[0]) &&
      all(elements[5]!, '.world')[0] &&
      all(elements[6]!, 'table')[0],
    'all elements',
  );
  const { getComputedStyle, CSS } = page.defaultView;
  const nodes = elements.flatMap((element) => all(element, '*'));
  const styles = nodes.map((node) => getComputedStyle(node));
  const [own, child] = [getComputedStyle(parent), getComputedStyle(parent.firstElementChild!)];
  const takes: string[] = [];
  let inherited = 0;
  for (const name of [...own].filter(
    (name) => (!name.startsWith('--') && !/^(\w+-)*(width|size)$/.test(name)) || name === 'font-size',
  )) {
    const before = child.getPropertyValue(name);
    const isHandedOn = (value: string): boolean => {
      parent.style.setProperty(name, value);
      const now = child.getPropertyValue(name);
      return now !== before && now === own.getPropertyValue(name);
    };
    const value = VALUES.find((value) => CSS.supports(name, value) && isHandedOn(value));
    parent.removeAttribute('style');
    if (!value) continue;
    inherited++;
    const usual = styles.map((style) => style.getPropertyValue(name));
    host.style.setProperty(name, value, 'important');
    if (styles.some((style, i) => style.getPropertyValue(name) !== usual[i]) && !BY_NAME.test(name)) takes.push(name);
    host.removeAttribute('style');
  }
  expect(inherited).to.be.above(60);
  expect(takes.toSorted()).to.deep.equal(TAKEN);
});
