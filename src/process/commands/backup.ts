import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messages } from '#lib/i18n/messages.ts';
import { writeBackup } from '#lib/server/backup/write-backup.ts';
import { archiveSentence } from '../archive-faults.ts';
import type { Command } from '../command.ts';

/** `opora backup FILE`: everything the installation keeps, in one file, while people work. */
export const backupCommand: Command = {
  paths: true,
  async run([path], { installation, settings, out, error }) {
    const t = messages('sk');
    if (!path) {
      error(t('console.usage'));
      return 2;
    }
    if (existsSync(path)) {
      error(t('backup.exists', { path }));
      return 1;
    }
    const started = performance.now();
    const part = `${path}.part`;
    try {
      // It gets its name once it is whole and on the disk; what is cut short is never taken for a backup.
      // Opened first: a stream that cannot open its file would throw where nobody catches, and end the program.
      const sink = (await open(part, 'w', 0o600)).createWriteStream({ flush: true });
      const { tables, files } = await writeBackup(installation, sink, new Date());
      await rename(part, path);
      await syncFolder(dirname(path));
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
      out(t('backup.done', { path, rows, files: files.count, seconds }));
      return 0;
    } catch (fault) {
      await rm(part, { force: true });
      const code = (fault as NodeJS.ErrnoException).code;
      error(
        code === 'ENOENT' ? t('backup.fault.unwritable', { path }) : archiveSentence(fault, path, settings)
      );
      return 1;
    }
  }
};

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
