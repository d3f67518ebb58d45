/** Loads the pictures that a page wants, and tells them what they need to know of a directory. */
import type { FacetName } from '../profile/facets.ts';
import type { Directory } from './directory.ts';
import type { mapChart } from './map-chart.ts';
import { tabStops } from './tab-stop.ts';
import type { Content } from './templates.ts';
import type { Years, yearsChart } from './years-chart.ts';

const watched = new WeakSet<Directory>();

/** Sees after every drawing that the pictures can be reached by Tab. */
function watch(view: Directory): void {
  const { element } = view;
  if (!watched.has(view)) element.addController({ hostUpdated: () => tabStops(element.renderRoot) });
  watched.add(view);
}

/** The values that look so, each with how many it would leave. */
function countsOf({ search, found }: Directory, name: FacetName, like: RegExp): (readonly [string, number])[] {
  const { keys } = search.keys.facets[name];
  return keys.map((key, number) => [key, found.counts[name][number] ?? 0] as const).filter(([key]) => like.test(key));
}

const mapOf =
  (draw: typeof mapChart) =>
  (view: Directory): Content => {
    watch(view);
    return draw({
      counts: new Map(countsOf(view, 'country', /^[A-Z]{2}$/)),
      selected: new Set(view.query.country.map(view.search.keys.facets.country.normal)),
      place: (code) => view.search.keys.labelOf('country', code),
      locale: view.search.locale,
      lang: view.answer.messages.lang,
      toggle: (code) => view.toggle('country', code),
    });
  };

const yearsOf =
  (draw: typeof yearsChart) =>
  (view: Directory): Content => {
    watch(view);
    const chosen = view.query.founded.flatMap((value) => value.match(/\d{4}/g) ?? []).map(Number);
    return draw({
      counts: new Map(countsOf(view, 'founded', /^\d{4}$/).map(([year, n]) => [Number(year), n])),
      selected: chosen.length ? ([Math.min(...chosen), Math.max(...chosen)] satisfies Years) : undefined,
      lang: view.answer.messages.lang,
      choose: (years) => view.choose('founded', years ? [years.join('-')] : []),
    });
  };

/** The pictures of this list, each by the filter that it stands for, and the look of them. */
export async function loadCharts(wanted: string) {
  const [{ chartStyles }, world, bars] = await Promise.all([
    import('./chart-styles.ts'),
    /\bmap\b/.test(wanted) ? import('./map-chart.ts') : undefined,
    /\byears\b/.test(wanted) ? import('./years-chart.ts') : undefined,
  ]);
  const charts: Partial<Record<FacetName, (view: Directory) => Content>> = {};
  if (world) charts.country = mapOf(world.mapChart);
  if (bars) charts.founded = yearsOf(bars.yearsChart);
  return { chartStyles, charts };
}
