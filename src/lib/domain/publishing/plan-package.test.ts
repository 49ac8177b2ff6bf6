import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../shared/canonical-json.ts';
import {
  chainRecords,
  judgePackage,
  PACKAGE_SCHEMA,
  type PackageRecord,
  packageStateOn,
  sealPackage
} from './plan-package.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const CONTENT = {
  body: { name: 'Rajec' },
  plan: { title: 'Komunitný plán', validFrom: '2026-01-01', validTo: '2030-12-31' },
  demonstration: false
};
const DISCUSSED: PackageRecord = {
  ...{ kind: 'opened-for-discussion', from: '2025-10-01', to: '2025-10-31', resolution: null }
};
const APPROVED: PackageRecord = {
  ...{ kind: 'approved', from: '2025-12-01', to: null },
  resolution: { body: 'Mestské zastupiteľstvo', number: '7/25', day: '2025-12-01', invented: false }
};

function unsealed(records: readonly PackageRecord[] = [DISCUSSED, APPROVED]) {
  const contentHash = hashOf(canonicalJson(CONTENT));
  return {
    schema: PACKAGE_SCHEMA,
    address: 'https://opora.example/rajec/plan/2026-2030/v1',
    version: 1,
    contentHash,
    records: chainRecords(contentHash, records, hashOf),
    renditions: [{ format: 'pdf', sha256: 'a'.repeat(64), size: 12 }],
    content: CONTENT
  };
}

const WHOLE = sealPackage(unsealed(), hashOf);
const { renditions: _, ...older } = unsealed();
const OLDER = `${canonicalJson({ ...older, records: [DISCUSSED, APPROVED] })}\n`;
const outcomeOf = (text: string) => judgePackage(text, hashOf).outcome;

test('a package as it was given is whole, and says whose plan it is and how it stands', () => {
  const verdict = judgePackage(WHOLE, hashOf);
  expect(verdict).toMatchObject({ outcome: 'whole', facts: { body: 'Rajec', version: 1 } });
  if (!('facts' in verdict)) throw new Error('no facts');
  expect(packageStateOn(verdict.facts, '2025-10-15')).toBe('for-public-discussion');
  expect(packageStateOn(verdict.facts, '2026-06-01')).toBe('in-force');
});

test('a package in which any one byte was changed is never whole', () => {
  const bytes = new TextEncoder().encode(WHOLE);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 127 }), (at, by) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ by;
      expect(outcomeOf(new TextDecoder().decode(changed))).not.toMatch(/^whole/);
    }),
    { numRuns: 2000 }
  );
});

test('records that were left out, swapped or added do not hold together', () => {
  const whole = unsealed();
  for (const records of [
    whole.records.slice(0, 1).concat(whole.records.slice(0, 1)),
    whole.records.slice(1),
    [...whole.records].reverse()
  ]) {
    expect(outcomeOf(sealPackage({ ...whole, records }, hashOf))).toBe('records-altered');
  }
});

test('a repeal of what nobody approved is no chain of states, however well it is sealed', () => {
  const repealed: PackageRecord = { ...APPROVED, kind: 'repealed' };
  expect(outcomeOf(sealPackage(unsealed([repealed]), hashOf))).toBe('records-altered');
});

test.each([
  ['an empty file', '', 'empty'],
  ['blanks only', ' \n', 'empty'],
  ['half of a file', WHOLE.slice(0, 200), 'not-json'],
  ['a byte order mark before it', `\ufeff${WHOLE}`, 'not-json'],
  ['another JSON', '{"name":"opora"}', 'not-a-package'],
  ['a list', '[]', 'not-a-package'],
  ['changed content', WHOLE.replace('Komunitný plán', 'Komunitny plán'), 'content-altered'],
  ['a changed resolution', WHOLE.replace('"7/25"', '"8/25"'), 'records-altered'],
  ['a changed address', WHOLE.replace('opora.example', 'opora.exampla'), 'altered'],
  ['a changed hash of the PDF', WHOLE.replace('aaaa', 'baaa'), 'altered'],
  ['the same with line breaks', JSON.stringify(JSON.parse(WHOLE), null, 2), 'rewritten'],
  ['a seal under another name', WHOLE.replace('packageHash', 'packagehash'), 'altered'],
  ['of an issue that did not seal', OLDER, 'whole-unsealed']
])('%s', (_name, text, outcome) => {
  expect(outcomeOf(text)).toBe(outcome);
});
