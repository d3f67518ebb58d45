/** Map and years as a person meets them: on a page, by keyboard, by pointer, and as assistive technology hears them. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement, type TemplateResult } from 'lit';
import { styles } from '../../src/elements/base-styles.ts';
import { chartStyles } from '../../src/elements/chart-styles.ts';
import { mapChart } from '../../src/elements/map-chart.ts';
import { periodsOf, pressed, yearsChart, type Years } from '../../src/elements/years-chart.ts';
import { tabStops } from '../../src/elements/tab-stop.ts';
import { all, pressTogether, text } from './page.ts';
import * as fc from '../seeded.ts';

/** Does what a directory does with charts: keeps what is chosen, and draws again. */
class ChartHost extends LitElement {
  static override styles = [styles, chartStyles];
  counts = new Map([
    ['BE', 12],
    ['FR', 1],
    ['DE', 3],
    ['MT', 2],
    ['150', 9],
    ['BR', 0],
  ]);
  chosen = new Set<string>();
  years = new Map([
    [1985, 2],
    [1991, 1],
    [1999, 4],
    [2008, 1],
  ]);
  period: Years | undefined;
  language = 'en';
  /** Where it is not that of the interface. */
  namesIn: string | undefined;

  readonly #toggle = (code: string): void => {
    if (!this.chosen.delete(code)) this.chosen.add(code);
    this.requestUpdate();
  };
  readonly #choose = (years: Years | undefined): void => {
    this.period = years;
    this.requestUpdate();
  };

  constructor() {
    super();
    this.addController({ hostUpdated: () => tabStops(this.renderRoot) });
  }

  override render(): TemplateResult {
    const names = new Intl.DisplayNames([this.namesIn ?? this.language], { type: 'region' });
    const { counts, chosen: selected, years, period, language: lang, namesIn } = this;
    const place = (code: string) => ({ text: names.of(code)!, ...(namesIn && { lang: namesIn }) });
    return html`<div class="frame">
      ${mapChart({ counts, selected, place, locale: lang, lang, toggle: this.#toggle })}
      ${yearsChart({ counts: years, selected: period, lang, choose: this.#choose })}
    </div>`;
  }
}
customElements.define('chart-host', ChartHost);

async function show(properties: Partial<ChartHost> = {}, dir = 'ltr'): Promise<ChartHost> {
  const page = await fixture<HTMLElement>(`<div dir=${dir} style="inline-size: 700px"></div>`);
  const host = Object.assign(document.createElement('chart-host') as ChartHost, properties);
  page.append(host);
  await host.updateComplete;
  return host;
}
const button = (host: ChartHost, name: string): HTMLElement =>
  all(host, '[aria-pressed][aria-label]').find((one) => one.ariaLabel!.startsWith(name))!;
const names = (host: ChartHost, within: string): string[] =>
  all(host, `${within} [aria-pressed][aria-label]`).map((one) => one.ariaLabel!);
const pressedOnes = (host: ChartHost): string[] =>
  all(host, '[aria-pressed="true"][aria-label]').map((one) => one.ariaLabel!);
const focused = (host: ChartHost): string => host.shadowRoot!.activeElement?.ariaLabel ?? '';
const stops = (host: ChartHost, within: string): number => all(host, `${within} [tabindex="0"]`).length;
async function press(host: ChartHost, key: string): Promise<void> {
  await sendKeys({ press: key });
  await host.updateComplete;
}

describe('the map', () => {
  it('has a button for each country, with its name and number', async () => {
    const host = await show();
    expect(names(host, 'svg').toSorted()).to.deep.equal([
      'Belgium: 12 organisations',
      'Brazil: 0 organisations',
      'France: 1 organisation',
      'Germany: 3 organisations',
      'Malta: 2 organisations',
    ]);
    const french = await show({ language: 'fr' });
    expect(names(french, 'svg')).to.include('Malte : 2 organisations');
    for (const one of all(host, 'svg [aria-label][aria-pressed]')) expect(one.getAttribute('role')).to.equal('button');
    expect(all(host, '.world [role=group]')[0]!.ariaLabel).to.equal('Map of countries');
  });

  it('says the same as a list', async () => {
    const host = await show({ chosen: new Set(['MT']) });
    const list = all(host, 'details li');
    expect(list.map(text)).to.deep.equal(['Belgium 12', 'Brazil 0', 'France 1', 'Germany 3', 'Malta 2']);
    expect(list.map((item) => item.firstElementChild!.ariaPressed)).to.deep.equal([
      'false',
      'false',
      'false',
      'false',
      'true',
    ]);
    list[0]!.querySelector('button')!.click();
    expect([...host.chosen]).to.have.members(['MT', 'BE']);
  });

  it('filters by a press, shows what is chosen without colour, and gives it up by another', async () => {
    const host = await show();
    for (const name of ['Malta', 'Belgium'])
      button(host, name).dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await host.updateComplete;
    expect(pressedOnes(host)).to.have.members(['Malta: 2 organisations', 'Belgium: 12 organisations']);
    expect(all(host, '.marks > *').length, 'a mark on each').to.equal(2);
    button(host, 'Malta').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect([...host.chosen]).to.deep.equal(['BE']);
  });

  it('takes a touch that comes near', async () => {
    const host = await show();
    const { left, top, width, height } = button(host, 'Malta').getBoundingClientRect();
    const touch = (away: number) =>
      all(host, 'svg')[0]!.dispatchEvent(
        new MouseEvent('click', { bubbles: true, clientX: left + width / 2 + away, clientY: top + height / 2 }),
      );
    touch(40);
    expect([...host.chosen], 'out in the sea').to.be.empty;
    touch(8);
    expect([...host.chosen]).to.deep.equal(['MT']);
  });

  it('is one stop for Tab; arrows lead to neighbours, letters to names', async () => {
    const host = await show();
    expect(stops(host, 'svg')).to.equal(1);
    await press(host, 'Tab');
    expect(focused(host)).to.match(/^Belgium/);
    await press(host, 'ArrowRight');
    expect(focused(host)).to.match(/^Germany/);
    await press(host, 'ArrowDown');
    expect(focused(host)).to.match(/^Malta/);
    await press(host, 'b');
    expect(focused(host)).to.match(/^Belgium/);
    await press(host, 'b');
    expect(focused(host)).to.match(/^Brazil/);
    expect(stops(host, 'svg')).to.equal(1);
    await press(host, ' ');
    await press(host, 'End');
    await press(host, 'Enter');
    expect(pressedOnes(host)).to.have.members(['Brazil: 0 organisations', focused(host)]);
    await press(host, 'Tab');
    expect(host.shadowRoot!.activeElement!.className, 'out of the map').to.equal('closer');
    await pressTogether('Shift', 'Tab');
    expect(focused(host), 'and back to where one was').to.match(/^Malta/);
  });

  it('can be reached by Tab whatever becomes of the countries', async () => {
    const host = await show();
    await press(host, 'Tab');
    host.counts = new Map([['FR', 1]]);
    host.requestUpdate();
    await host.updateComplete;
    expect(stops(host, 'svg')).to.equal(1);
    host.counts = new Map();
    host.requestUpdate();
    await host.updateComplete;
    expect(names(host, 'svg')).to.be.empty;
  });

  it('says a name of another language with its number alone: one voice reads it', async () => {
    const host = await show({ counts: new Map([['BE', 12]]), namesIn: 'de' });
    expect(names(host, 'svg')).to.deep.equal(['Belgien: 12']);
    expect(all(host, 'svg [aria-label]')[0]!.getAttribute('lang')).to.equal('de');
  });

  it('keeps a country that is chosen and has nothing left, and one that no map has', async () => {
    const host = await show({ counts: new Map([['ZZ', 3]]), chosen: new Set(['LU', 'constructor']) });
    expect(names(host, 'svg')).to.deep.equal(['Luxembourg: 0 organisations']);
    expect(all(host, 'details li').length).to.equal(2);
  });

  it('comes closer to where most organisations are, and steps back for a focus elsewhere', async () => {
    const host = await show();
    const closer = all(host, '.closer')[0]!;
    const width = () => button(host, 'Germany').getBoundingClientRect().width;
    const before = width();
    closer.click();
    expect(closer.ariaPressed).to.equal('true');
    expect(width()).to.be.above(3 * before);
    button(host, 'Germany').focus();
    expect(closer.ariaPressed, 'Germany is in the picture').to.equal('true');
    await press(host, 'b');
    await press(host, 'b');
    expect(focused(host)).to.match(/^Brazil/);
    expect([closer.ariaPressed, width()]).to.deep.equal(['false', before]);
    closer.click();
    closer.click();
    expect(width()).to.equal(before);
  });

  it('tells what its shades stand for', async () => {
    const legend = async (...numbers: number[]) => {
      const codes = ['BE', 'FR', 'DE'];
      const host = await show({ counts: new Map(numbers.map((number, i) => [codes[i]!, number])) });
      return all(host, '.legend li').map(text);
    };
    expect(await legend(40, 1)).to.deep.equal(['1–2', '3–6', '7–15', '16–40']);
    expect(await legend(2, 1)).to.deep.equal(['1', '2']);
    expect(await legend(0)).to.deep.equal([]);
  });

  it('never mirrors', async () => {
    const [ltr, rtl] = [await show(), await show({}, 'rtl')];
    for (const host of [ltr, rtl])
      expect(button(host, 'Brazil').getBoundingClientRect().right).to.be.below(
        button(host, 'Germany').getBoundingClientRect().left,
      );
  });
});

describe('the years', () => {
  it('come in steps of one, five or ten, as many as a thumb can tell apart', () => {
    expect(periodsOf([])).to.deep.equal([]);
    expect(periodsOf([2008])).to.deep.equal([[2008, 2008]]);
    expect(periodsOf([2017, 2008]).length).to.equal(10);
    expect(periodsOf([2020, 2008])).to.deep.equal([
      [2005, 2009],
      [2010, 2014],
      [2015, 2019],
      [2020, 2024],
    ]);
    expect(periodsOf([1911, 2008])[0]).to.deep.equal([1910, 1919]);
    const long = periodsOf([1066, 1499, 2026]);
    expect(long.length).to.equal(10);
    expect([long[0], long.at(-1)]).to.deep.equal([
      [1066, 1939],
      [2020, 2029],
    ]);
    for (const [i, [from]] of long.entries()) if (i) expect(from).to.equal(long[i - 1]![1] + 1);
  });

  it('grow and shrink to a period', () => {
    expect(pressed(undefined, [1990, 1999])).to.deep.equal([1990, 1999]);
    expect(pressed([1990, 1999], [2010, 2019])).to.deep.equal([1990, 2019]);
    expect(pressed([1990, 2019], [1960, 1969])).to.deep.equal([1960, 2019]);
    expect(pressed([1990, 2019], [2010, 2019])).to.deep.equal([1990, 2009]);
    expect(pressed([1990, 2019], [1990, 1999])).to.deep.equal([2000, 2019]);
    expect(pressed([1990, 1999], [1990, 1999])).to.equal(undefined);
    expect(pressed([2008, 2008], [2000, 2009]), 'a part becomes the whole').to.deep.equal([2000, 2009]);
    expect(pressed([1960, 2019], [1970, 1979]), 'the longer part stays').to.deep.equal([1980, 2019]);
  });

  it('are told in words, each bar with its number', async () => {
    const host = await show();
    expect(names(host, '.bars')).to.deep.equal([
      '1985 to 1989: 2 organisations',
      '1990 to 1994: 1 organisation',
      '1995 to 1999: 4 organisations',
      '2000 to 2004: 0 organisations',
      '2005 to 2009: 1 organisation',
    ]);
    expect(text(all(host, 'figcaption')[0]!)).to.equal('Years of founding all years');
    for (const name of ['1990', '2005']) {
      button(host, name).click();
      await host.updateComplete;
    }
    expect(text(all(host, 'figcaption')[0]!)).to.equal('Years of founding 1990 to 2009');
    expect(pressedOnes(host).length).to.equal(4);
    const part = await show({ period: [2008, 2008], language: 'fr' });
    expect(button(part, 'de 2005').ariaPressed).to.equal('mixed');
    expect(text(all(part, 'figcaption')[0]!)).to.equal('Années de constitution 2008');
  });

  it('are not spoilt by one that is yet to come', async () => {
    const host = await show({ years: new Map([...new ChartHost().years, [2997, 1]]) });
    expect(names(host, '.bars')).to.deep.equal(names(await show(), '.bars'));
  });

  for (const [dir, forward] of [
    ['ltr', 'ArrowRight'],
    ['rtl', 'ArrowLeft'],
  ] as const)
    it(`are one stop for Tab and follow the arrows (${dir})`, async () => {
      const host = await show({}, dir);
      expect(stops(host, '.bars')).to.equal(1);
      button(host, '1985').focus();
      await press(host, forward);
      expect(focused(host)).to.match(/^1990/);
      await press(host, ' ');
      await press(host, 'End');
      await press(host, 'Enter');
      expect(host.period).to.deep.equal([1990, 2009]);
      await press(host, 'Home');
      expect(focused(host)).to.match(/^1985/);
      expect(stops(host, '.bars')).to.equal(1);
      const [first, last] = ['1985', '2005'].map((name) => button(host, name).getBoundingClientRect().left);
      expect(first! < last!).to.equal(dir === 'ltr');
    });
});

describe('both', () => {
  for (const language of ['en', 'fr'])
    it(`leave nothing for axe to find (${language})`, async () => {
      const host = await show({ language, chosen: new Set(['BE', 'MT']), period: [1990, 1999] });
      await expect(host).to.be.accessible();
      host.shadowRoot!.querySelector('details')!.open = true;
      await expect(host).to.be.accessible();
    });

  it('have nothing but their own names in tags of a host page', async () => {
    const host = await show({ counts: new Map([['BE', 1]]), years: new Map([[2008, 1]]) });
    expect(all(host, '[style]')).to.be.empty;
  });

  it('hold whatever stands in a feed, and whatever is pressed', async () => {
    const code = fc.oneof(
      fc.constantFrom(
        'BE',
        'FR',
        'US',
        'AQ',
        'SG',
        'XK',
        'ZZ',
        'AA',
        'XX',
        'EU',
        'TV',
        'KI',
        'FJ',
        '001',
        'BE-VLG',
        'x-a',
        '',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const count = fc.oneof(fc.nat(3), fc.nat(200_000));
    const year = fc.oneof(fc.integer({ min: 1800, max: 2030 }), fc.integer({ min: -200_000, max: 300_000 }), fc.nat(9));
    const chart = fc.record({
      counts: fc.array(fc.tuple(code, count), { maxLength: 30 }).map((entries) => new Map(entries)),
      years: fc.array(fc.tuple(year, count), { maxLength: 300 }).map((entries) => new Map(entries)),
      chosen: fc.uniqueArray(code, { maxLength: 4 }).map((codes) => new Set(codes)),
      period: fc.option(
        fc.tuple(year, fc.nat(50)).map(([from, more]): Years => [from, from + more]),
        { nil: undefined },
      ),
    });
    const KEYS = [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'Enter',
      ' ',
      'b',
      'é',
      '🙂',
      'Escape',
    ];
    const deeds = fc.array(fc.tuple(fc.constantFrom('click', ...KEYS), fc.nat(500)), { maxLength: 12 });
    const thrown: string[] = [];
    const note = (event: ErrorEvent) => thrown.push(event.message);
    window.addEventListener('error', note);
    const host = await show();
    const { error } = console;
    console.error = (...words: unknown[]) => thrown.push(words.join(' '));
    await fc.assert(
      fc.asyncProperty(chart, deeds, async (properties, deeds) => {
        Object.assign(host, properties).requestUpdate();
        await host.updateComplete;
        for (const [deed, which] of deeds) {
          const some = all(host, 'button, [role=button]');
          const one = some[which % Math.max(1, some.length)];
          if (deed === 'click') one?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
          else one?.dispatchEvent(new KeyboardEvent('keydown', { key: deed, bubbles: true, cancelable: true }));
          await host.updateComplete;
        }
        const bars = all(host, '.bars button');
        expect(bars.length).to.be.at.most(10);
        const [labels, shown] = [names(host, '.bars'), names(host, '.world')];
        for (const all of [labels, shown]) expect(all.join()).not.to.match(/NaN|undefined|Infinity|null/);
        expect(new Set(labels).size, 'each bar its own').to.equal(bars.length);
        expect(host.shadowRoot!.querySelector('.world svg')!.getAttribute('viewBox')).to.match(
          /^\d+ \d+ [\d.]+ [\d.]+$/,
        );
        for (const svg of all(host, 'rect, path, circle')) expect(svg.outerHTML).not.to.match(/NaN|Infinity|"-/);
        for (const group of ['.bars', '.world'])
          expect(stops(host, group)).to.equal(
            all(host, `${group} [role=group] [aria-pressed]`).length || names(host, group).length ? 1 : 0,
          );
        expect(thrown.splice(0)).to.deep.equal([]);
      }),
      { numRuns: 150, includeErrorInReport: true },
    );
    console.error = error;
    window.removeEventListener('error', note);
  });
});
