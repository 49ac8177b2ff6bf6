import { mkdtempSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answerCommands, type CommandSays, type RunCommand, sendCommand } from './command-channel.ts';
import { socketPathOf } from './data-folder-lock.ts';

let server: Server;
afterEach(() => server.close());

async function answering(run: RunCommand): Promise<{ folder: string; taken: Socket[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'opora-channel-'));
  const taken: Socket[] = [];
  server = createServer((socket) => {
    taken.push(socket);
    answerCommands(run)(socket);
  });
  await new Promise<void>((resolve) => server.listen(socketPathOf(folder), resolve));
  return { folder, taken };
}

async function asked(folder: string): Promise<{ exit: number | null; says: CommandSays[] }> {
  const says: CommandSays[] = [];
  return { exit: await sendCommand(folder, ['check', 'rajec'], (one) => says.push(one)), says };
}

test('a command answers line by line and ends with its exit code', async () => {
  const { folder } = await answering(async (words, say) => {
    say({ out: words.join(' ') });
    return 3;
  });
  expect(await asked(folder)).toEqual({ exit: 3, says: [{ out: 'check rajec' }] });
});

test('nobody answers where nothing runs', async () => {
  expect((await asked(mkdtempSync(join(tmpdir(), 'opora-channel-')))).exit).toBeNull();
  server = createServer();
});

test('a program that ends in the middle makes the command fail', async () => {
  const { folder, taken } = await answering(async () => {
    for (const socket of taken) socket.destroy();
    return 0;
  });
  expect((await asked(folder)).exit).toBe(1);
});

test('neither a socket that breaks nor a line that is no command ends the program', async () => {
  const { folder, taken } = await answering(async () => 0);
  const client = connect(socketPathOf(folder));
  await new Promise((resolve) => client.once('connect', resolve));
  await expect.poll(() => taken.length).toBe(1);
  taken[0]?.destroy(new Error('the connection was reset'));
  client.destroy();

  const other = connect(socketPathOf(folder));
  other.write('not a command\n');
  let answer = '';
  for await (const chunk of other) answer += chunk;
  expect(answer).toMatch(/"exit":1/);
  expect((await asked(folder)).exit).toBe(0);
});
