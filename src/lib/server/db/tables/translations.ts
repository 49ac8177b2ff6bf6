import type { ColumnType, Generated } from 'kysely';
import type { TextVariant } from '#lib/domain/plans/content-language.ts';
import type { TranslationSubject, TranslationText } from '#lib/domain/plans/translation.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type TranslationTables = { translation: TranslationTable };

export type TranslationTable = {
  bodyId: BodyId;
  planId: string;
  subject: TranslationSubject;
  subjectId: string;
  field: string;
  language: TextVariant;
  text: ColumnType<TranslationText, string, string>;
  slovakHash: string;
  revision: Generated<number>;
};
