// Runs before the first paint: light or dark as chosen, otherwise as the device is set.
(function () {
  const root = document.documentElement;
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    if (!root.dataset.themeChoice) {
      root.dataset.bsTheme = device.matches ? 'dark' : 'light';
    }
  };
  follow();
  device.addEventListener('change', () => {
    follow();
    document.dispatchEvent(new CustomEvent('backline:theme')); // what is drawn takes its colours from the page
  });
})();
