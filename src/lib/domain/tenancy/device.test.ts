import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 'chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/130.0.0.0`, 'edge', 'windows'],
  [`Mozilla/5.0 (Windows NT 6.1) ${CHROME} OPR/90.0`, 'opera', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'firefox', 'linux'],
  [`Mozilla/5.0 (Linux; Android 14; SM-A546B) ${CHROME} SamsungBrowser/25.0`, 'samsung', 'android'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME}`, 'chrome', 'android'],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) ${SAFARI}`, 'safari', 'iphone'],
  [`Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) ${SAFARI}`, 'safari', 'ipad'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, 'safari', 'mac'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${CHROME}`, 'chrome', 'chromeos'],
  ['curl/8.5.0', 'unknown', 'unknown'],
  ['', 'unknown', 'unknown']
])('%s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

test('no header at all is an unknown device', () => {
  expect(deviceOf(null)).toEqual({ browser: 'unknown', system: 'unknown' });
});
