import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/*
 * What the publiccode.yml standard (core, 0.4) asks of the file, as far as it can be said of ours without a parser: it
 * is written by hand, in plain block style.
 */
const text = readFileSync(new URL('../../publiccode.yml', import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

const givenAs = (key: string) => new RegExp(`^\\s*${key}: *"?([^"\\n]+)"?$`, 'm').exec(text)?.[1];
const listOf = (key: string) => {
  const block = new RegExp(`^( *)${key}:\\n((?:\\1  - .+\\n)+)`, 'm').exec(text)?.[2] ?? '';
  return [...block.matchAll(/- (.+)/g)].map(([, item]) => item ?? '');
};

/** From the vocabulary of the standard: those that fit software like this one. */
const CATEGORIES = [
  ...[
    'compliance-management',
    'content-management',
    'data-analytics',
    'data-collection',
    'data-visualization'
  ],
  ...[
    'digital-citizenship',
    'document-management',
    'feedback-and-reviews-management',
    'knowledge-management'
  ],
  ...['project-management', 'resource-management', 'survey', 'workflow-management']
];
const SCOPES = ['government', 'local-authorities', 'research', 'society', 'welfare'];

test('every key the standard asks for is there, but the address nobody has given yet', () => {
  const keys = [...text.matchAll(/^([A-Za-z]+):/gm)].map(([, key]) => key);
  expect(keys).toEqual(
    expect.arrayContaining([
      ...['publiccodeYmlVersion', 'name', 'releaseDate', 'platforms', 'categories', 'developmentStatus'],
      ...['softwareType', 'description', 'legal', 'maintenance', 'localisation']
    ])
  );
  const url = givenAs('url');
  if (url === undefined) expect(text).toMatch(/^# url: whoever publishes/m);
  else expect(url).toMatch(/^https:\/\/(?!.*(example|localhost))/);
});

test('its words are of the vocabularies', () => {
  expect(givenAs('developmentStatus')).toMatch(/^(concept|development|beta|stable|obsolete)$/);
  expect(givenAs('softwareType')).toBe('standalone/web');
  expect(givenAs('type')).toMatch(/^(internal|contract|community|none)$/);
  expect(CATEGORIES).toEqual(expect.arrayContaining(listOf('categories')));
  expect(listOf('categories').length).toBeGreaterThan(2);
  expect(SCOPES).toEqual(expect.arrayContaining(listOf('scope')));
  expect(listOf('countries')).toEqual(['sk']);
  expect(listOf('availableLanguages')).toEqual(['sk', 'en']);
});

test('it speaks of this version and licence', () => {
  expect(givenAs('softwareVersion')).toBe(version);
  expect(givenAs('license')).toBe('EUPL-1.2');
  expect(givenAs('releaseDate')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

describe.each(['sk', 'en'])('the description in %s', (language) => {
  const block = new RegExp(`^  ${language}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(text)?.[1] ?? '';

  test('has the lengths the standard allows', () => {
    const short = /shortDescription: (.+)/.exec(block)?.[1] ?? '';
    expect(short.length).toBeGreaterThan(20);
    expect(short.length).toBeLessThanOrEqual(150);
    const long = /longDescription: \|\n((?: {6}.+\n)+)/.exec(block)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
    expect(long.length).toBeGreaterThanOrEqual(500);
    expect(long.length).toBeLessThanOrEqual(10_000);
    expect(listOf('features').length).toBeGreaterThan(2);
  });
});
