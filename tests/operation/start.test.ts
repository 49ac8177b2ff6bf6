import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { aFolder } from './folders.ts';
import { anEmptyPostgres } from './installations.ts';
import { anOldPostgres } from './old-postgres.ts';
import { type Ended, opora, type Program, refusedProgram, startProgram } from './program.ts';

const SLOW = 240_000;

/** It ended by itself with one sentence that a person understands, and no trace of the code. */
function expectSentence({ code, error }: Ended, sentence: RegExp): void {
  expect(error.trim()).toMatch(sentence);
  expect(error.trim().split('\n')).toHaveLength(1);
  expect(error).not.toMatch(/ at .*\.ts|node:internal/);
  expect(code).toBe(1);
}

describe('a running program', () => {
  const folder = aFolder();
  let program: Program;
  beforeAll(async () => {
    program = await startProgram({ OPORA_DATA: folder });
  }, SLOW);
  afterAll(() => program?.end('SIGKILL'), SLOW);

  test('says how it is', async () => {
    const answer = await fetch(`${program.address}/stav`);
    expect(answer.status).toBe(200);
  });

  test(
    'keeps its folder for itself',
    async () => {
      expectSentence(
        await refusedProgram({ OPORA_DATA: folder }),
        /^Priečinok .+ už používa iná bežiaca Opora/
      );
    },
    SLOW
  );

  test(
    'is backed up while it runs, under a new name only',
    async () => {
      const path = join(folder, 'zaloha.tar.gz');
      const backup = await opora({ OPORA_DATA: folder }, 'backup', path);
      expect(backup.out).toMatch(/^Záloha je v súbore .+: \d+ riadkov/);
      expect([backup.code, backup.error]).toEqual([0, '']);
      const again = await opora({ OPORA_DATA: folder }, 'backup', path);
      expectSentence(again, /už existuje/);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
    SLOW
  );

  test(
    'finishes what it was asked before it stops',
    async () => {
      const { hostname, port } = new URL(program.address);
      const socket = connect(Number(port), hostname);
      const head = `POST /prihlasenie HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${program.address}\r\n`;
      const body = 'email=anna%40example.sk&password=dlhe-heslo-123';
      const type = 'content-type: application/x-www-form-urlencoded\r\n';
      socket.write(
        `${head}${type}content-length: ${body.length}\r\nconnection: close\r\n\r\n${body.slice(0, 5)}`
      );
      await pause(500);
      const ending = program.end('SIGTERM');
      await pause(500);
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(body.slice(5));
      await closed;
      expect(answer).toMatch(/^HTTP\/1\.1 [2-4]\d\d /);
      const { code, out } = await ending;
      expect(out).toContain('dokončuje rozpracované požiadavky');
      expect(code).toBe(0);
    },
    SLOW
  );
});

describe('what keeps the program from starting is said in one sentence', () => {
  test(
    'a port that is taken',
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
      const address = other.address();
      const PORT = String(typeof address === 'object' && address ? address.port : 0);
      const ended = await refusedProgram({ OPORA_DATA: aFolder(), PORT });
      other.close();
      expectSentence(ended, new RegExp(`^Port ${PORT} je obsadený`));
    },
    SLOW
  );

  test.each([
    ['PORT', 'osemdesiat'],
    ['OPORA_ORIGIN', 'plany.example.sk'],
    ['OPORA_TRUST_PROXY', 'everybody']
  ])('a setting %s that cannot be meant', async (name, value) => {
    const ended = await refusedProgram({ OPORA_DATA: aFolder(), [name]: value });
    expectSentence(ended, new RegExp(`^Nastavenie ${name} má hodnotu`));
  });

  test('a PostgreSQL that does not answer', async () => {
    const ended = await refusedProgram({
      OPORA_DATA: aFolder(),
      DATABASE_URL: 'postgres://opora@127.0.0.1:1/opora'
    });
    expectSentence(ended, /^PostgreSQL z premennej DATABASE_URL neodpovedá/);
  });

  test('a PostgreSQL that is too old', async () => {
    const { url, server } = await anOldPostgres();
    const ended = await refusedProgram({ OPORA_DATA: aFolder(), DATABASE_URL: url });
    server.close();
    expectSentence(ended, /^PostgreSQL má verziu 13\.14, Opora potrebuje 15 alebo novšiu\.$/);
  });

  test.runIf(inject('postgresAdmin'))('a PostgreSQL login that may do too much, or too little', async () => {
    const adminUrl = inject('postgresAdmin') ?? '';
    const mighty = await refusedProgram({ OPORA_DATA: aFolder(), DATABASE_URL: adminUrl });
    expectSentence(mighty, /^Prihlásenie postgres je v PostgreSQL správca/);
  });

  test('a folder that is a file, or lies in one', async () => {
    const place = join(aFolder(), 'subor');
    writeFileSync(place, '');
    for (const OPORA_DATA of [place, join(place, 'data')])
      expectSentence(
        await refusedProgram({ OPORA_DATA }),
        /^Na mieste priečinka .+ je súbor\. .+ OPORA_DATA\.$/
      );
  });

  const readOnly = join(aFolder(), 'readonly');
  const isReadOnly = canMountHere() && mountSmall(readOnly, 'ro');
  test.runIf(isReadOnly)('a folder in which nothing may be written', async () => {
    for (const OPORA_DATA of [readOnly, join(readOnly, 'data')])
      expectSentence(
        await refusedProgram({ OPORA_DATA }),
        /^Do priečinka .+ nemôžeme zapisovať\. Skontrolujte/
      );
  });

  const mounted = join(aFolder(), 'small');
  const canMount = canMountHere() && mountSmall(mounted);
  afterAll(() => {
    if (isReadOnly) spawnSync('umount', [readOnly]);
    if (canMount) spawnSync('umount', [mounted]);
  });

  test.runIf(canMount)(
    'a disk that is full, and a restore that does not fit changes nothing',
    async () => {
      const full = await refusedProgram({ OPORA_DATA: join(mounted, 'a') });
      expectSentence(full, /^Na disku s priečinkom .+ nie je miesto/);
      const elsewhere = aFolder();
      const backup = await opora({ OPORA_DATA: elsewhere }, 'backup', join(elsewhere, 'z.tar.gz'));
      expect(backup.code).toBe(0);
      const small = join(mounted, 'b');
      const restore = await opora({ OPORA_DATA: small }, 'restore', join(elsewhere, 'z.tar.gz'));
      expectSentence(restore, /^Na disku s cestou .+ nie je miesto. Nič sme nezmenili/);
      expect(readdirSync(small).filter((name) => name.startsWith('database'))).toEqual([]);
      // Whatever the refused programs left there, less than a backup remains.
      const { bavail, bsize } = statfsSync(mounted);
      writeFileSync(join(mounted, 'other'), Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1024)));
      const tight = await opora({ OPORA_DATA: elsewhere }, 'backup', join(mounted, 'z.tar.gz'));
      expectSentence(tight, /^Na disku s cestou .+ nie je miesto/);
      expect(readdirSync(mounted)).not.toContain('z.tar.gz.part');
    },
    SLOW
  );
});

function canMountHere(): boolean {
  return process.getuid?.() === 0 && process.platform === 'linux';
}

/** A disk of 6 MiB, where the system lets us have one; `ro` is one that nobody may write on. */
function mountSmall(folder: string, mode: 'rw' | 'ro' = 'rw'): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    const options = `size=6m,${mode}`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('restore from the command line', () => {
  const folder = aFolder();
  const environment = { OPORA_DATA: folder };
  const backup = join(folder, 'zaloha.tar.gz');
  const operators = async () =>
    (await opora(environment, 'operator', 'add', `${randomUUID()}@example.sk`)).code;
  const kept = () => readdirSync(folder).filter((name) => name.startsWith('database'));

  test(
    'takes the place of what is there, keeps it beside, and everything works on',
    async () => {
      expect(await operators()).toBe(0);
      expect((await opora(environment, 'backup', backup)).code).toBe(0);
      const restored = await opora(environment, 'restore', backup);
      expect([restored.code, restored.error]).toEqual([0, '']);
      expect(restored.out).toMatch(/Obnovené zo zálohy z .+: \d+ riadkov, 0 súborov/);
      expect(kept()).toEqual(['database', expect.stringMatching(/^database\.before-\d{8}T\d{6}Z$/)]);
      expect(await operators()).toBe(0);
    },
    SLOW
  );

  test(
    'while the program runs it is prepared only, and the next start uses it',
    async () => {
      const program = await startProgram(environment);
      const staged = await opora(environment, 'restore', backup);
      expect(staged.out).toMatch(/Reštartujte Oporu/);
      expect(kept()).toContain('database.restored');
      expect((await fetch(`${program.address}/stav`)).status).toBe(200);
      await program.end('SIGKILL');
      const next = await startProgram(environment);
      expect((await fetch(`${next.address}/stav`)).status).toBe(200);
      expect(kept()).not.toContain('database.restored');
      await next.end('SIGTERM');
    },
    SLOW
  );

  test(
    'refuses what is no backup and leaves everything as it was',
    async () => {
      const before = kept();
      const other = join(folder, 'plan.pdf');
      writeFileSync(other, '%PDF-1.7');
      expectSentence(await opora(environment, 'restore', other), /nie je záloha Opory/);
      expectSentence(await opora(environment, 'restore', join(folder, 'nie-je')), /neexistuje/);
      expect(kept()).toEqual(before);
    },
    SLOW
  );

  test.runIf(inject('postgresAdmin'))(
    'moves the installation to an empty PostgreSQL, where it then runs',
    async () => {
      const onPostgres = { ...environment, DATABASE_URL: await anEmptyPostgres() };
      const moved = await opora(onPostgres, 'restore', backup);
      expect([moved.code, moved.error]).toEqual([0, '']);
      const again = await opora(onPostgres, 'restore', backup);
      expectSentence(again, /už sú účty ľudí/);
      expect((await opora(onPostgres, 'restore', backup, '--replace')).code).toBe(0);
      const program = await startProgram(onPostgres);
      expect((await fetch(`${program.address}/stav`)).status).toBe(200);
      expectSentence(await opora(onPostgres, 'restore', backup, '--replace'), /beží Opora/);
      const elsewhere = { ...onPostgres, OPORA_DATA: aFolder() };
      expectSentence(await opora(elsewhere, 'restore', backup, '--replace'), /beží Opora/);
      await program.end('SIGTERM');
    },
    SLOW
  );
});
