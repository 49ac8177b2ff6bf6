import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { FileHash } from '../files.ts';
import type { AsBody } from './body-rows.ts';

/** A file of the archive under a name that people understand. */
export type ArchivedFile = { path: string; hash: FileHash };

const ENDINGS: Readonly<Record<string, string>> = {
  pdf: '.pdf',
  'archive-pdf': '-archiv.pdf',
  docx: '.docx',
  json: '.json'
};

type Rendition = { hash: FileHash; format: string; period: string; number: number; state: string | null };

/** Every file of a body, once: all made of its frozen versions, its attachments, its documents, what waits to be read. */
export async function archivedFiles(bodyId: BodyId, run: AsBody): Promise<ArchivedFile[]> {
  const renditions = await run((tx) => readRenditions(tx, bodyId));
  const pictures = await run((tx) =>
    sql<{ hash: FileHash; kind: string }>`
      select hash, kind from attachment where body_id = ${bodyId} order by hash`.execute(tx)
  );
  const found = new Map<FileHash, string>();
  for (const one of renditions) {
    if (!found.has(one.hash)) found.set(one.hash, pathOf(one));
  }
  for (const { hash, kind } of pictures.rows) {
    if (!found.has(hash))
      found.set(hash, `subory/prilohy/${hash.slice(0, 16)}.${kind === 'png' ? 'png' : 'jpg'}`);
  }
  const documents = await run((tx) =>
    sql<{ hash: FileHash; format: string }>`
      select hash, format from body_document where body_id = ${bodyId} order by hash`.execute(tx)
  );
  for (const { hash, format } of documents.rows) {
    if (!found.has(hash)) found.set(hash, `subory/dokumenty/${hash.slice(0, 16)}.${format}`);
  }
  const waiting = await run((tx) =>
    sql<{ hash: FileHash; format: string }>`
      select hash, format from old_plan where body_id = ${bodyId} and hash is not null order by hash`.execute(
      tx
    )
  );
  for (const { hash, format } of waiting.rows) {
    if (!found.has(hash)) found.set(hash, `subory/stare-plany/${hash.slice(0, 16)}.${format}`);
  }
  return [...found].map(([hash, path]) => ({ path, hash }));
}

async function readRenditions(tx: Parameters<Parameters<AsBody>[0]>[0], bodyId: BodyId) {
  const { rows } = await sql<Rendition>`
    select r.file_hash as hash, r.format, v.number,
      extract(year from p.valid_from) || '-' || extract(year from p.valid_to) || '-' || left(p.id::text, 8) as period,
      s.kind || '-' || left(s.id::text, 8) as state
    from rendition r
      join plan_version v on v.body_id = r.body_id and v.plan_id = r.plan_id and v.content_hash = r.content_hash
      join plan p on p.body_id = r.body_id and p.id = r.plan_id
      left join state_record s on s.body_id = r.body_id and s.id = r.state_id
    where r.body_id = ${bodyId}
    order by p.valid_from, p.id, v.number, s.recorded_at nulls first, r.format`.execute(tx);
  return rows;
}

const STATES: Readonly<Record<string, string>> = {
  'opened-for-discussion': 'navrh-na-diskusiu',
  approved: 'schvaleny',
  suspended: 'pozastaveny',
  repealed: 'zruseny'
};

/** `subory/verzie/2027-2031-1a2b3c4d/v1-schvaleny-5e6f7a8b.pdf`: ids keep two plans or two states apart. */
function pathOf({ format, period, number, state }: Rendition): string {
  const [, kind = '', id = ''] = /^(.*)-([0-9a-f]{8})$/.exec(state ?? '') ?? [];
  const standing = state ? `${STATES[kind] ?? kind}-${id}` : 'pracovny-navrh';
  return `subory/verzie/${period}/v${number}-${standing}${ENDINGS[format] ?? ''}`;
}
