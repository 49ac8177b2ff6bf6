import type { AdministrativeCountTables } from './tables/administrative-counts.ts';
import type { ComplianceStatementTables } from './tables/compliance-statements.ts';
import type { ComputedNeedTables } from './tables/computed-needs.ts';
import type { ConfirmationTables } from './tables/confirmations.ts';
import type { ConsultationTables } from './tables/consultations.ts';
import type { DocumentTables } from './tables/documents.ts';
import type { EvaluationTables } from './tables/evaluations.ts';
import type { ExpressedNeedTables } from './tables/expressed-needs.ts';
import type { ImportTables } from './tables/imports.ts';
import type { InstallationTables } from './tables/installation.ts';
import type { KeptChoiceTables } from './tables/kept-choices.ts';
import type { LawTables } from './tables/law.ts';
import type { MeasuredValueTables } from './tables/measured-values.ts';
import type { MeetingTables } from './tables/meetings.ts';
import type { NeedModelTables } from './tables/need-models.ts';
import type { OldPlanTables } from './tables/old-plans.ts';
import type { PaperSheetTables } from './tables/paper-sheets.ts';
import type { PartWorkTables } from './tables/part-work.ts';
import type { PlanTables } from './tables/plans.ts';
import type { PriorityVoteTables } from './tables/priority-votes.ts';
import type { ProgressTables } from './tables/progress.ts';
import type { QuestionnaireTables } from './tables/questionnaires.ts';
import type { RegisterTables } from './tables/register.ts';
import type { RemarkTables } from './tables/remarks.ts';
import type { ReturnedCountTables } from './tables/returned-counts.ts';
import type { SearchTables } from './tables/search.ts';
import type { ServiceFactTables } from './tables/service-facts.ts';
import type { SpendingTables } from './tables/spending.ts';
import type { StakeholderTables } from './tables/stakeholders.ts';
import type { StatutoryStepTables } from './tables/statutory-steps.ts';
import type { TenancyTables } from './tables/tenancy.ts';
import type { TerritoryTables } from './tables/territory.ts';
import type { TranslationTables } from './tables/translations.ts';
import type { UnitCostTables } from './tables/unit-costs.ts';
import type { VoiceTables } from './tables/voices.ts';
import type { YearlyReportTables } from './tables/yearly-reports.ts';

/** Every table, camelCase, by area; each area's own file describes its columns. */
export type Schema = InstallationTables &
  TenancyTables &
  TerritoryTables &
  LawTables &
  PlanTables &
  ImportTables &
  DocumentTables &
  ExpressedNeedTables &
  ReturnedCountTables &
  AdministrativeCountTables &
  MeetingTables &
  NeedModelTables &
  PaperSheetTables &
  PriorityVoteTables &
  ProgressTables &
  EvaluationTables &
  MeasuredValueTables &
  SpendingTables &
  StakeholderTables &
  StatutoryStepTables &
  OldPlanTables &
  PartWorkTables &
  QuestionnaireTables &
  RegisterTables &
  RemarkTables &
  SearchTables &
  ServiceFactTables &
  ComplianceStatementTables &
  ComputedNeedTables &
  ConfirmationTables &
  ConsultationTables &
  TranslationTables &
  KeptChoiceTables &
  UnitCostTables &
  VoiceTables &
  YearlyReportTables;

/** The tables anybody may read: published rows, territory and law. */
export type PublicSchema = Pick<
  Schema,
  | 'planningBody'
  | 'formerSlug'
  | 'publishedPlan'
  | 'publishedMeasure'
  | 'publishedFile'
  | 'publishedDocument'
  | 'publishedService'
  | 'publishedDirectory'
  | 'publishedQuestionnaire'
  | 'publishedSpending'
  | 'publishedSurveyResult'
  | 'publishedNeedModel'
  | 'publishedVoice'
  | 'publishedConsultation'
  | 'publishedConsultationPart'
  | 'publishedComment'
  | 'publishedStatementCriteria'
  | 'publishedStatement'
  | 'publishedProgress'
  | 'publishedStatutoryStep'
  | 'publishedMeasuredValue'
  | 'publishedEvaluation'
> &
  TerritoryTables &
  LawTables &
  SearchTables;
