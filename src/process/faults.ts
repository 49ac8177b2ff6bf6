import { messages } from '#lib/i18n/messages.ts';
import { MigrationError } from '#lib/server/db/migrate.ts';
import { DatabaseError, OLDEST_POSTGRES } from '#lib/server/db/open-database.ts';
import { FolderLockedError } from './data-folder-lock.ts';
import { SettingError, type Settings } from './settings.ts';

/** The embedded database has ended by itself. */
export class DatabaseLostError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** One clear sentence for what can stop the program from starting; null for what nobody foresaw. */
export function sentenceOf(error: unknown, settings?: Pick<Settings, 'port' | 'dataFolder'>): string | null {
  const t = messages('sk');
  const folder = settings?.dataFolder ?? 'var';
  if (error instanceof SettingError) return t('console.fault.setting', { name: error.setting });
  if (error instanceof FolderLockedError) return t('console.fault.locked', { folder });
  if (error instanceof DatabaseLostError) return t('console.fault.lost', { reason: error.message });
  if (error instanceof MigrationError)
    return t(`console.fault.${error.fault.kind}`, { name: error.fault.name });
  if (error instanceof DatabaseError) {
    switch (error.fault.kind) {
      case 'unreachable':
        return t('console.fault.unreachable', { reason: error.fault.reason });
      case 'too-old':
        return t('console.fault.too-old', { version: error.fault.version, oldest: OLDEST_POSTGRES });
      case 'too-mighty':
        return t('console.fault.too-mighty', { login: error.fault.login });
      case 'may-not-create-roles':
        return t('console.fault.may-not-create-roles', { login: error.fault.login });
    }
  }
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return t('console.fault.port', { port: String(settings?.port ?? '') });
  // Making a folder and those above it, Node says of a disk nobody may write on that there is none.
  const isUnmade = code === 'ENOENT' && syscall === 'mkdir';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || isUnmade)
    return t('console.fault.folder', { folder });
  if (code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir'))
    return t('console.fault.no-folder', { folder });
  if (code === 'ENOSPC' || /no space left|could not (write|extend)/i.test(message ?? ''))
    return t('console.fault.disk', { folder });
  return null;
}
