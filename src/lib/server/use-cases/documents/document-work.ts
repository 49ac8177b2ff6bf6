import type { DocumentEntry, DocumentFormat, DocumentReading } from '#lib/domain/publishing/body-document.ts';
import type { Passages } from '#lib/domain/publishing/search/passages.ts';
import type { EventLog } from '../event-log.ts';

/** Why a document has no text that can be searched; each has one sentence for people under `documents.fault.`. */
export const READING_FAULTS = ['scan', 'protected', 'damaged', 'swollen', 'too-long', 'missing'] as const;
export type ReadingFault = (typeof READING_FAULTS)[number];

/** What reading a document gave. `pagesWithoutText` of a PDF are pictures of pages. */
export type DocumentText =
  | ({ outcome: 'read'; pagesWithoutText: number } & Passages)
  | { outcome: 'failed'; fault: ReadingFault };

/** The file of a document: where it lies and what it is. Sizes in bytes. */
export type DocumentFile = { hash: string; format: DocumentFormat; size: number; originalName: string };

/** A document of a body as its desk keeps it. */
export type BodyDocument = DocumentEntry &
  DocumentFile & {
    id: string;
    uploadedAt: Date;
    revision: number;
    reading: DocumentReading;
    fault: ReadingFault | null;
    /** Characters of its text, and how many of them were indexed. */
    letters: number;
    readLetters: number;
    pagesWithoutText: number;
  };

export type DocumentStore = {
  /** False when this body has the same file already. */
  add(document: DocumentEntry & DocumentFile & { id: string }, actorId: string | null): Promise<boolean>;
  find(id: string): Promise<BodyDocument | undefined>;
  findByHash(hash: string): Promise<BodyDocument | undefined>;
  count(): Promise<number>;
  /** Over the revision that was seen; false when somebody was faster. */
  change(id: string, revision: number, entry: DocumentEntry): Promise<boolean>;
  remove(id: string): Promise<boolean>;
};

export type DocumentStores = {
  documents: DocumentStore;
  publishedDocuments: {
    /** Nobody finds it or downloads it from now on; false when nobody could before. */
    withdraw(id: string): Promise<boolean>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

/** Reads and indexes what waits, in the background. */
export type DocumentReader = {
  /** Asks for a look at what waits now. */
  wake(): void;
  /** Finishes the document under way and stops. */
  stop(): Promise<void>;
};
