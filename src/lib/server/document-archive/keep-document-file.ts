import type { DocumentEntry } from '#lib/domain/publishing/body-document.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { theInstallation } from '../installation.ts';
import { LARGEST_DOCUMENT } from '../old-plan/document-file.ts';
import type { Stores } from '../stores.ts';
import { type AddOutcome, addDocument } from '../use-cases/documents/keep-document.ts';
import { type FileRefusal, formatOfDocument } from './document-format.ts';

type Bringing = { actor: Actor; inBody<T>(work: (stores: Stores) => Promise<T>): Promise<T> };

/** Keeps a document that somebody brought: judged first, then the file, then the row that speaks of it. */
export async function keepDocumentFile(
  { actor, inBody }: Bringing,
  given: File,
  { id, entry }: { id: string; entry: DocumentEntry }
): Promise<AddOutcome | { outcome: 'refused'; refusal: FileRefusal }> {
  if (given.size > LARGEST_DOCUMENT) return { outcome: 'refused', refusal: 'too-large' };
  const content = Buffer.from(await given.arrayBuffer());
  const format = formatOfDocument(content);
  if (!isFormat(format)) return { outcome: 'refused', refusal: format };
  const { files, documents } = theInstallation();
  const file = { hash: await files.put(content), format, size: content.length, originalName: given.name };
  const outcome = await inBody((stores) => addDocument(stores, actor, { id, file, entry }));
  documents.wake();
  return outcome;
}

type Format = Exclude<ReturnType<typeof formatOfDocument>, FileRefusal>;

function isFormat(format: ReturnType<typeof formatOfDocument>): format is Format {
  return format === 'pdf' || format === 'docx' || format === 'xlsx' || format === 'odt';
}
