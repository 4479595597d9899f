// The first steps, told once to each browser: what stands where. Nothing is blocked by it, Escape ends it.
(function () {
  const tour = document.getElementById('tour');
  if (!tour) {
    return;
  }
  const SEEN = 'backline-tour';
  const asked = new URLSearchParams(window.location.search).has('tour');
  const seen = () => {
    try {
      return window.localStorage.getItem(SEEN) === 'seen';
    } catch (forbidden) {
      return true;
    }
  };
  if (!asked && seen()) {
    return;
  }
  const steps = [...tour.querySelectorAll('[data-step]')].filter((step) => !step.dataset.step || document.querySelector(step.dataset.step));
  const count = tour.querySelector('[data-count]');
  const back = tour.querySelector('[data-back]');
  const next = tour.querySelector('[data-next]');
  let at = 0;
  const point = (step, on) => {
    const target = step.dataset.step ? document.querySelector(step.dataset.step) : null;
    if (target) {
      target.classList.toggle('tour-target', on);
    }
  };
  const show = (to) => {
    point(steps[at], false);
    at = to;
    steps.forEach((step, index) => (step.hidden = index !== at));
    point(steps[at], true);
    count.textContent = at + 1 + ' / ' + steps.length;
    back.hidden = at === 0;
    next.textContent = at === steps.length - 1 ? next.dataset.end : next.dataset.on;
  };
  const end = () => {
    point(steps[at], false);
    tour.hidden = true;
    try {
      window.localStorage.setItem(SEEN, 'seen');
    } catch (forbidden) {
      // It is told again next time.
    }
  };
  next.addEventListener('click', () => (at === steps.length - 1 ? end() : show(at + 1)));
  back.addEventListener('click', () => show(at - 1));
  tour.querySelector('[data-end-now]').addEventListener('click', end);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !tour.hidden) {
      end();
    }
  });
  tour.hidden = false;
  show(0);
})();
