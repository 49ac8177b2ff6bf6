import type { Formats } from '#lib/i18n/format.ts';

const KILOBYTE = 1024;

/** Bytes as people read them: "640 kB", "2,4 MB". */
export function fileSize(bytes: number, { number }: Pick<Formats, 'number'>): string {
  if (bytes < KILOBYTE * KILOBYTE) return `${number(Math.max(1, Math.round(bytes / KILOBYTE)))}\u00a0kB`;
  return `${number(bytes / KILOBYTE / KILOBYTE, 1)}\u00a0MB`;
}
