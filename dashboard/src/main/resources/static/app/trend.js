// The course of pain as a chart; the same numbers stand in the table below it.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const draw = (box) => {
  const data = JSON.parse(box.dataset.trend);
  box.replaceChildren();
  const axis = {stroke: colour('--muted'), grid: {stroke: colour('--hairline'), width: 1}, ticks: {show: false}};
  const day = new Intl.DateTimeFormat(writing, {day: 'numeric', month: 'short'});
  const chart = new uPlot(
    {
      width: box.clientWidth,
      height: 190,
      padding: [8, 8, 0, 0],
      cursor: {points: {size: 7}, drag: {x: false, y: false}},
      legend: {show: false},
      scales: {y: {range: [0, 10]}},
      axes: [
        {...axis, values: (u, splits) => splits.map((at) => day.format(new Date(at * 1000))), space: 70},
        {...axis, size: 30, splits: () => [0, 2, 4, 6, 8, 10]},
      ],
      series: [
        {},
        {label: say('at-rest'), stroke: colour('--accent'), width: 2, points: {size: 6}, spanGaps: true},
        {label: say('training'), stroke: colour('--muted'), width: 1.5, dash: [4, 4], points: {size: 4}, spanGaps: true},
      ],
    },
    data,
    box,
  );
  const key = document.createElement('p');
  key.className = 'trend-key';
  key.append(
    ...[['rest', 'at-rest'], ['training', 'training']].map(([kind, words]) =>
      Object.assign(document.createElement('span'), {className: kind, textContent: say(words)}),
    ),
  );
  box.append(key);
  return chart;
};

const drawAll = () => document.querySelectorAll('[data-trend]').forEach(draw);

if (typeof uPlot === 'function') {
  drawAll();
  document.addEventListener('backline:theme', drawAll);
  document.body.addEventListener('htmx:afterSwap', (event) => {
    if (event.target.querySelector && event.target.querySelector('[data-trend]')) {
      drawAll();
    }
  });
  let width = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      drawAll();
    }
  });
}
