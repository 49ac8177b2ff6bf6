import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import { BodyArchiveError } from '#lib/server/body-archive/archive-fault.ts';
import { receiveBody } from '#lib/server/body-archive/receive-body.ts';
import { removeBody } from '#lib/server/body-archive/remove-body.ts';
import { writeBody } from '#lib/server/body-archive/write-body.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { archiveSentence } from '../archive-faults.ts';
import type { Command, CommandContext } from '../command.ts';

const t = messages('sk');

/** `opora export OBEC SÚBOR.zip`: everything one body keeps, in one file, while people work. */
export const exportCommand: Command = {
  paths: [1],
  run: ([slug, path], context) =>
    withBody(slug, path, context, async (body, file) => {
      if (existsSync(file)) return refuse(context, t('backup.exists', { path: file }));
      const started = performance.now();
      const { tables, files } = await writeBody(context.installation, body, file, new Date());
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      context.out(
        t('bodyArchive.exported', { path: file, rows, files: files.length, seconds: secondsSince(started) })
      );
      return 0;
    })
};

/** `opora receive SÚBOR.zip`: takes the archive of a body into this installation, all of it or nothing. */
export const receiveCommand: Command = {
  paths: true,
  run: async ([path], context) => {
    if (!path) return usage(context);
    const { installation, out } = context;
    const started = performance.now();
    try {
      const today = dayInSlovakia(new Date());
      const { body, revision, rows, files } = await receiveBody(installation, path, { actorId: null, today });
      await announcePublished(installation, body.bodyId, revision);
      await showDirectory(installation, body.bodyId);
      out(t('bodyArchive.received', { name: body.name, rows, files, seconds: secondsSince(started) }));
      return 0;
    } catch (error) {
      return refuse(context, sentenceOf(error, path, context));
    }
  }
};

/** `opora remove OBEC SÚBOR.zip`: what the coordinator asked for, after the last archive is on the disk. */
export const removeCommand: Command = {
  paths: [1],
  run: ([slug, path], context) =>
    withBody(slug, path, context, async (body, file) => {
      const { installation, out } = context;
      if (existsSync(file)) return refuse(context, t('backup.exists', { path: file }));
      const removed = await removeBody(installation, body, file, new Date());
      if (!removed) return refuse(context, t('removal.console.none', { name: body.name }));
      await rm(installation.proposalsFolder, { recursive: true, force: true });
      await showDirectory(installation, body.bodyId);
      await announcePublished(installation, body.bodyId, removed.revision);
      const kept = removed.keptVersions;
      out(
        removed.archived
          ? t('removal.console.done', { name: body.name, path: file, kept })
          : t('removal.console.finished', { name: body.name, kept })
      );
      return 0;
    })
};

async function withBody(
  slug: string | undefined,
  path: string | undefined,
  context: CommandContext,
  work: (body: PlanningBody, path: string) => Promise<number>
): Promise<number> {
  if (!slug || !path) return usage(context);
  const body = await findBody(context.installation.database.publicDb, slug);
  if (!body) return refuse(context, t('console.noBody', { slug }));
  return work(body, path).catch((error) => refuse(context, sentenceOf(error, path, context)));
}

/** One sentence for what is wrong with an archive; the error itself where nobody foresaw it. */
function sentenceOf(error: unknown, path: string, { settings }: CommandContext): string {
  if (!(error instanceof BodyArchiveError)) return archiveSentence(error, path, settings);
  const { fault, place } = error;
  return t(`bodyArchive.fault.${fault}`, { path, place });
}

function secondsSince(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
}

function refuse({ error }: CommandContext, sentence: string): 1 {
  error(sentence);
  return 1;
}

function usage({ error }: CommandContext): 2 {
  error(t('console.usage'));
  return 2;
}
