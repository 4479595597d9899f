// The body chart: one stop for the keyboard on each figure, arrows go from place to place, Enter or Space marks.
(function () {
  const form = document.getElementById('intake');
  const places = [...form.querySelectorAll('input[name=regions]')];
  const zones = [...form.querySelectorAll('[data-zone]')];
  const marked = document.getElementById('marked');
  const show = () => {
    const chosen = places.filter((place) => place.checked);
    zones.forEach((zone) => {
      zone.setAttribute('aria-pressed', String(chosen.some((place) => place.value === zone.dataset.zone)));
    });
    marked.textContent = chosen.length ? chosen.map((place) => place.dataset.words).join(', ') : marked.dataset.none;
  };
  const toggle = (zone) => {
    const place = places.find((one) => one.value === zone.dataset.zone);
    place.checked = !place.checked;
    place.dispatchEvent(new Event('change', {bubbles: true}));
  };
  const middle = (zone) => {
    const box = zone.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
  };
  const TOWARDS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
  // The nearest place that way; how far it lies off the line counts double.
  const neighbour = (zone, [dx, dy]) => {
    const from = middle(zone);
    const off = (other) => {
      const to = middle(other);
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      return along > 2 ? along + 2 * aside : Infinity;
    };
    const [best] = [...zone.closest('svg').querySelectorAll('[data-zone]')].sort((a, b) => off(a) - off(b));
    return off(best) < Infinity ? best : zone;
  };
  const stop = (zone) => {
    zone.closest('svg').querySelectorAll('[data-zone]').forEach((one) => one.setAttribute('tabindex', one === zone ? '0' : '-1'));
  };
  form.querySelectorAll('svg.figure').forEach((figure) => stop(figure.querySelector('[data-zone*=LUMBAR]') || figure.querySelector('[data-zone]')));
  zones.forEach((zone) => {
    zone.addEventListener('click', () => toggle(zone));
    zone.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        toggle(zone);
      } else if (TOWARDS[event.key]) {
        event.preventDefault();
        const next = neighbour(zone, TOWARDS[event.key]);
        stop(next);
        next.focus();
      }
    });
  });
  form.addEventListener('change', show);
  show();
  window.backline = {...window.backline, showPlaces: show};
})();
