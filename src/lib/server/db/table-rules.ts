import { OFFERED_HELP_DAYS } from '#lib/domain/evidence/offered-help.ts';
import type { Action } from '#lib/domain/tenancy/permissions.ts';
import { OLD_PLAN_DAYS } from '../use-cases/old-plan/old-plan-work.ts';

/*
 * What is to be done with every table in each of the places where a table must not be forgotten: the ZIP of a body and
 * its way back, erasure and retention, the matrix of rights, the generator. The fifth, backup, reads the database's own
 * catalogue. A test walks the database and fails on a table without its rule (docs/decisions/0014).
 */

/**
 * How a table travels in the ZIP of a body:
 * `rows` as they are; `anew` is made again on arrival from what travelled; `stays` never leaves.
 */
type Travels = 'rows' | 'anew' | 'stays';

/**
 * How long rows are kept: `with-body` until the body's data are removed; `for-ever` because they were public when they
 * were approved; `with-account` until the person is erased; `installation` as long as the program runs here, naming
 * nobody; or so many days after a moment, by the daily round (`server/upkeep/retention.ts`).
 */
export type Kept =
  | 'with-body'
  | 'for-ever'
  | 'with-account'
  | 'installation'
  | { days: number; after: string };

/**
 * What erasing a person does to a column that leads to her: `erased` empties it or removes the row; `pseudonym` stays, an
 * id whose name is gone; `by-editing` is text of the body, which its people correct themselves.
 */
type Person = 'erased' | 'pseudonym' | 'by-editing';

export type TableRule = {
  travels: Travels;
  /** The ZIP has it as CSV too: rows that people know from the desk. */
  sheet?: true;
  kept: Kept;
  /** The action of the matrix of rights by which people write here; `own` is about oneself. */
  written: Action | 'operator' | 'own' | 'program';
  /** Whether the generator of a country fills it; the demonstration municipalities fill what it leaves out. */
  generated: boolean;
  persons?: Readonly<Record<string, Person>>;
  /** Columns with the hash of a file in the file store. */
  files?: readonly string[];
};

const item = (written: Action = 'edit-plan'): TableRule => ({
  ...{ travels: 'rows', sheet: true, kept: 'with-body', generated: true },
  written
});
const link = (): TableRule => ({
  ...{ travels: 'rows', kept: 'with-body', generated: true, written: 'edit-plan' }
});
const law = (written: TableRule['written'] = 'program'): TableRule => ({
  ...{ travels: 'stays', kept: 'installation', generated: false },
  written
});
export const TABLE_RULES: Readonly<Record<string, TableRule>> = {
  activity: { ...item(), persons: { responsible_person: 'by-editing' } },
  activity_cost: item(),
  activity_provider: { ...link(), generated: false },
  activity_service: { ...link(), generated: false },
  actor: {
    ...{ travels: 'rows', kept: 'with-account', written: 'own', generated: false },
    persons: { account_id: 'erased', name: 'erased' }
  },
  // Counts of offices; nobody can be told from them, and the source names an office.
  administrative_count: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'import-tables', generated: false }
  },
  adverse_situation: law(),
  analysis_note: { ...item(), generated: false },
  attachment: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'edit-plan', generated: false },
    ...{ persons: { actor_id: 'pseudonym', original_name: 'by-editing' }, files: ['hash'] }
  },
  block: link(),
  block_revision: { ...link(), persons: { actor_id: 'pseudonym' } },
  body_arrival: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  body_arrival_part: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  body_document: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'keep-documents', generated: false },
    ...{ persons: { actor_id: 'pseudonym', original_name: 'by-editing' }, files: ['hash'] }
  },
  body_removal: {
    ...{ travels: 'stays', kept: 'installation', written: 'remove-body', generated: false },
    persons: { asked_by: 'pseudonym' }
  },
  // A secret address by its hash; whoever forgets it makes another.
  calendar_feed: {
    ...{ travels: 'stays', kept: 'with-account', written: 'own', generated: false },
    persons: { account_id: 'erased' }
  },
  capacity: item('edit-directory'),
  capacity_cell: item(),
  capacity_change: item(),
  capacity_unit: law(),
  coat_of_arms: { ...item(), generated: false, files: ['hash'] },
  // A key on its way never travels, and says nothing once it opens nothing.
  computed_need: { ...item(), generated: false },
  confirmation_request: {
    ...{ travels: 'stays', written: 'ask-providers', generated: false },
    kept: { days: 730, after: 'expires_at' }
  },
  coordinator_request: {
    ...{ travels: 'stays', written: 'own', generated: false },
    ...{ kept: { days: 365, after: 'decided_at' }, persons: { account_id: 'erased', reason: 'erased' } }
  },
  distinct_services: { ...link(), written: 'merge-services', generated: false },
  deadline_rule: law('operator'),
  directory_settings: { ...item('ask-providers'), generated: false },
  district_age_index: law('operator'),
  // Read again from the file wherever the document arrives.
  document_passage: { travels: 'anew', kept: 'with-body', written: 'program', generated: false },
  email_change: {
    ...{ travels: 'stays', written: 'own', generated: false },
    ...{ kept: { days: 30, after: 'expires_at' } },
    persons: { account_id: 'erased', old_email: 'erased', new_email: 'erased' }
  },
  event: {
    ...{ travels: 'rows', kept: 'with-body', written: 'program', generated: true },
    persons: { actor_id: 'pseudonym' }
  },
  // The chain of another installation cannot go on after events of this one: it is woven anew.
  event_head: { travels: 'anew', kept: 'with-body', written: 'program', generated: false },
  // Counted by whoever looks for help; nobody is asked who it is.
  expressed_need: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'program', generated: false }
  },
  financial_resource: item(),
  financing_source: law('operator'),
  finding: item('add-evidence'),
  former_slug: law(),
  given_measure_code: link(),
  goal: item(),
  goal_need: link(),
  human_resource: item(),
  // Words of files, as headings and names of catalogues: nobody's name is one of them.
  import_meaning: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'edit-directory', generated: false }
  },
  import_run: {
    ...{ travels: 'rows', kept: 'with-body', written: 'import-tables', generated: false },
    ...{ persons: { actor_id: 'pseudonym', begun_by: 'pseudonym', file_name: 'by-editing' } },
    files: ['file_hash']
  },
  indicator: item(),
  installation_event: {
    ...{ travels: 'stays', kept: 'installation', written: 'operator', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  // An invitation is a right on its way: it never travels.
  invitation: {
    ...{ travels: 'stays', written: 'manage-people', generated: false },
    ...{ kept: { days: 90, after: 'expires_at' }, persons: { email: 'erased', invited_by: 'pseudonym' } }
  },
  kept_choice: {
    ...{ ...item(), generated: false },
    persons: { kept_by: 'pseudonym' }
  },
  kind_choice: item(),
  law_source: law(),
  life_table: law('operator'),
  mail_message: {
    ...{ travels: 'stays', kept: { days: 30, after: 'sent_at' }, written: 'program', generated: false },
    persons: { recipient: 'erased', subject: 'erased', body: 'erased' }
  },
  material_resource: item(),
  measure: item(),
  measure_finding: { ...link(), generated: false },
  meeting: {
    ...{ ...item('keep-meetings'), generated: false },
    persons: { minutes: 'by-editing', internal_notes: 'by-editing' }
  },
  // Of a group somebody is told by the actor: no account travels.
  meeting_guest: {
    ...{ ...link(), written: 'keep-meetings', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  meeting_point: {
    ...{ ...item('keep-meetings'), generated: false },
    persons: { text: 'by-editing', responsible: 'by-editing' }
  },
  // A file must never give anybody a right: people are invited anew.
  membership: {
    ...{ travels: 'stays', kept: 'with-account', written: 'manage-people', generated: false },
    persons: { account_id: 'erased' }
  },
  // The record that is gone, texts of the body like those of a fact.
  merged_service: {
    ...{ travels: 'rows', kept: 'with-body', written: 'merge-services', generated: false },
    persons: { record: 'by-editing', merged_by: 'pseudonym' }
  },
  municipal_ages: law('operator'),
  municipal_movement: law('operator'),
  national_priority: law('operator'),
  national_priority_list: law('operator'),
  need: item('add-evidence'),
  need_finding: link(),
  need_model: { ...item(), generated: false },
  // What somebody is to be told of, once; it leads to an account, so it never travels.
  notice: {
    ...{ travels: 'stays', written: 'remark-on-plan', generated: false },
    ...{ kept: { days: 90, after: 'noticed_at' }, persons: { account_id: 'erased' } }
  },
  notice_subscription: {
    // A confirmed one stays until whoever asked for it ends it; the rest is in server/upkeep/retention.ts.
    ...{ travels: 'stays', kept: 'installation', written: 'own', generated: false },
    persons: { email: 'erased' }
  },
  // Left with consent for a stated time, and apart from every suggestion.
  offered_help: {
    ...{ travels: 'rows', written: 'answer-suggestions', generated: false },
    kept: { days: OFFERED_HELP_DAYS, after: 'consented_on' },
    persons: { name: 'erased', contact: 'erased', note: 'erased' }
  },
  // What nobody has placed half a year after it was read is not waited for any more.
  old_plan: {
    ...{
      travels: 'rows',
      written: 'import-tables',
      generated: false,
      kept: { days: OLD_PLAN_DAYS, after: 'read_at' }
    },
    ...{ persons: { actor_id: 'pseudonym', file_name: 'by-editing' }, files: ['hash'] }
  },
  old_plan_piece: {
    ...{
      travels: 'rows',
      written: 'import-tables',
      generated: false,
      kept: { days: OLD_PLAN_DAYS, after: 'read_at' }
    }
  },
  other_projection: law('operator'),
  // What people wrote on paper, until it counts; whoever types it forgets it here.
  paper_entry: {
    ...{ travels: 'rows', written: 'type-sheets', generated: false },
    ...{ kept: { days: 365, after: 'typed_on' } },
    persons: { answers: 'by-editing', typed_by: 'pseudonym' }
  },
  paper_sheet: { ...link(), written: 'type-sheets', generated: false },
  part_work: { ...item('assign-parts'), generated: false, persons: { actor_id: 'pseudonym' } },
  plan: item('create-plan'),
  plan_version: {
    ...{ travels: 'rows', kept: 'with-body', written: 'publish-version', generated: true },
    persons: { actor_id: 'pseudonym' }
  },
  planning_body: law(),
  planning_group: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'manage-people', generated: false }
  },
  priority: item(),
  // Nothing says whose a ballot is; of one on paper, who typed it.
  priority_ballot: {
    ...{ ...link(), written: 'hold-votes', generated: false },
    persons: { entered_by: 'pseudonym' }
  },
  // A council decides after it: what was discussed and answered belongs to the plan.
  consultation: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'hold-consultations', generated: false }
  },
  // Its words are public as its author signed them; people of the body hide what harms somebody.
  consultation_comment: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'settle-comments', generated: false },
    persons: {
      ...{ text: 'by-editing', proposed: 'by-editing', reason: 'by-editing', name: 'by-editing' },
      ...{ hidden_reason: 'by-editing', verdict_reason: 'by-editing', decided_by: 'by-editing' },
      ...{ entered_by: 'pseudonym', hidden_by: 'pseudonym', settled_by: 'pseudonym' }
    }
  },
  consultation_meeting: { ...link(), written: 'hold-consultations', generated: false },
  // Leads to nobody: a hash of a chance value and of the comment.
  consultation_support: { ...link(), written: 'settle-comments', generated: false },
  priority_vote: { ...item('hold-votes'), generated: false },
  provider: item('edit-directory'),
  provider_change: {
    ...{ travels: 'rows', kept: 'with-body', written: 'ask-providers', generated: false },
    persons: { fact: 'by-editing', was: 'by-editing', settled_by: 'pseudonym' }
  },
  // Made anew from the discussions of the body, and gone with them.
  published_comment: { travels: 'anew', kept: 'with-body', written: 'settle-comments', generated: false },
  published_consultation: {
    ...{ travels: 'anew', kept: 'with-body', written: 'hold-consultations', generated: false }
  },
  published_consultation_part: {
    ...{ travels: 'anew', kept: 'with-body', written: 'hold-consultations', generated: false }
  },
  published_evaluation: {
    ...{ travels: 'anew', kept: 'with-body', written: 'record-progress', generated: false },
    files: ['pdf_hash', 'docx_hash']
  },
  published_measured_value: {
    ...{ travels: 'anew', kept: 'with-body', written: 'record-progress', generated: false }
  },
  published_progress: { travels: 'anew', kept: 'with-body', written: 'record-progress', generated: false },
  published_statutory_step: {
    travels: 'anew',
    kept: 'with-body',
    written: 'record-approval',
    generated: false
  },
  published_statement: { travels: 'anew', kept: 'with-body', written: 'record-approval', generated: false },
  published_statement_criteria: {
    ...{ travels: 'anew', kept: 'with-body', written: 'record-approval', generated: false }
  },
  published_directory: { travels: 'anew', kept: 'installation', written: 'program', generated: true },
  // Withdrawn with the body's data: no council approved them, and their authors answer for them.
  published_document: {
    ...{ travels: 'anew', kept: 'with-body', written: 'keep-documents', generated: false },
    files: ['file_hash']
  },
  published_file: {
    ...{ travels: 'rows', kept: 'for-ever', written: 'publish-version', generated: false },
    files: ['file_hash']
  },
  published_measure: { travels: 'anew', kept: 'for-ever', written: 'publish-version', generated: true },
  // Made anew from the models of the body, and gone with them.
  published_need_model: { travels: 'anew', kept: 'with-body', written: 'edit-plan', generated: false },
  published_plan: { travels: 'rows', kept: 'for-ever', written: 'publish-version', generated: true },
  // Made anew from the questionnaire that is open, and gone with it.
  published_questionnaire: {
    ...{ travels: 'anew', kept: 'with-body', written: 'keep-questionnaires', generated: false }
  },
  published_search_entry: { travels: 'anew', kept: 'for-ever', written: 'publish-version', generated: true },
  // Made anew from the body's directory, and gone with it.
  published_service: { travels: 'anew', kept: 'with-body', written: 'edit-directory', generated: true },
  // Made anew from what the body states of its budget, and gone with it.
  published_spending: { travels: 'anew', kept: 'with-body', written: 'import-tables', generated: false },
  // Made anew from the frozen result, and gone with its questionnaire.
  published_survey_result: {
    ...{ travels: 'anew', kept: 'with-body', written: 'keep-questionnaires', generated: false }
  },
  questionnaire: { ...link(), written: 'keep-questionnaires', generated: false },
  questionnaire_version: { ...link(), written: 'keep-questionnaires', generated: false },
  // Made anew from what the body released, and gone with it.
  published_voice: {
    ...{ travels: 'anew', kept: 'with-body', written: 'answer-suggestions', generated: false }
  },
  reference_set: law(),
  register_code: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  register_fault: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  register_import: {
    ...{ travels: 'stays', kept: 'installation', written: 'operator', generated: false },
    ...{ persons: { actor_id: 'pseudonym' }, files: ['held_file'] }
  },
  register_place: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  // Of the national register, without people: no body's until one takes a service over.
  registered_service: { travels: 'stays', kept: 'installation', written: 'operator', generated: false },
  // Among staff: in the archive of the body, in no sheet and in nothing public.
  remark: {
    ...{ travels: 'rows', kept: 'with-body', written: 'remark-on-plan', generated: false },
    persons: { actor_id: 'pseudonym', text: 'by-editing' }
  },
  remark_mention: {
    ...{ travels: 'rows', kept: 'with-body', written: 'remark-on-plan', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  remark_thread: {
    ...{ travels: 'rows', kept: 'with-body', written: 'remark-on-plan', generated: false },
    persons: { resolved_by: 'pseudonym' }
  },
  rendition: {
    ...{ travels: 'rows', kept: 'with-body', written: 'publish-version', generated: false },
    files: ['file_hash']
  },
  report_link: {
    ...{ travels: 'stays', written: 'ask-providers', generated: false },
    kept: { days: 730, after: 'expires_at' }
  },
  reporting_term: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'ask-providers', generated: false },
    persons: { opened_by: 'pseudonym', locked_by: 'pseudonym' }
  },
  // Nobody is asked who she is; a day, no address, no words, and in no sheet of the archive.
  response: { ...link(), written: 'program', generated: false },
  response_tally: { ...link(), written: 'program', generated: false },
  // What people wrote names others at times: the body corrects it before it releases it.
  response_text: {
    ...{ ...link(), written: 'program', generated: false },
    persons: { text: 'by-editing', released_by: 'pseudonym' }
  },
  // Counted from the body's own returns; nothing of the people in them is kept.
  returned_count: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'import-tables', generated: false }
  },
  risk: item(),
  schema_migration: law(),
  search_word: { travels: 'anew', kept: 'installation', written: 'program', generated: true },
  search_word_revision: { travels: 'anew', kept: 'installation', written: 'program', generated: true },
  service: item('edit-directory'),
  // Where a provider is asked whether its record holds; never public.
  service_contact: { ...item('ask-providers'), generated: false, persons: { email: 'erased' } },
  // Texts of the body, which names offices and not people.
  service_fact: { ...item('edit-directory'), generated: false, persons: { content: 'by-editing' } },
  service_form: law(),
  service_group: law(),
  service_place: item('edit-directory'),
  service_type: law('operator'),
  settlement_centre: law(),
  spending_line: { ...item('import-tables'), generated: false },
  // A person by recorded consent alone; withdrawn or asked for, name and contact are gone.
  stakeholder: {
    ...{ ...item('keep-meetings'), generated: false },
    persons: {
      ...{ name: 'erased', contact_name: 'erased', email: 'erased', phone: 'erased', note: 'erased' }
    }
  },
  evaluation: {
    ...{ travels: 'rows', kept: 'with-body', written: 'record-progress', generated: false },
    persons: { actor_id: 'pseudonym' },
    files: ['pdf_hash', 'docx_hash']
  },
  evaluation_draft: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-progress', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  measured_value: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-progress', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  owner_contact: { ...item('ask-owners'), generated: false, persons: { email: 'erased' } },
  // A key on its way never travels, and says nothing once it opens nothing.
  owner_link: {
    ...{ travels: 'stays', written: 'ask-owners', generated: false },
    kept: { days: 400, after: 'expires_at' }
  },
  // Who was written to a year ago decides nothing any more; what was told stands in the records.
  reminder_mail: {
    ...{ travels: 'stays', written: 'ask-owners', generated: false },
    ...{ kept: { days: 400, after: 'sent_at' }, persons: { email: 'erased' } }
  },
  reminder_settings: { ...item('ask-owners'), generated: false },
  progress_record: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-progress', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  statutory_step: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-approval', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  // Who applied and where they are written to leaves with the body; what was stated for them is proof for the ministry.
  statement_application: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-approval', generated: false },
    persons: {
      ...{ name: 'by-editing', email: 'by-editing', answers: 'by-editing', reason: 'by-editing' },
      decided_by: 'pseudonym'
    }
  },
  statement_criteria: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'record-approval', generated: false },
    persons: { published_by: 'pseudonym' }
  },
  state_record: {
    ...{ travels: 'rows', kept: 'with-body', written: 'record-approval', generated: true },
    persons: { actor_id: 'pseudonym' }
  },
  // Hashes, and whether each is used; nothing joins one to a sheet.
  survey_code: { ...link(), written: 'keep-questionnaires', generated: false },
  survey_contact: {
    ...{ travels: 'rows', written: 'program', generated: false },
    ...{ kept: { days: 0, after: 'forget_after' }, persons: { contact: 'erased' } }
  },
  survey_result: { ...link(), written: 'keep-questionnaires', generated: false },
  survey_theme: { ...link(), written: 'keep-questionnaires', generated: false },
  // Who coded a text stands by an id; of the text itself see response_text.
  text_coding: {
    ...{ ...link(), written: 'keep-questionnaires', generated: false },
    persons: { actor_id: 'pseudonym' }
  },
  // Anybody writes one, without a name; what is rejected can be erased.
  suggestion: {
    ...{ travels: 'rows', sheet: true, kept: 'with-body', written: 'answer-suggestions', generated: false },
    persons: {
      ...{ text: 'by-editing', shown_text: 'by-editing', reason: 'by-editing', answer: 'by-editing' },
      ...{ settled_by: 'pseudonym', answered_by: 'pseudonym' }
    }
  },
  suggestion_box: {
    ...{ travels: 'rows', kept: 'with-body', written: 'answer-suggestions', generated: false }
  },
  swot_item: item('add-evidence'),
  swot_item_finding: { ...link(), generated: false },
  target_group: law(),
  target_group_situation: law(),
  territory_district: law(),
  territory_education: law(),
  territory_population: law(),
  territory_region: law(),
  territory_unit: law(),
  translation: link(),
  // Password hashes, sessions and keys never leave.
  unit_cost: { ...item(), generated: false },
  user_account: {
    ...{ travels: 'stays', kept: 'with-account', written: 'own', generated: false },
    persons: { email: 'erased', name: 'erased', image: 'erased' }
  },
  user_credential: {
    ...{ travels: 'stays', kept: 'with-account', written: 'own', generated: false },
    persons: { user_id: 'erased', account_id: 'erased' }
  },
  user_passkey: {
    ...{ travels: 'stays', kept: 'with-account', written: 'own', generated: false },
    persons: { user_id: 'erased', name: 'erased' }
  },
  user_second_factor: {
    ...{ travels: 'stays', kept: 'with-account', written: 'own', generated: false },
    persons: { user_id: 'erased' }
  },
  user_session: {
    ...{ travels: 'stays', kept: { days: 0, after: 'expires_at' }, written: 'own', generated: false },
    persons: { user_id: 'erased', ip_address: 'erased', user_agent: 'erased' }
  },
  user_verification: {
    ...{ travels: 'stays', kept: { days: 0, after: 'expires_at' }, written: 'own', generated: false },
    persons: { identifier: 'erased', value: 'erased' }
  },
  // While a file is written alone: gone when it is applied, given up or forgotten.
  waiting_import: { travels: 'stays', kept: 'with-body', written: 'import-tables', generated: false },
  warning_answer: { ...item('answer-warning'), generated: false },
  wording: link(),
  // Anybody writes one; who did is forgotten when it is closed, and earlier when she asks.
  wrong_record_report: {
    ...{ travels: 'rows', kept: 'with-body', written: 'answer-reports', generated: false },
    persons: { what: 'by-editing', contact: 'erased', answer: 'by-editing', closed_by: 'pseudonym' }
  },
  // Figures of a service as its provider says them; what is accepted becomes facts.
  yearly_report: {
    ...{ travels: 'rows', kept: 'with-body', written: 'ask-providers', generated: false },
    persons: {
      ...{ content: 'by-editing', return_reason: 'by-editing' },
      ...{ entered_by: 'pseudonym', accepted_by: 'pseudonym' }
    }
  }
};

/** The tables that travel as rows, by name. */
export const TRAVELLING: readonly string[] = Object.entries(TABLE_RULES)
  .filter(([, { travels }]) => travels === 'rows')
  .map(([name]) => name);
