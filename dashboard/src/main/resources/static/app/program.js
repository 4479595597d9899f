// Pages of exercises and programs: the chart of pain, copying a link, printing.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const DAY = 86400;

const draw = (box) => {
  const data = JSON.parse(box.dataset.pain);
  box.replaceChildren();
  const mornings = data.at.map((at) => at + DAY * 0.6);
  const times = [...new Set([...data.at, ...mornings])].sort((a, b) => a - b);
  const spread = (at, values) => times.map((time) => {
    const index = at.indexOf(time);
    return index < 0 ? null : values[index];
  });
  const day = new Intl.DateTimeFormat(writing, {day: 'numeric', month: 'short'});
  const axis = {stroke: colour('--muted'), grid: {stroke: colour('--hairline'), width: 1}, ticks: {show: false}};

  const bands = (u) => {
    const {ctx, bbox} = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textBaseline = 'top';
    data.bands.forEach((band) => {
      const from = u.valToPos(band.from, 'x', true);
      const to = u.valToPos(band.to, 'x', true);
      ctx.fillStyle = colour(band.rest ? '--raised' : band.phase % 2 ? '--accent-soft' : '--surface');
      ctx.globalAlpha = band.rest ? 1 : 0.55;
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
      ctx.globalAlpha = 1;
      const words = band.rest ? say('at-rest') : say('phase', band.phase);
      if (to - from > ctx.measureText(words).width + 8) {
        ctx.fillStyle = colour('--muted');
        ctx.fillText(words, Math.max(from, bbox.left) + 4, bbox.top + 3);
      }
    });
    const level = (value, dash, ink) => {
      const y = u.valToPos(value, 'y', true);
      ctx.setLineDash(dash);
      ctx.strokeStyle = colour(ink);
      ctx.lineWidth = devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    };
    if (data.matters !== null) {
      level(data.matters, [6, 4], '--good');
    }
    ctx.setLineDash([]);
    ctx.strokeStyle = colour('--ink');
    ctx.lineWidth = 1.5 * devicePixelRatio;
    data.at.forEach((at, index) => {
      const morning = data.morning[index];
      if (morning !== null && morning - data.before[index] >= data.held) {
        ctx.beginPath();
        ctx.moveTo(u.valToPos(at, 'x', true), u.valToPos(data.before[index], 'y', true));
        ctx.lineTo(u.valToPos(mornings[index], 'x', true), u.valToPos(morning, 'y', true));
        ctx.stroke();
      }
    });
    ctx.restore();
  };

  return new uPlot(
    {
      width: box.clientWidth,
      height: 220,
      padding: [8, 8, 0, 0],
      cursor: {points: {size: 7}, drag: {x: false, y: false}},
      legend: {show: false},
      scales: {
        x: {range: (u, least, most) => [Math.min(least, data.bands.length ? data.bands[0].from : least) - DAY / 2, most + DAY / 2]},
        y: {range: [0, 10]},
      },
      axes: [
        {...axis, values: (u, splits) => splits.map((at) => day.format(new Date(at * 1000))), space: 70},
        {...axis, size: 30, splits: () => [0, 2, 4, 6, 8, 10]},
      ],
      series: [
        {},
        {label: say('before'), stroke: colour('--accent'), width: 2, points: {size: 6, fill: colour('--accent')}, spanGaps: true},
        {label: say('during'), stroke: colour('--muted'), width: 1.5, dash: [4, 4], points: {size: 4}, spanGaps: true},
        {label: say('next-morning'), stroke: colour('--ink'), width: 0, points: {show: true, size: 6, fill: colour('--surface')}, spanGaps: false},
      ],
      hooks: {drawClear: [bands]},
    },
    [times, spread(data.at, data.before), spread(data.at, data.during), spread(mornings, data.morning)],
    box,
  );
};

const drawAll = () => document.querySelectorAll('[data-pain]').forEach(draw);

if (typeof uPlot === 'function') {
  drawAll();
  document.addEventListener('backline:theme', drawAll);
  document.body.addEventListener('htmx:afterSwap', (event) => {
    if (event.target.querySelector && event.target.querySelector('[data-pain]')) {
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

document.addEventListener('click', (event) => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    const field = document.getElementById(copy.dataset.copy);
    field.select();
    const said = () => {
      copy.textContent = say('copied');
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(field.value).then(said, () => document.execCommand('copy') && said());
    } else if (document.execCommand('copy')) {
      said();
    }
  }
  if (event.target.closest('[data-print]')) {
    window.print();
  }
});

// Everything at hand, or what is ticked: never both.
document.addEventListener('change', (event) => {
  const input = event.target;
  if (!input.matches || !input.matches('input[name=everything], input[name=equipment]')) {
    return;
  }
  const form = input.form;
  const everything = form.querySelector('input[name=everything]');
  const things = [...form.querySelectorAll('input[name=equipment]')];
  if (input === everything) {
    things.forEach((thing) => {
      thing.checked = everything.checked;
    });
  } else {
    everything.checked = things.every((thing) => thing.checked);
  }
});
