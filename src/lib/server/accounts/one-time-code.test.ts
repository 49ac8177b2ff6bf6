import { expect, test } from 'vitest';
import { base32, oneTimeCode } from './one-time-code.ts';

// RFC 6238, appendix B, its last six digits; RFC 4648, chapter 10.
const SECRET = base32(Buffer.from('12345678901234567890'));

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130']
])('%i s after 1970 the app shows %s', (seconds, code) => {
  expect(oneTimeCode(SECRET, seconds * 1_000)).toBe(code);
});

test('bytes are written in base32', () => {
  expect(SECRET).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
});
