import { afterEach, expect, test } from 'vitest';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { openPrinter, type Printer } from '#lib/server/documents/printer.ts';
import { samplePublication } from './sample.ts';

let printer: Printer;
afterEach(() => printer.close());

const start = (file: Uint8Array) => Buffer.from(file.subarray(0, 4)).toString('latin1');
const printOne = (format: 'ua-1' | 'a-2a' | 'docx' = 'ua-1') =>
  printer.print(samplePublication(1), NO_PICTURES, format);

/** Whether the system still knows a process; one that has ended but was not waited for counts as gone. */
function lives(id: number | null): boolean {
  try {
    return id !== null && process.kill(id, 0);
  } catch {
    return false;
  }
}

test('prints every format in a process apart and ends it when nobody asks', async () => {
  printer = openPrinter(50);
  expect(printer.processId()).toBeNull();
  const orders = [printOne('ua-1'), printOne('a-2a'), printOne('docx')];
  const forPdf = printer.processId();
  expect((await Promise.all(orders)).map(start)).toEqual(['%PDF', '%PDF', 'PK\u0003\u0004']);
  // What Typst held is given back before a DOCX is written.
  expect(lives(forPdf)).toBe(false);
  const id = printer.processId();
  expect(lives(id)).toBe(true);
  await expect.poll(() => printer.processId()).toBeNull();
  await expect.poll(() => lives(id)).toBe(false);
});

test('wakes again after its sleep', async () => {
  printer = openPrinter(20);
  await printOne();
  await expect.poll(() => printer.processId()).toBeNull();
  expect(start(await printOne('a-2a'))).toBe('%PDF');
});

test('a refused document harms no other order', async () => {
  printer = openPrinter();
  const bad = samplePublication(1);
  bad.sections = [
    {
      id: 's',
      title: 'Časť',
      sections: [],
      elements: [
        { element: 'figure', id: 'f', title: 'x', alternative: 'x', picture: { picture: 'file', file: 'aa' } }
      ]
    }
  ];
  const refused = printer.print(bad, NO_PICTURES, 'ua-1');
  const printed = printOne();
  await expect(refused).rejects.toThrow(/aa/);
  expect(start(await printed)).toBe('%PDF');
});

test('a printing process that is killed takes one order with it; the next ones are printed by a new one', async () => {
  printer = openPrinter();
  const [lost, kept] = [printOne(), printOne()];
  const id = printer.processId();
  process.kill(id ?? 0, 'SIGKILL');
  await expect(lost).rejects.toThrow('The printing process ended before it answered.');
  expect(start(await kept)).toBe('%PDF');
  expect(printer.processId()).not.toBe(id);
});

test('an idle printing process that is killed is not missed', async () => {
  printer = openPrinter();
  await printOne();
  process.kill(printer.processId() ?? 0, 'SIGKILL');
  await expect.poll(() => printer.processId()).toBeNull();
  expect(start(await printOne())).toBe('%PDF');
});

test('a process that holds too much after an order is replaced', async () => {
  printer = openPrinter(60_000, 1);
  const printed = [printOne(), printOne()];
  const id = printer.processId();
  await printed[0];
  expect(start((await printed[1]) ?? new Uint8Array())).toBe('%PDF');
  expect(lives(id)).toBe(false);
  expect(printer.processId()).toBeNull();
});

test('closing rejects what is under way and what waits, and leaves no process', async () => {
  printer = openPrinter();
  const orders = [printOne(), printOne()];
  const id = printer.processId();
  const rejected = orders.map((order) => expect(order).rejects.toThrow(/closed/));
  await printer.close();
  await Promise.all(rejected);
  expect(lives(id)).toBe(false);
});
