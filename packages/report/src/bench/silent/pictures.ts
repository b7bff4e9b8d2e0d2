import { drawSvg, palette } from '../../render/charts/svg.ts';
import { findHidden } from '../../silent/find-hidden.ts';
import { createRandom } from '../random.ts';
import { simulateShop } from './bench-silent.ts';

/** One simulated shop: complaining share in reviews against that in chats, and the products that are found. */
export function hiddenPicture(): string {
  const shop = simulateShop(createRandom(53), 20, 5);
  const found = new Set(findHidden(shop).map(({ id }) => id));
  const percent = (part: number, of: number): number => Math.round((part / of) * 1000) / 10;
  const points = (wanted: boolean): number[][] =>
    shop
      .filter(({ id, reviews }) => found.has(id) === wanted && reviews >= 15)
      .map((one) => [percent(one.reviewComplaints, one.reviews), percent(one.chatComplaints, one.chats)]);
  const axis = (name: string) => ({
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap: 30,
    splitLine: { lineStyle: { color: palette.line } },
  });
  const series = (name: string, wanted: boolean, color: string) => ({
    name,
    type: 'scatter' as const,
    symbolSize: 8,
    data: points(wanted),
    itemStyle: { color },
  });
  return drawSvg(
    'hidden',
    'Share of complaints in reviews and in chats by product',
    { width: 900, height: 400 },
    {
      legend: { top: 0, itemGap: 24, textStyle: { color: palette.text } },
      grid: { left: 60, right: 24, top: 36, bottom: 48 },
      xAxis: axis('complaining share of its reviews, %'),
      yAxis: axis('complaining share of its chats, %'),
      series: [
        series('products', false, palette.soft),
        series('good in reviews, bad in chats', true, palette.warm),
      ],
    },
  );
}
