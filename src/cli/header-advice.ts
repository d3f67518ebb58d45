import type { Advice } from '../feed/advice.ts';

/** What the answer's headers mean for pages elsewhere. */
export function adviceOnHeaders(headers: Headers): Advice[] {
  const advice: Advice[] = [];
  const note = (code: Advice['code'], level: Advice['level'], value: string): void =>
    void advice.push({ code, level, path: '', args: { value } });
  const [type, cors, cache] = ['content-type', 'access-control-allow-origin', 'cache-control'].map(
    (name) => headers.get(name) ?? '',
  );
  if (!/[/+]json\b/i.test(type!)) note('header-type', 'hint', type!);
  if (cors !== '*') note('header-cors', 'warning', cors!);
  if (!/max-age=[1-9]/i.test(cache!)) note('header-cache', 'hint', cache!);
  return advice;
}
