// In this order: most browsers name others as well, and the last one named is what it is not.
const browsers: [mark: RegExp, name: string][] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Vivaldi\//, 'Vivaldi'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [mark: RegExp, name: string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** "Firefox on Linux": enough to recognise one's own devices by. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return 'Unknown device';
  const browser = browsers.find(([mark]) => mark.test(userAgent))?.[1];
  const system = systems.find(([mark]) => mark.test(userAgent))?.[1];
  if (!browser && !system) return userAgent.slice(0, 40);
  return [browser ?? 'Browser', system].filter(Boolean).join(' on ');
}

/** What it looks like: something for the hand, or for a desk. */
export const deviceKind = (userAgent: string | null): 'phone' | 'desk' =>
  userAgent && /iPhone|iPad|Android|Mobile/.test(userAgent) ? 'phone' : 'desk';
