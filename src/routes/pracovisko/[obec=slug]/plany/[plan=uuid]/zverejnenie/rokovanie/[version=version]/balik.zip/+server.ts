import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import {
  COUNCIL_TEXT_MAX,
  COUNCIL_TEXTS,
  type CouncilTexts,
  composeCouncilPaper
} from '#lib/domain/publishing/compose-council-paper.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type Pieces, zipWriter } from '#lib/server/body-archive/zip-writer.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { commentsForCouncil } from '#lib/server/desk/council-paper.ts';
import { addressOf } from '#lib/server/documents/compose-version.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { partName } from '#lib/server/public/consulted-part-name.ts';
import { settlementCsv } from '#lib/server/public/settlement-csv.ts';
import { picturesOf, publishPorts } from '#lib/server/publishing.ts';
import { textOf } from '../../../../../../../../prihlasenie/form-errors.ts';
import { openPaper } from '../open-paper.ts';
import type { RequestHandler } from './$types';

/** Comments read at once. */
const PART = 500;

/**
 * Everything the council is given, as one file: the paper, the plan itself and the settlement of comments. It is written
 * beside and then sent: whoever downloads has all of it or an error.
 */
export const POST: RequestHandler = async (event) => {
  const { locals, request } = event;
  const { desk, number, version, body, wording } = await openPaper(event);
  const texts = readTexts(await request.formData());
  if (texts === null) error(422, locals.t('council.refused'));
  const installation = theInstallation();
  const { printer, files, origin } = installation;
  const { today } = locals;
  const { document, contentHash, discussion, meetings, council, ownSources, bases, records } = version;

  const t = messages('sk');
  const published = publishedConsultations(locals.publicDb);
  const next = async (last: { id: string } | null) =>
    discussion?.id ? published.commentsAfter(desk.body.bodyId, discussion.id, last, PART) : [];
  const { counts, ...comments } = await commentsForCouncil(next, (part) => partName(part, t));
  const paper = composeCouncilPaper(
    {
      ...{ plan: document, version: number, contentHash, body: body.printedName, council, today },
      ...{ ownSources, bases, texts, ...comments },
      address: addressOf(desk.body, { document, number }, origin),
      discussion: discussion && { ...discussion, counts, meetings }
    },
    wording,
    'sk'
  );
  const arms = await picturesOf({ document: { ...document, sections: [] } }, files);
  const plan = async (format: 'pdf' | 'docx') => {
    const stateId = records.at(-1)?.id ?? null;
    const made = version.renditions.find((one) => one.format === format && one.stateId === stateId);
    const kept = made && (await files.get(made.fileHash));
    const print = () =>
      publishPorts(installation, body).print({ document, number, contentHash, records, today }, format, []);
    return [kept ?? (await print())];
  };
  return sent(
    [
      ['material-na-rokovanie.pdf', [await printer.print(paper, arms, 'ua-1')]],
      ['material-na-rokovanie.docx', [await printer.print(paper, arms, 'docx')]],
      [`plan-verzia-${number}.pdf`, await plan('pdf')],
      [`plan-verzia-${number}.docx`, await plan('docx')],
      ...(discussion?.id ? [['vyhodnotenie-pripomienok.csv', settlementCsv(next, t)] as const] : [])
    ],
    `rokovanie-${desk.body.slug}-v${number}-${today}.zip`
  );
};

/** Null where the resolution would approve nothing, or a text is no text of a resolution any more. */
function readTexts(form: FormData): CouncilTexts | null {
  const texts = Object.fromEntries(
    COUNCIL_TEXTS.map((one) => [one, plainText(textOf(form, one))])
  ) as CouncilTexts;
  const isTooLong = COUNCIL_TEXTS.some((one) => texts[one].length > COUNCIL_TEXT_MAX);
  return isTooLong || texts.approves.trim() === '' ? null : texts;
}

async function sent(
  entries: readonly (readonly [name: string, pieces: Pieces])[],
  name: string
): Promise<Response> {
  const path = join(tmpdir(), `opora-${randomUUID()}.zip`);
  const file = await open(path, 'wx+');
  try {
    const zip = zipWriter(file, new Date());
    for (const [entry, pieces] of entries) await zip.add(entry, pieces);
    const size = await zip.finish();
    return new Response(Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(size),
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store'
      }
    });
  } catch (failure) {
    await file.close();
    throw failure;
  } finally {
    // Its name goes at once; what is open is read to its end.
    await rm(path, { force: true });
  }
}
