import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import { planJson } from '#lib/server/api/plan-json.ts';
import { hashOf, hashOfText } from '#lib/server/files.ts';
import { aFrozenPlan } from '#tests/documents/frozen-plan.ts';
import { verifyFiles } from './verify.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opora-verify-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PDF = new TextEncoder().encode('%PDF-1.7 the printed plan');
const PLAN = planOf();

function planOf(): string {
  const document = aFrozenPlan();
  return planJson(
    {
      address: 'https://opora.example/rajec/plan/2026-2030/v1',
      number: 1,
      contentHash: hashOfText(canonicalJson(document)),
      state: { kind: 'approved', line: 'schválený' },
      records: [
        {
          ...{ kind: 'approved', from: '2025-12-01', to: null },
          approval: { body: 'Mestské zastupiteľstvo', number: '7/25', day: '2025-12-01' }
        }
      ],
      renditions: [{ format: 'pdf', fileHash: hashOf(PDF), size: PDF.length }],
      document
    },
    hashOfText
  );
}

async function verify(...files: [name: string, content: string | Uint8Array][]) {
  const said: string[] = [];
  const paths = [];
  for (const [name, content] of files) {
    const path = join(folder, name);
    await writeFile(path, content);
    paths.push(path);
  }
  const say = (line: string) => said.push(line.replaceAll('\u00a0', ' '));
  return { code: await verifyFiles(paths, { out: say, error: say }), said: said.join('\n') };
}

test('a plan as it was given is told with its resolution, offline', async () => {
  const { code, said } = await verify(['plan.json', PLAN]);
  expect(said).toContain('Súbor je celý a nezmenený');
  expect(said).toContain('Mestské zastupiteľstvo, uznesenie č. 7/25, 1. decembra 2025');
  expect(said).toContain(hashOfText(PLAN));
  expect(code).toBe(0);
});

test('one changed letter is told, and the exit code says so', async () => {
  const { code, said } = await verify(['plan.json', PLAN.replace('7/25', '7/26')]);
  expect(said).toContain('Záznamy o stave plánu v súbore niekto zmenil');
  expect(code).toBe(1);
});

test('a PDF is known by the plan it belongs to, and one changed byte is not', async () => {
  expect(await verify(['a.pdf', PDF], ['plan.json', PLAN])).toMatchObject({
    code: 0,
    said: expect.stringContaining('je presne ten')
  });
  const changed = PDF.map((byte, at) => (at === 9 ? byte ^ 1 : byte));
  expect(await verify(['a.pdf', changed], ['plan.json', PLAN])).toMatchObject({
    code: 1,
    said: expect.stringContaining('niekto ho zmenil')
  });
});

test.each([
  ['an empty file', '', 'Súbor je prázdny.'],
  ['a PDF alone', PDF, 'Pridajte súbor plánu vo formáte JSON'],
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'nedá overiť'],
  ['another JSON', '{}', 'nie je verzia komunitného plánu']
])('%s is answered by a sentence', async (_name, content, sentence) => {
  const { code, said } = await verify(['one.file', content]);
  expect(said).toContain(sentence);
  expect(code).toBe(1);
});

test('no file and a file that is not there', async () => {
  expect(await verify()).toMatchObject({ code: 2, said: expect.stringContaining('Použitie') });
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  expect(await verifyFiles([join(folder, 'missing.json')], { out: say, error: say })).toBe(1);
  expect(said.join()).toContain('nepodarilo prečítať');
});
