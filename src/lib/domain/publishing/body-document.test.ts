import { expect, test } from 'vitest';
import { type DocumentEntry, faultsOfEntry, isForEverybody, lacksAlternative } from './body-document.ts';

const ENTRY: DocumentEntry = {
  ...{ title: 'Zápisnica z komunitnej skupiny', kind: 'minutes', day: null, year: 2025 },
  ...{ targetGroupCodes: [], serviceTypeCodes: [], audience: 'public', alternative: '' }
};
const WORDS = 'Skupina sa zhodla, že v obci najviac chýba opatrovateľská služba.';

test('an entry names what is to be mended', () => {
  expect(faultsOfEntry(ENTRY)).toEqual([]);
  expect(faultsOfEntry({ ...ENTRY, title: '  ' })).toEqual(['title-missing']);
  expect(faultsOfEntry({ ...ENTRY, year: 25, alternative: 'krátke' })).toEqual([
    'year-out-of-range',
    'alternative-too-short'
  ]);
  expect(faultsOfEntry({ ...ENTRY, day: '2025-01-09' as never, year: 2024 })).toEqual([]);
  expect(faultsOfEntry({ ...ENTRY, day: '2025-01-09' as never, year: 2052 })).toEqual(['year-not-of-day']);
});

test('a document is for everybody once it was read, and a scan once somebody wrote what it says', () => {
  const standing = { audience: 'public', alternative: '' } as const;
  expect(isForEverybody({ ...standing, reading: 'waiting' })).toBe(false);
  expect(isForEverybody({ ...standing, reading: 'read' })).toBe(true);
  for (const reading of ['scan', 'failed'] as const) {
    expect(lacksAlternative({ ...standing, reading })).toBe(true);
    expect(isForEverybody({ ...standing, reading })).toBe(false);
    expect(isForEverybody({ ...standing, reading, alternative: WORDS })).toBe(true);
    expect(isForEverybody({ ...standing, audience: 'desk', reading, alternative: WORDS })).toBe(false);
  }
});
