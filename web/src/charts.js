// Draws the charts of a page from the options that stand in it. Without this
// script their tables tell the same.
import * as echarts from 'echarts/core';
import { BarChart, BoxplotChart, HeatmapChart, LineChart, MapChart, RadarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GeoComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import german from 'echarts/i18n/langDE-obj.js';
import italian from 'echarts/i18n/langIT-obj.js';
import { offerFiles } from './charts_files.js';
import { fetchMap } from './charts_map.js';

echarts.use([BarChart, BoxplotChart, HeatmapChart, LineChart, MapChart, RadarChart, ScatterChart, AriaComponent, GeoComponent, GridComponent, LegendComponent,
  MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);
echarts.registerLocale('IT', italian);
echarts.registerLocale('DE', german);

const locale = { it: 'IT', de: 'DE' }[document.documentElement.lang] ?? 'EN';

const paper = { width: 660, height: 830 }; // what A4 leaves below a heading, in CSS pixels
const charts = [];

// Long numbers stand in groups, as they do in the page; ECharts knows commas alone.
const number = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: 'min2', maximumFractionDigits: 2 });

function localised(option) {
  const { xAxis, yAxis } = option.baseOption ?? option;
  for (const axis of [xAxis, yAxis].flat()) {
    if (axis?.type === 'value') axis.axisLabel = { ...axis.axisLabel, formatter: (n) => number.format(n) };
  }
  return option;
}

// What is measured in other letters breaks elsewhere.
const letters = document.fonts.load('13px "Titillium Web"').catch(() => {});

async function draw(place) {
  await letters;
  const option = localised(JSON.parse(document.getElementById(place.dataset.chart).textContent));
  if (place.dataset.map) echarts.registerMap('map', await fetchMap(place.dataset));
  place.dataset.ready = ''; // it takes its room before it is measured
  const chart = echarts.init(place, null, { renderer: 'svg', locale });
  place.firstElementChild.setAttribute('aria-hidden', 'true'); // the place itself has the role and the name
  chart.on('finished', () => scalable(chart));
  chart.setOption(option);
  charts.push(chart);
  new ResizeObserver(() => sized(chart)).observe(place);
  const figure = place.closest('figure');
  const table = figure.querySelector('details');
  if (table) table.open = false;
  offerFiles(chart, figure);
}

// scalable puts its measures into a drawing.
function scalable(chart) {
  chart.getDom().querySelector('svg').setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

// sized draws a chart anew, at once: paper does not wait, and nobody sees it blank.
// Without a size it has that of its place.
function sized(chart, size) {
  chart.resize(size);
  chart.getZr().refreshImmediately();
  scalable(chart);
}

// A map that cannot be fetched leaves its table.
const drawn = Promise.allSettled([...document.querySelectorAll('[data-chart]')].map(draw));

const tables = [...document.querySelectorAll('figure details')];
let closed = [];
window.addEventListener('beforeprint', () => {
  closed = tables.filter((table) => !table.open);
  for (const table of closed) table.open = true;
  for (const chart of charts) sized(chart, { width: Math.min(paper.width, chart.getWidth()), height: Math.min(paper.height, chart.getHeight()) });
});
window.addEventListener('afterprint', () => {
  for (const table of closed) table.open = false;
  for (const chart of charts) sized(chart, { width: 'auto', height: 'auto' });
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
drawn.then(() => { document.documentElement.dataset.charts = 'drawn'; });
