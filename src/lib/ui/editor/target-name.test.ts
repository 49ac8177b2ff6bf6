import { expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { messages } from '#lib/i18n/messages.ts';
import { contentNamer, nameTarget } from './target-name.ts';

const t = messages('sk');
const targets = [
  { to: 'goal', id: 'g', title: 'Pomoc doma' },
  { to: 'table', id: 'b', title: '' }
] as const;

test('a target is named by its kind and title, one that is gone by the name it had', () => {
  expect(nameTarget(targets, t, { to: 'goal', id: 'g' })).toBe('cieľ Pomoc doma');
  expect(nameTarget(targets, t, { to: 'table', id: 'b' })).toMatch(/^tabuľka ./);
  expect(nameTarget(targets, t, { to: 'goal', id: 'x', text: 'cieľ Staré' })).toBe(
    'cieľ Staré (už v\u00a0pláne nie je)'
  );
  expect(nameTarget(targets, t, { to: 'goal', id: 'x' })).toBe(t('editor.target.unknown'));
});

test('contents are named once, and those without references are left as they are', () => {
  const name = contentNamer(({ id }) => (id === 'g' ? 'cieľ Pomoc doma' : undefined));
  const plain: BlockContent = { kind: 'paragraph', text: [{ type: 'text', text: 'Slová' }] };
  const referring: BlockContent = { kind: 'paragraph', text: [{ type: 'reference', to: 'goal', id: 'g' }] };
  expect(name(plain)).toBe(plain);
  expect(name(referring)).toBe(name(referring));
  expect(name(referring)).toMatchObject({ text: [{ text: 'cieľ Pomoc doma' }] });
});
