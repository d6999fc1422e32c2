// Sets the colour scheme before the first paint. src/lib/theme.ts takes over from here and uses the same key.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('proflow.theme');
  } catch {
    // Storage may be blocked; the system's choice stands.
  }
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  var contrast = matchMedia('(prefers-contrast: more)').matches;
  if (chosen === 'light' || chosen === 'dark') dark = chosen === 'dark';
  if (chosen === 'contrast' || chosen === 'contrast-dark') {
    contrast = true;
    dark = chosen === 'contrast-dark';
  }
  var scheme = contrast ? (dark ? 'contrast-dark' : 'contrast') : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-theme', scheme);
})();
