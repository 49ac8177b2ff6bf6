/** Programs and systems that people know by name, as browsers tell them; the first that fits counts. */
const BROWSERS = [
  ['edge', /\bEdg(e|A|iOS)?\//],
  ['opera', /\bOPR\/|\bOpera\b/],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /\b((Headless)?Chrome|CriOS|Chromium)\//],
  ['safari', /\bSafari\//]
] as const;

const SYSTEMS = [
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac OS X\b|\bMacintosh\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b/]
] as const;

export type BrowserName = (typeof BROWSERS)[number][0] | 'unknown';
export type SystemName = (typeof SYSTEMS)[number][0] | 'unknown';

/** What somebody signed in with, in words she knows; what a browser does not tell stays unknown. */
export type Device = { browser: BrowserName; system: SystemName };

/** Reads the header `User-Agent`. It is what the browser claims, enough to recognise one's own machine. */
export function deviceOf(userAgent: string | null): Device {
  const find = <Name extends string>(known: readonly (readonly [Name, RegExp])[]) =>
    known.find(([, shape]) => shape.test(userAgent ?? ''))?.[0] ?? 'unknown';
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
