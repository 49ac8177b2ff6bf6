import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderLockedError, lockDataFolder } from './data-folder-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'opora-lock-'));
const ignore = () => {};

test('the second owner is refused while the first lives, and welcome afterwards', async () => {
  const path = folder();
  const first = await lockDataFolder(path, ignore);
  await expect(lockDataFolder(path, ignore)).rejects.toBeInstanceOf(FolderLockedError);
  await first.release();
  await (await lockDataFolder(path, ignore)).release();
});

test('a killed owner leaves no lock behind', async () => {
  const path = folder();
  const owner = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { lockDataFolder } from ${JSON.stringify(new URL('./data-folder-lock.ts', import.meta.url).href)};
     await lockDataFolder(${JSON.stringify(path)}, () => {}); console.log('owned');`
  ]);
  await once(owner.stdout, 'data');
  await expect(lockDataFolder(path, ignore)).rejects.toBeInstanceOf(FolderLockedError);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await (await lockDataFolder(path, ignore)).release();
});

test('of twenty that start at once on a folder left by a dead owner, one wins', async () => {
  const path = folder();
  const dead = spawn(process.execPath, [
    '--eval',
    `require('node:net').createServer().listen(${JSON.stringify(join(path, 'opora.sock'))}, () => process.kill(process.pid, 'SIGKILL'))`
  ]);
  await once(dead, 'exit');
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(path, ignore)));
  const winners = results.filter((result) => result.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  await winners[0]?.value.release();
});
