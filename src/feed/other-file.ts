/** What a file seems to be that is no feed, and how it becomes one. */
import type { Advice } from './advice.ts';
import { isObject } from './exact.ts';
import { fieldsAt } from './explain.ts';
import { meantField, nearest } from './habits.ts';
import { asJson } from './remedy.ts';
import { keyedIn } from './unknown-fields.ts';

type Json = Record<string, unknown>;
/** How many fields are named. */
const NAMED = 8;

/** Whether a record has a name, as others call it. */
const isNamed = (record: Json, known: ReadonlySet<string>): boolean =>
  Object.keys(record).some((key) => /^(name|legal_name)$/.test(known.has(key) ? key : (meantField(key, known) ?? '')));

/** The fields of a record with what they are in a feed. What only stands in an object of it comes from there. */
function fieldsOf(record: Json): string {
  const known = fieldsAt('organizations[0]')!;
  const wrapper = isNamed(record, known)
    ? undefined
    : Object.keys(record).find((key) => isObject(record[key]) && isNamed(record[key], known));
  const inside = wrapper === undefined ? [] : Object.keys(record[wrapper] as Json);
  const keys = [...Object.keys(record).filter((key) => key !== wrapper), ...inside.map((key) => `${wrapper}.${key}`)];
  const named = keys.map((key): [key: string, meant: string | undefined] => {
    const name = key.slice(key.indexOf('.') + 1);
    return [key, known.has(name) ? name : meantField(name, known)];
  });
  const isTold = ([key, meant]: [string, string | undefined]): boolean => meant !== undefined && meant !== key;
  return [...named.filter(isTold), ...named.filter((field) => !isTold(field))]
    .slice(0, NAMED)
    .map(([key, meant]) => (isTold([key, meant]) ? `${key} (\`${meant}\`)` : key))
    .join(', ');
}

/** Whether whoever has it has nothing to rename. */
const isRecord = (value: Json): boolean => Object.hasOwn(value, 'id') && Object.hasOwn(value, 'name');

/** Whether an object of another format stands where a feed has its list of organisations. */
export const hasOtherList = (json: unknown): boolean =>
  isObject(json) &&
  isObject(json['organizations']) &&
  !keyedIn(json['organizations']) &&
  !isNamed(json['organizations'], fieldsAt('organizations[0]')!);

/** @param json of a file that is no feed, or has no list of organisations, as JSON.parse gave it */
export function adviceOnOther(json: unknown): Advice[] {
  let [most, found]: [number, Advice | undefined] = [0, undefined];
  const note = (
    weight: number,
    code: Advice['code'],
    path: string,
    more: string,
    value: string | number = '',
  ): void => {
    if (weight > most) [most, found] = [weight, { code, level: 'hint', path, args: { value, more } }];
  };
  (function look(value: unknown, path: string, depth: number): void {
    const [first] = Array.isArray(value) ? (value as unknown[]) : [];
    const keyed = keyedIn(value);
    if (isObject(value) && Object.hasOwn(value, 'orgfeed') && path) note(Infinity, 'inner-feed', path, '');
    else if (Array.isArray(value) && isObject(first)) {
      if (Object.hasOwn(first, 'orgfeed')) return note(Infinity, 'inner-feed', `${path}[0]`, '');
      const isRight = path === 'organizations' && isRecord(first);
      const weight = value.length * Object.keys(first).length;
      if (!isRight) note(weight, 'other-list', path, isRecord(first) ? '' : fieldsOf(first), value.length);
    } else if (Array.isArray(value) && Array.isArray(first) && first.every((cell) => typeof cell === 'string'))
      note(value.length * first.length, 'other-table', path, first.slice(0, NAMED).join(', '), value.length);
    else if (keyed && path) note(Object.keys(value as Json).length * 2, 'keyed-list', path, asJson(keyed[1]), keyed[0]);
    if (isObject(value) && depth < 4)
      for (const key in value) look(value[key], path ? `${path}.${key}` : key, depth + 1);
  })(json, '', 0);
  if (found || !isObject(json)) return found ? [found] : [];
  const mark = Object.keys(json).find((key) => nearest(key.replace(/\W|_/g, ''), ['orgfeed']));
  if (mark !== undefined)
    return mark === 'orgfeed'
      ? []
      : [{ code: 'unknown-field', level: 'warning', path: mark, args: { value: mark, more: 'orgfeed' } }];
  const isOne = [json, ...Object.values(json)].some(
    (value) => isObject(value) && isNamed(value, fieldsAt('organizations[0]')!),
  );
  return isOne && !Object.hasOwn(json, 'organizations')
    ? [
        {
          code: 'other-record',
          level: 'hint',
          path: '',
          args: { value: '', more: isRecord(json) ? '' : fieldsOf(json) },
        },
      ]
    : [];
}
