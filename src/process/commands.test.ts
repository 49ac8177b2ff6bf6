import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { COMMAND_NAMES } from './commands.ts';

test.each(['sk', 'en'] as const)(
  'the usage in %s names every command, and none that is not there',
  (locale) => {
    const lines = messages(locale)('console.usage').split('\n').slice(1);
    const named = lines.map((line) => /npm run opora -- (\w+)/.exec(line)?.[1]);
    expect([...new Set(named)].toSorted()).toEqual([...COMMAND_NAMES].toSorted());
  }
);
