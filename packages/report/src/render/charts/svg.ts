import { createRequire } from 'node:module';
import type * as ECharts from 'echarts';

/** One file, read when the first chart is drawn: as ES modules it is six hundred files, for which every command waits. */
let loaded: typeof ECharts | undefined;

function loadECharts(): typeof ECharts {
  loaded ??= createRequire(import.meta.url)('echarts') as typeof ECharts;
  return loaded;
}

export interface Size {
  width: number;
  height: number;
}

export const palette = {
  text: '#1f2329',
  muted: '#646a73',
  line: '#dee0e3',
  main: '#2b5fd9',
  warm: '#d4550a',
  soft: '#b7c8ee',
};

// Unquoted: ECharts puts the names into a quoted attribute as they are.
const font = 'PingFang SC,Microsoft YaHei,Noto Sans CJK SC,Source Han Sans SC,sans-serif';

/**
 * Takes out what a still picture does not need (hover styles, series marks) and renumbers the ids that ECharts counts
 * through the process: the same chart has the same bytes, and two charts on one page do not share ids.
 */
function still(svg: string, name: string): string {
  const ids = new Map<string, string>();
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-[\w-]+/g, (id) => {
      const known = ids.get(id) ?? `${name}-${ids.size + 1}`;
      ids.set(id, known);
      return known;
    });
}

/** Draws a chart on the server as inline SVG; `name` is the prefix of its ids on the page. */
export function drawSvg(
  name: string,
  title: string,
  { width, height }: Size,
  option: ECharts.EChartsOption,
): string {
  const chart = loadECharts().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: font, color: palette.text },
      ...option,
    });
    const svg = chart.renderToSVGString();
    return still(svg, name)
      .replace(/<svg /, `<svg role="img" aria-label="${title}" preserveAspectRatio="xMidYMid meet" `)
      .replace(/ width="\d+" height="\d+"/, '');
  } finally {
    chart.dispose();
  }
}
