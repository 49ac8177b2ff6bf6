import { expect, test } from 'vitest';
import { pageTitle } from './page-title.ts';

test.each([
  [['Denný stacionár', 'Mesto Rajec'], 'Denný stacionár – Mesto Rajec – Opora'],
  [[undefined, 'Mesto Rajec'], 'Mesto Rajec – Opora'],
  [['Mesto Rajec', 'Mesto Rajec'], 'Mesto Rajec – Opora'],
  [['', undefined], 'Opora'],
  [['Opora'], 'Opora']
])('%j', (parts, title) => {
  expect(pageTitle(parts)).toBe(title);
});
