// What a letter, a mark or a short word means: said beside it on tap or with Enter, taken away by the next tap or Escape.
(function () {
  const box = document.getElementById('tip');
  if (!box || !box.showPopover) {
    return;
  }
  const CONTROLS = 'a, button, summary, label, input, select, textarea';
  const MARGIN = 8;
  let shown = null;
  const hide = () => {
    if (shown) {
      shown = null;
      box.hidePopover();
    }
  };
  const show = (asked) => {
    box.textContent = asked.dataset.tip || asked.title;
    box.showPopover();
    shown = asked;
    const place = asked.getBoundingClientRect();
    const below = place.bottom + MARGIN;
    const left = Math.min(place.left, window.innerWidth - box.offsetWidth - MARGIN);
    const fits = below + box.offsetHeight < window.innerHeight;
    box.style.left = Math.max(MARGIN, left) + 'px';
    box.style.top = (fits ? below : Math.max(MARGIN, place.top - box.offsetHeight - MARGIN)) + 'px';
  };
  // What a tap on a control does is its own; only what bears the tip itself tells it.
  document.addEventListener('click', (event) => {
    const asked = event.target.closest('[data-tip], [title]');
    const control = event.target.closest(CONTROLS);
    const again = asked === shown;
    hide();
    if (asked && !again && (!control || (control === asked && asked.dataset.tip))) {
      show(asked);
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      hide();
    }
  });
  document.addEventListener('scroll', hide, {passive: true, capture: true});
  window.addEventListener('resize', hide);
})();
