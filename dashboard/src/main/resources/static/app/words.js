// What scripts say, in the language of the page; the page brings it along.
window.say = (function () {
  const brought = document.querySelector('meta[name=words]');
  const words = brought ? JSON.parse(brought.content) : {};
  return (key, ...values) => values.reduce((text, value, place) => text.replace('{' + place + '}', value), words[key] || key);
})();
// How dates are written here: English without a region has the day first, as the server writes it.
window.writing = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
// A choice of language is kept on this device, and the page is read anew in it.
document.addEventListener('click', (event) => {
  const choice = event.target.closest('[data-language]');
  if (choice) {
    document.cookie = 'language=' + choice.dataset.language + '; path=/; max-age=31536000; samesite=lax';
    window.location.reload();
  }
});
