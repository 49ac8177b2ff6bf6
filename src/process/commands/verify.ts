import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import {
  judgePackage,
  type PackageFacts,
  type PackageRecord,
  packageStateOn
} from '#lib/domain/publishing/plan-package.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { hashOfText } from '#lib/server/files.ts';
import type { Command, CommandContext } from '../command.ts';

const t = messages('sk');
const { day: dayText } = formats('sk');

/** Many times the largest plan there is. */
const LARGEST = 64 * 1024 * 1024;

/**
 * `opora verify SÚBOR [PLÁN.json]`: whether the JSON file of a version is whole and what it says; with a second file,
 * whether the first (PDF, Word) is one of those the version names. Asks no server and no database. The exit code is 0
 * only when everything fits.
 */
export const verifyCommand: Command = {
  paths: true,
  run: (words, context) => verifyFiles(words, context)
};

/** The same where no installation is open: whoever verifies need not have one. */
export async function verifyFiles(
  [path, packagePath]: readonly string[],
  { out, error }: Pick<CommandContext, 'out' | 'error'>
): Promise<number> {
  const refuse = (sentence: string, code = 1) => {
    error(sentence);
    return code;
  };
  if (!path) return refuse(t('verify.usage'), 2);
  const planPath = packagePath ?? path;
  const hash = await fileHash(path);
  if (hash === null) return refuse(t('verify.noFile', { path }));
  const text = await readPlan(planPath);
  if (text === 'no-file') return refuse(t('verify.noFile', { path: planPath }));
  if (text === 'too-large') return refuse(t('verify.tooLarge', { path: planPath }));

  const verdict = text === null ? ({ outcome: 'not-json' } as const) : judgePackage(text, hashOfText);
  const sentence = t(`package.verdict.${verdict.outcome}`);
  if (!('facts' in verdict)) {
    const isPrinted = text === null || !/^\s*[{[]/.test(text);
    error(sentence);
    if (verdict.outcome === 'not-json' && isPrinted && !packagePath) error(t('verify.needsPackage'));
    return refuse(t('verify.fileHash', { hash }));
  }
  const { facts } = verdict;
  const isWhole = verdict.outcome === 'whole' || verdict.outcome === 'whole-unsealed';
  (isWhole ? out : error)(sentence);
  for (const line of linesOf(facts)) out(line);
  out(t('verify.fileHash', { hash }));
  out(t('verify.who', { address: facts.address }));
  if (!isWhole || !packagePath) return isWhole ? 0 : 1;
  const rendition = facts.renditions.find((one) => one.sha256 === hash);
  if (!rendition) return refuse(t('verify.noRendition', { path }));
  out(t('verify.rendition', { path, format: rendition.format }));
  return 0;
}

function linesOf(facts: PackageFacts): string[] {
  const { body, title, validFrom, validTo, version, records, contentHash, demonstration } = facts;
  const period = `${validFrom.slice(0, 4)} – ${validTo.slice(0, 4)}`;
  const state = t(`planTerm.state.${packageStateOn(facts, dayInSlovakia(new Date()))}`);
  return [
    t('verify.plan', { body, title, period, number: version }),
    ...(demonstration ? [t('verify.demonstration')] : []),
    ...(records.length === 0 ? [t('verify.noRecords')] : records.map(lineOf)),
    t('verify.state', { state }),
    t('verify.contentHash', { hash: contentHash })
  ];
}

function lineOf({ kind, from, to, resolution }: PackageRecord): string {
  return t(`verify.record.${kind}`, {
    ...{ from: dayText(from), to: to === null ? '…' : dayText(to) },
    ...{ body: resolution?.body ?? '…', number: resolution?.number ?? '…' }
  });
}

async function fileHash(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

/** The text of a plan's file; null where it is no text. */
async function readPlan(path: string): Promise<string | 'no-file' | 'too-large' | null> {
  const size = await stat(path).then(
    (file) => file.size,
    () => null
  );
  if (size === null) return 'no-file';
  if (size > LARGEST) return 'too-large';
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return null;
  }
}
