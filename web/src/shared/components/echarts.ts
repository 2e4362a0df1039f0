import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Draws into the element and follows its size. Returns what takes it away again. */
export function draw(element: HTMLElement, option: EChartsCoreOption, onChoose?: (category: string, series: string) => void): () => void {
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(option);
  if (onChoose) {
    chart.on('click', (event) => onChoose(String(event.name), String(event.seriesName)));
  }
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  return () => {
    sizes.disconnect();
    chart.dispose();
  };
}
