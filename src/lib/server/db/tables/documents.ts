import type { ColumnType, Generated } from 'kysely';
import type {
  Audience,
  DocumentFormat,
  DocumentKind,
  DocumentReading
} from '#lib/domain/publishing/body-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { ReadingFault } from '#lib/server/use-cases/documents/document-work.ts';

export type DocumentTables = {
  bodyDocument: BodyDocumentTable;
  documentPassage: { bodyId: BodyId; documentId: string; place: number; text: string };
  publishedDocument: PublishedDocumentTable;
};

type Moment = ColumnType<Date, Date | undefined, Date>;

type Described = {
  bodyId: BodyId;
  id: string;
  title: string;
  kind: DocumentKind;
  format: DocumentFormat;
  /** Bytes. */
  size: number;
  day: CalendarDay | null;
  year: number;
  targetGroupCodes: string[];
  serviceTypeCodes: string[];
  alternative: string;
};

export type BodyDocumentTable = Described & {
  hash: string;
  originalName: string;
  audience: Audience;
  actorId: string | null;
  uploadedAt: Moment;
  revision: Generated<number>;
  reading: Generated<DocumentReading>;
  fault: ReadingFault | null;
  attempts: Generated<number>;
  startedAt: Date | null;
  letters: Generated<number>;
  readLetters: Generated<number>;
  pagesWithoutText: Generated<number>;
  settledAs: string | null;
};

/** Public; written by publishing only. */
export type PublishedDocumentTable = Described & { fileHash: string; publishedAt: Moment };
