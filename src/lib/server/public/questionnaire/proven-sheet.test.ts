import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isProof, proofText } from '#lib/domain/surveys/answering/proof-of-work.ts';
import { isProven } from './proven-sheet.ts';

function worked(key: string): number {
  for (let nonce = 0; ; nonce += 1)
    if (isProof(createHash('sha256').update(proofText(key, nonce)).digest())) return nonce;
}

test('work for one sheet proves that sheet and no other', () => {
  const nonce = String(worked('one'));
  expect(isProven('one', nonce)).toBe(true);
  expect(isProven('other', nonce)).toBe(false);
});

test.each(['', '0', 'x', '99999999999', null])('%j proves nothing', (typed) => {
  expect(isProven('one', typed)).toBe(false);
});
