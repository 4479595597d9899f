// Draws each figure from its own table, so that both always say the same. The library is large and only wanted here, so it
// is fetched once a chart comes into sight.
const page = document.getElementById('figures');
const charts = [...document.querySelectorAll('[data-chart]')];
const style = () => getComputedStyle(document.documentElement);
const colour = (name) => style().getPropertyValue(name).trim();

const read = (box) => {
  const table = document.getElementById('table-' + box.dataset.chart);
  const count = Number(box.dataset.charted);
  const columns = [...table.tHead.rows[0].cells].slice(1, count + 1).map((cell) => cell.textContent);
  const lines = [...table.tBodies[0].rows].map((row) => ({
    label: row.cells[0].textContent,
    values: [...row.cells].slice(1, count + 1).map((cell) => (cell.dataset.value ? Number(cell.dataset.value) : null)),
    links: [...row.cells].slice(1, count + 1).map((cell) => (cell.querySelector('a') ? cell.querySelector('a').href : null)),
  }));
  return {columns, lines};
};
// Steps of one colour: urgency has colours of its own, and they mean urgency only.
const SHADES = ['#0b5cad', '#5b9bd5', '#0f766e', '#5eaaa0', '#6d5bae', '#a99bd8', '#7a8594', '#b6bec9'];

const STACKED = ['stages', 'overdue', 'scorecard'];

const option = (box) => {
  const {columns, lines} = read(box);
  const stacked = STACKED.includes(box.dataset.chart);
  const names = lines.map((line) => line.label).reverse();
  return {
    animation: false,
    aria: {enabled: true, decal: {show: columns.length > 1}},
    color: SHADES,
    textStyle: {fontFamily: style().fontFamily, color: colour('--ink')},
    grid: {left: 8, right: 28, top: columns.length > 1 ? 34 : 8, bottom: 26, containLabel: true},
    legend: columns.length > 1 ? {top: 0, left: 0, itemHeight: 10, textStyle: {color: colour('--ink'), fontSize: 11}} : undefined,
    tooltip: {trigger: 'axis', axisPointer: {type: 'shadow'}, renderMode: 'richText'}, // the other mode writes style attributes
    xAxis: {
      type: 'value', name: box.dataset.unit, nameLocation: 'middle', nameGap: 22, minInterval: stacked ? 1 : undefined,
      nameTextStyle: {color: colour('--muted'), fontSize: 11}, axisLabel: {color: colour('--muted')}, splitLine: {lineStyle: {color: colour('--hairline')}},
    },
    yAxis: {type: 'category', data: names, axisLabel: {color: colour('--ink')}, axisLine: {lineStyle: {color: colour('--line')}}, axisTick: {show: false}},
    series: columns.map((name, at) => ({
      type: 'bar', name, stack: stacked ? 'all' : undefined, barMaxWidth: 18,
      data: lines.map((line) => line.values[at]).reverse(),
    })),
  };
};

const draw = (echarts) => {
  const drawn = charts.map((box) => {
    const {columns, lines} = read(box);
    const rows = STACKED.includes(box.dataset.chart) ? 1 : columns.length;
    box.style.height = Math.max(120, 64 + lines.length * Math.max(26, rows * 16)) + 'px';
    const chart = echarts.init(box, null, {renderer: 'svg'});
    chart.setOption(option(box));
    // A bar leads where its number in the table leads.
    chart.on('click', ({seriesIndex, dataIndex}) => {
      const link = lines[lines.length - 1 - dataIndex].links[seriesIndex];
      if (link) {
        window.location.href = link;
      }
    });
    return {box, chart};
  });
  const again = () => drawn.forEach(({box, chart}) => chart.setOption(option(box), true));
  document.addEventListener('backline:theme', again);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.setTimeout(again));
  window.addEventListener('resize', () => drawn.forEach(({chart}) => chart.resize()));
  page.dataset.drawn = String(drawn.length);
};

// Every number stands in a table at once; the library that draws them comes with the reader's first move.
const MOVES = ['pointermove', 'pointerdown', 'keydown', 'scroll'];
const load = () => {
  MOVES.forEach((move) => window.removeEventListener(move, load));
  const script = document.createElement('script');
  script.src = page.dataset.echarts;
  script.addEventListener('load', () => draw(window.echarts));
  document.head.append(script);
};
if (charts.length) MOVES.forEach((move) => window.addEventListener(move, load, {passive: true}));
