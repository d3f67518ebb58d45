/** A directory as people see it: on every width, from right to left, zoomed, on paper, with its pictures. */
import { expect, waitUntil } from '@open-wc/testing';
import { directory, press } from './directories.ts';
import { all, painted, part, parts, seen } from './page.ts';

describe('the pictures of a directory', () => {
  const charts = async (width: number) => {
    const element = await directory('charts="map years"', { lang: 'fr', style: `inline-size: ${width}px` });
    await waitUntil(() => parts(element, 'map')[0] && parts(element, 'years')[0], 'both', { timeout: 20_000 });
    await painted();
    return element;
  };

  for (const width of [300, 600, 880, 1200])
    it(`are seen at ${width} px, with all filters unfolded or not`, async () => {
      const element = await charts(width);
      const look = (): void => {
        for (const name of ['map', 'years']) {
          const { height, right } = part(element, name).getBoundingClientRect();
          expect(height, name).to.be.above(100);
          expect(right, name).to.be.at.most(element.getBoundingClientRect().right);
        }
        const bars = all(element, '.bar svg').map((bar) => bar.getBoundingClientRect().height);
        expect(Math.min(...bars)).to.be.above(50);
        const years = part(element, 'years').getBoundingClientRect();
        for (const label of all(element, '.bar span').filter(seen)) {
          const { left, right } = label.getBoundingClientRect();
          const { scrollWidth } = label;
          expect(
            [left >= years.left - 1, Math.max(right, left + scrollWidth) <= years.right + 1],
            label.textContent,
          ).to.deep.equal([true, true]);
        }
      };
      look();
      const fold = all(element, '.fold')[0]!;
      const folded = width < 896;
      expect(seen(fold)).to.equal(folded);
      expect(seen(all(element, '[part~=filters] input')[0]!), 'the values').to.equal(!folded);
      if (!folded) return;
      await press(element, fold);
      expect(seen(all(element, '[part~=filters] input')[0]!)).to.be.true;
      look();
    });
});
