import { expect, test } from 'vitest';
import { samplePublication } from '#tests/documents/sample.ts';
import { annexLetter, headingText, type NumberedSection, numberDocument } from './numbering.ts';

const document = numberDocument(samplePublication(2));
const within = (section: NumberedSection): NumberedSection[] => [
  section,
  ...section.sections.flatMap(within)
];
const numbers = [...document.sections, ...document.annexes].flatMap(within).map((section) => section.number);

test('parts are numbered by their place, annexes lettered', () => {
  expect(numbers.slice(0, 5)).toEqual(['1', '1.1', '1.2', '2', '2.1']);
  expect(numbers).toContain('5.2.1');
  expect(numbers.slice(-2)).toEqual(['A', 'B']);
  const annex = document.annexes[0];
  expect(annex && headingText(annex, document.words)).toEqual({
    number: 'Príloha A',
    title: 'Poskytovatelia'
  });
});

test('tables and figures are counted apart, in reading order, data tables of charts not at all', () => {
  expect(document.labels.get('t-kapacity')?.label).toBe('Tabuľka\u00a01');
  expect(document.labels.get('t-swot-0')?.label).toBe('Tabuľka\u00a02');
  expect(document.labels.get('g-strom')?.label).toBe('Graf\u00a01');
  expect(document.labels.get('g-stacionar')?.label).toBe('Graf\u00a02');
  expect(document.labels.has('g-strom-udaje')).toBe(false);
});

test('a section is named by its label where it has one, by its number otherwise', () => {
  expect(document.labels.get('opatrenie-1.2')?.label).toBe('opatrenie 1.2');
  expect(document.labels.get('ciele')?.label).toBe('5');
});

test('after annex Z comes AA', () => {
  expect([0, 25, 26, 27, 52].map(annexLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
});
