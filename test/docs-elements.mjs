/** The elements' reference, out of the custom-elements manifest. */
import { code, table } from './markdown.mjs';

export function elementTables(manifest) {
  const classes = manifest.modules.flatMap(({ declarations }) => declarations ?? []);
  const elements = classes
    .filter(({ tagName }) => tagName)
    .sort((a, b) => a.tagName.localeCompare(b.tagName))
    .map(withoutInherited);
  // What they share is said once.
  const base = classes.find(({ name }) => elements.every(({ superclass }) => superclass?.name === name));
  const own = elements.map((element) => reference(`\`<${element.tagName}>\``, element));
  return [reference('All elements', base), ...own].join('\n\n');
}

const withoutInherited = (element) =>
  Object.fromEntries(
    Object.entries(element).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.filter(({ inheritedFrom }) => !inheritedFrom) : value,
    ]),
  );

function reference(heading, element) {
  const members = element.members ?? [];
  const properties = members.filter(
    ({ kind, attribute, static: isStatic }) => kind === 'field' && !attribute && !isStatic,
  );
  const methods = members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  const name = (entry) => code(entry.name);
  const parts = [
    section('Attribute', element.attributes, ['Values', valuesOf], ['Default', defaultOf]),
    section('Property', properties, ['Type', valuesOf], ['Default', defaultOf]),
    section('Method', methods, ['Gives', (method) => code(method.return?.type?.text)]),
    section('Event', element.events, ['Type', valuesOf]),
    section(
      'Slot',
      element.slots?.map((slot) => ({ ...slot, name: slot.name || '(default)' })),
    ),
    section('CSS part', element.cssParts),
    section('CSS custom property', element.cssProperties, ['Default', defaultOf]),
    section(
      'CSS state',
      element.cssStates?.map((state) => ({ ...state, name: `:state(${state.name})` })),
    ),
  ];
  return [`### ${heading}`, element.description, ...parts].filter(Boolean).join('\n\n');

  function section(title, entries = [], ...columns) {
    // What is not described is not public.
    const described = entries.filter(({ description }) => description);
    if (described.length === 0) return '';
    const rows = described.map((entry) => [name(entry), ...columns.map(([, cell]) => cell(entry)), entry.description]);
    return table([title, ...columns.map(([head]) => head), 'Meaning'], rows);
  }
}

const valuesOf = ({ type }) => code(type?.text?.replace(/ \| undefined$/, '').replaceAll("'", ''));
const defaultOf = (entry) => code(entry.default?.replaceAll("'", ''));
