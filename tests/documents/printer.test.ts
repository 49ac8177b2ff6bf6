import { afterEach, expect, test } from 'vitest';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { openPrinter, type Printer } from '#lib/server/documents/printer.ts';
import { samplePublication } from './sample.ts';

let printer: Printer;
afterEach(() => printer.close());

const start = (file: Uint8Array) => Buffer.from(file.subarray(0, 4)).toString('latin1');

test('prints both formats in its thread and goes to sleep when nobody asks', async () => {
  printer = openPrinter(50);
  expect(printer.isAwake()).toBe(false);
  const [pdf, docx] = await Promise.all([
    printer.print(samplePublication(1), NO_PICTURES, 'ua-1'),
    printer.print(samplePublication(1), NO_PICTURES, 'docx')
  ]);
  expect([start(pdf), start(docx)]).toEqual(['%PDF', 'PK\u0003\u0004']);
  expect(printer.isAwake()).toBe(true);
  await expect.poll(() => printer.isAwake()).toBe(false);
});

test('wakes again after its sleep', async () => {
  printer = openPrinter(20);
  await printer.print(samplePublication(1), NO_PICTURES, 'ua-1');
  await expect.poll(() => printer.isAwake()).toBe(false);
  expect(start(await printer.print(samplePublication(1), NO_PICTURES, 'a-2a'))).toBe('%PDF');
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
  const printed = printer.print(samplePublication(1), NO_PICTURES, 'ua-1');
  await expect(refused).rejects.toThrow(/aa/);
  expect(start(await printed)).toBe('%PDF');
});

test('closing rejects what is under way', async () => {
  printer = openPrinter();
  const under = printer.print(samplePublication(1), NO_PICTURES, 'ua-1');
  await Promise.all([expect(under).rejects.toThrow(/closed/), printer.close()]);
});
