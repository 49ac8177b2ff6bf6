import { type DocumentEntry, type EntryFault, faultsOfEntry } from '#lib/domain/publishing/body-document.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { DocumentFile, DocumentStores } from './document-work.ts';

/** A body publishes some dozens of documents a year; more than this is a mistake of a program. */
export const MOST_DOCUMENTS = 3_000;
const LONGEST_NAME = 200;

type Refused = { outcome: 'not-allowed' } | { outcome: 'faulty'; faults: EntryFault[] };

export type AddOutcome =
  | Refused
  | { outcome: 'added'; id: string }
  | { outcome: 'there-already'; id: string; title: string }
  | { outcome: 'too-many' };

/**
 * Keeps a document whose file already lies in the file store. Its text is read in the background; everybody sees it
 * only then, because a scan needs words first. The same file twice is one document.
 */
export async function addDocument(
  stores: DocumentStores,
  actor: Actor,
  { id, file, entry }: { id: string; file: DocumentFile; entry: DocumentEntry }
): Promise<AddOutcome> {
  if (refuseAction(actor, 'keep-documents')) return { outcome: 'not-allowed' };
  const faults = faultsOfEntry(entry);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const known = await stores.documents.findByHash(file.hash);
  if (known?.id === id) return { outcome: 'added', id };
  if (known) return { outcome: 'there-already', id: known.id, title: known.title };
  if ((await stores.documents.count()) >= MOST_DOCUMENTS) return { outcome: 'too-many' };
  const originalName = plainText(file.originalName)
    .replaceAll('\n', ' ')
    .slice(0, LONGEST_NAME)
    .toWellFormed();
  await stores.documents.add({ id, ...entry, ...file, originalName }, actor.actorId);
  await note(stores, actor, 'added', id, { audience: entry.audience, hash: file.hash });
  return { outcome: 'added', id };
}

export type ChangeOutcome = Refused | { outcome: 'changed' | 'no-such-document' | 'somebody-was-faster' };

/** Changes what is said of a document. What the public sees is withdrawn at once and shown again as it is now. */
export async function changeDocument(
  stores: DocumentStores,
  actor: Actor,
  { id, revision, entry }: { id: string; revision: number; entry: DocumentEntry }
): Promise<ChangeOutcome> {
  if (refuseAction(actor, 'keep-documents')) return { outcome: 'not-allowed' };
  const faults = faultsOfEntry(entry);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const before = await stores.documents.find(id);
  if (!before) return { outcome: 'no-such-document' };
  if (!(await stores.documents.change(id, revision, entry))) return { outcome: 'somebody-was-faster' };
  // What stays public changes in place, in the background: its address goes on answering.
  if (entry.audience === 'desk') await withdraw(stores, id);
  await note(stores, actor, 'changed', id, { audience: entry.audience });
  return { outcome: 'changed' };
}

/** Removes a document with its text; its file goes with a later round, unless something else names it. */
export async function removeDocument(
  stores: DocumentStores,
  actor: Actor,
  id: string
): Promise<'removed' | 'not-allowed' | 'no-such-document'> {
  if (refuseAction(actor, 'keep-documents')) return 'not-allowed';
  if (!(await stores.documents.remove(id))) return 'no-such-document';
  await withdraw(stores, id);
  await note(stores, actor, 'removed', id, {});
  return 'removed';
}

async function withdraw({ publishedDocuments, published }: DocumentStores, id: string): Promise<void> {
  if (await publishedDocuments.withdraw(id)) await published.raiseRevision();
}

function note(
  { events }: DocumentStores,
  { actorId }: Actor,
  action: string,
  subjectId: string,
  details: Record<string, string>
): Promise<void> {
  return events.add({ actorId, action, subject: 'document', subjectId, details });
}
