import { messages } from '#lib/i18n/messages.ts';
import { ArchiveError } from '#lib/server/backup/archive.ts';
import { sentenceOf } from './faults.ts';
import type { Settings } from './settings.ts';

/** One sentence for what stopped a backup or a restore; the error itself where nobody foresaw it. */
export function archiveSentence(error: unknown, path: string, settings: Settings): string {
  const t = messages('sk');
  if (error instanceof ArchiveError) return t(`backup.fault.${error.fault}`, { path });
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || /no space left|could not (write|extend)/i.test(message)) {
    return t('backup.fault.disk', { path: syscall ? path : settings.dataFolder });
  }
  if (code === 'ENOENT' || code === 'EISDIR') return t('backup.fault.missing', { path });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return t('backup.fault.unwritable', { path });
  return sentenceOf(error, settings) ?? String(error);
}
