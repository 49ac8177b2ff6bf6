import type { ColumnType } from 'kysely';
import type { EvaluationContent } from '#lib/domain/monitoring/evaluation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { FileHash } from '../../files.ts';

/** The content as it is kept: moments are texts there. */
type KeptContent = ColumnType<EvaluationContent, string, never>;

type Published = {
  planId: string;
  year: number;
  number: number;
  content: KeptContent;
  contentHash: string;
  pdfHash: FileHash;
  docxHash: FileHash;
};

export type EvaluationTables = {
  evaluationDraft: {
    bodyId: BodyId;
    id: string;
    planId: string;
    year: number;
    sequence: number;
    summary: string | null;
    recommendations: string | null;
    resolution: string | null;
    spentRunning: number | null;
    spentCapital: number | null;
    spentSource: string | null;
    recordedAt: ColumnType<Date, Date | undefined, never>;
    actorId: string | null;
  };
  evaluation: Published & {
    bodyId: BodyId;
    id: string;
    publishedAt: ColumnType<Date, Date | undefined, never>;
    actorId: string | null;
  };
  publishedEvaluation: Published & { bodyId: BodyId; publishedAt: Date };
};
