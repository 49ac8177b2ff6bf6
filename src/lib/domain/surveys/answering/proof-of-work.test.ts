import { expect, test } from 'vitest';
import { isProof, readNonce } from './proof-of-work.ts';

test.each([
  [[0, 0, 200], true],
  [[0, 3, 255], true],
  [[0, 4, 0], false],
  [[1, 0, 0], false],
  [[], false]
])('%j has fourteen zero bits: %s', (bytes, expected) => {
  expect(isProof(Uint8Array.from(bytes))).toBe(expected);
});

test.each([
  ['0', 0],
  ['16384', 16_384],
  ['1e5', null],
  ['-1', null],
  ['9'.repeat(10), null],
  [7, null],
  [null, null]
])('%j is the nonce %j', (typed, expected) => {
  expect(readNonce(typed)).toBe(expected);
});
