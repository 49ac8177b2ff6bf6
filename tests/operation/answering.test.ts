import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { aFolder } from './folders.ts';
import { run } from './program.ts';

const WRITER = fileURLToPath(new URL('./answering-writer.ts', import.meta.url));
const PEOPLE = 60;
/** After so many answers were acknowledged the process is killed, whatever it is doing. */
const KILLED_AFTER = [1, 4, 11, 23];

test('every acknowledged answer is there once and none twice, however often the process is killed', async () => {
  const environment = { OPORA_DATA: aFolder() };
  const { out: said, error } = await run(WRITER, ['open', String(PEOPLE)], environment).ended;
  expect(error).toBe('');
  const acknowledged = new Map<string, Set<string>>();
  for (const most of [...KILLED_AFTER, Number.POSITIVE_INFINITY]) {
    const { child, ended } = run(WRITER, ['send', said], environment);
    let lines = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      lines += String(chunk).split('\n').length - 1;
      if (lines >= most) child.kill('SIGKILL');
    });
    const { out } = await ended;
    // The last line may be cut; then it was not acknowledged.
    for (const line of out.slice(0, out.lastIndexOf('\n')).split('\n')) {
      const [person = '', receipt = ''] = line.split(' ');
      acknowledged.set(person, (acknowledged.get(person) ?? new Set()).add(receipt));
    }
  }
  expect(acknowledged.size).toBe(PEOPLE);
  for (const receipts of acknowledged.values()) {
    expect(receipts.size).toBe(1);
    expect([...receipts][0]).toMatch(/^[2-9a-km-np-z]{12}$/);
  }
  const { out } = await run(WRITER, ['count', said], environment).ended;
  const kept = JSON.parse(out) as { texts: string[] };
  expect(new Set(kept.texts).size).toBe(PEOPLE);
  expect({ ...kept, texts: kept.texts.length }).toEqual({
    ...{ sheets: PEOPLE, counted: PEOPLE, texts: PEOPLE, contacts: PEOPLE },
    codes: { made: PEOPLE, used: PEOPLE }
  });
});
