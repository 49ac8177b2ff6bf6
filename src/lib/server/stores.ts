import { sql } from 'kysely';
import type { SlovakWording } from '#lib/domain/plans/translation.ts';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from './db/accounts.ts';
import { administrativeCountStore } from './db/administrative-counts.ts';
import { attachmentStore } from './db/attachments.ts';
import { blockHistoryStore } from './db/block-history.ts';
import { blockStore, wordingHash } from './db/blocks.ts';
import { bodyDocumentStore } from './db/body-documents.ts';
import { removalStore } from './db/body-removals.ts';
import { coatOfArmsStore } from './db/coats-of-arms.ts';
import { complianceStatementStore } from './db/compliance-statements.ts';
import { computedNeedStore } from './db/computed-needs.ts';
import { confirmationRequestStore } from './db/confirmation-requests.ts';
import { consultationStore } from './db/consultations.ts';
import { coordinatorRequestStore } from './db/coordinator-requests.ts';
import type { Db, PublicDb, Tx } from './db/db.ts';
import { directoryStore } from './db/directory.ts';
import { directorySettingsStore } from './db/directory-settings.ts';
import { evaluationStore } from './db/evaluations.ts';
import { eventStore } from './db/events.ts';
import { expressedNeedStore } from './db/expressed-needs.ts';
import { groupStore } from './db/groups.ts';
import { importMeaningStore } from './db/import-meanings.ts';
import { importStore } from './db/imports.ts';
import { invitationStore } from './db/invitations.ts';
import { keptChoiceStore } from './db/kept-choices.ts';
import { lawStore } from './db/law.ts';
import { measuredValueStore } from './db/measured-values.ts';
import { meetingStore } from './db/meetings.ts';
import { membershipStore } from './db/memberships.ts';
import { needModelStore } from './db/need-models.ts';
import { noticeStore } from './db/notices.ts';
import { offeredHelpStore } from './db/offered-help.ts';
import { oldPlanStore } from './db/old-plans.ts';
import { ownerLinkStore } from './db/owner-links.ts';
import { paperSheetStore } from './db/paper-sheets.ts';
import { partWorkStore } from './db/part-work.ts';
import { planItems } from './db/plan-items.ts';
import { planStore } from './db/plans.ts';
import { priorityVoteStore } from './db/priority-votes.ts';
import { progressStore } from './db/progress.ts';
import { providerChangeStore } from './db/provider-changes.ts';
import { publishedWriter } from './db/published.ts';
import { consultationPublisher } from './db/published-consultations.ts';
import { documentPublisher } from './db/published-documents.ts';
import { progressPublisher } from './db/published-progress.ts';
import { questionnairePublisher } from './db/published-questionnaires.ts';
import { servicePublisher } from './db/published-services.ts';
import { spendingStore } from './db/published-spending.ts';
import { statementPublisher } from './db/published-statements.ts';
import { stepPublisher } from './db/published-steps.ts';
import { voicePublisher } from './db/published-voices.ts';
import { questionnaireStore } from './db/questionnaires.ts';
import { registerImportStore } from './db/register-imports.ts';
import { registeredServiceStore } from './db/registered-services.ts';
import { remarkStore } from './db/remarks.ts';
import { reminderStore } from './db/reminders.ts';
import { reportLinkStore } from './db/report-links.ts';
import { responseTallyStore } from './db/response-tallies.ts';
import { responseTextStore } from './db/response-texts.ts';
import { responseStore } from './db/responses.ts';
import { returnedCountStore } from './db/returned-counts.ts';
import { searchIndex } from './db/search-index.ts';
import { sendAlong } from './db/sent-along.ts';
import { serviceContactStore } from './db/service-contacts.ts';
import { serviceFactStore } from './db/service-facts.ts';
import { serviceMerging } from './db/service-merging.ts';
import { showRegistered, touchRegister } from './db/shown-register.ts';
import { meetingGuestStore, stakeholderStore } from './db/stakeholders.ts';
import { statutoryStepStore } from './db/statutory-steps.ts';
import { suggestionStore } from './db/suggestions.ts';
import { surveyCodeStore } from './db/survey-codes.ts';
import { surveyContactStore } from './db/survey-contacts.ts';
import { surveyResultStore } from './db/survey-results.ts';
import { territoryStore } from './db/territory.ts';
import { textCodingStore } from './db/text-codings.ts';
import { translationStore } from './db/translations.ts';
import { unitCostStore } from './db/unit-costs.ts';
import { versionStore } from './db/versions.ts';
import { wrongRecordStore } from './db/wrong-records.ts';
import { yearlyReportStore } from './db/yearly-reports.ts';
import { type NewMail, queueMail, queueMails } from './mail/outbox.ts';
import { usualUnitCosts } from './reference/read-unit-costs.ts';
import { searchLanguage } from './search/search-language.ts';

/** Everything that one planning body keeps; nothing here can read or write another's. */
export function openStores(tx: Tx, bodyId: BodyId) {
  // The same transaction, typed with fewer tables; Kysely cannot show that a larger schema fits a smaller one.
  const reference = tx as unknown as PublicDb;
  return {
    accounts: accountStore(tx),
    attachments: attachmentStore(tx, bodyId),
    coordinatorRequests: coordinatorRequestStore(tx),
    blocks: blockStore(tx, bodyId),
    blockHistory: blockHistoryStore(tx, bodyId),
    complianceStatements: complianceStatementStore(tx, bodyId),
    computedNeeds: computedNeedStore(tx, bodyId),
    consultations: consultationStore(tx, bodyId),
    confirmationRequests: confirmationRequestStore(tx, bodyId),
    directory: directoryStore(tx, bodyId),
    directorySettings: directorySettingsStore(tx, bodyId),
    coatOfArms: coatOfArmsStore(tx, bodyId),
    documents: bodyDocumentStore(tx, bodyId),
    events: eventStore(tx, bodyId),
    expressedNeeds: expressedNeedStore(tx, bodyId),
    imports: importStore(tx, bodyId),
    importMeanings: importMeaningStore(tx, bodyId),
    items: planItems(tx, bodyId),
    keptChoices: keptChoiceStore(tx, bodyId),
    law: lawStore(reference),
    groups: groupStore(tx, bodyId),
    invitations: invitationStore(tx, bodyId),
    /** The lasting name of a wording. */
    hashOfWording: (wording: unknown) => wordingHash(wording as SlovakWording),
    /** Leaves only if the transaction is kept. */
    queueMail: (mail: NewMail) => queueMail(tx, mail),
    queueMails: (mails: readonly NewMail[]) => queueMails(tx, mails),
    evaluations: evaluationStore(tx, bodyId),
    measuredValues: measuredValueStore(tx, bodyId),
    meetings: meetingStore(tx, bodyId),
    meetingGuests: meetingGuestStore(tx, bodyId),
    memberships: membershipStore(tx, bodyId),
    needModels: needModelStore(tx, bodyId),
    notices: noticeStore(tx, bodyId),
    offeredHelp: offeredHelpStore(tx, bodyId),
    oldPlans: oldPlanStore(tx, bodyId),
    paperSheets: paperSheetStore(tx, bodyId),
    partWork: partWorkStore(tx, bodyId),
    plans: planStore(tx, bodyId),
    priorityVotes: priorityVoteStore(tx, bodyId),
    providerChanges: providerChangeStore(tx, bodyId),
    published: publishedWriter(tx, bodyId),
    publishedConsultations: consultationPublisher(tx, bodyId),
    publishedDocuments: documentPublisher(tx, bodyId),
    publishedProgress: progressPublisher(tx, bodyId),
    publishedSteps: stepPublisher(tx, bodyId),
    publishedQuestionnaires: questionnairePublisher(tx, bodyId),
    publishedServices: servicePublisher(tx, bodyId),
    publishedStatements: statementPublisher(tx, bodyId),
    questionnaires: questionnaireStore(tx, bodyId),
    publishedVoices: voicePublisher(tx, bodyId),
    registered: {
      /** What the national register knows in a territory, and nobody keeps. */
      inTerritory: registeredServiceStore(tx).inTerritory,
      /** The day of which it speaks; null while none was imported. */
      asOf: async () => (await registerImportStore(tx).findCurrent())?.asOf ?? null,
      /** Shows or hides what the register says of these numbers, by what bodies show now; how many rows changed. */
      showAgain: async (numbers: readonly string[]): Promise<number> => {
        const changed = await showRegistered(tx, numbers, dayInSlovakia(new Date()));
        if (changed > 0) await touchRegister(tx);
        return changed;
      }
    },
    remarks: remarkStore(tx, bodyId),
    removals: removalStore(tx),
    reportLinks: reportLinkStore(tx, bodyId),
    responses: responseStore(tx, bodyId),
    responseTallies: responseTallyStore(tx, bodyId),
    responseTexts: responseTextStore(tx, bodyId),
    administrativeCounts: administrativeCountStore(tx, bodyId),
    returnedCounts: returnedCountStore(tx, bodyId),
    search: {
      /** What the public search finds of one source of this body from now on. */
      replaceEntriesOf: (source: string, entries: SearchEntry[]) =>
        searchIndex(tx, searchLanguage()).replaceEntriesOf(bodyId, source, entries)
    },
    serviceContacts: serviceContactStore(tx, bodyId),
    serviceFacts: serviceFactStore(tx, bodyId),
    serviceMerging: serviceMerging(tx, bodyId),
    spending: spendingStore(tx, bodyId),
    stakeholders: stakeholderStore(tx, bodyId),
    surveyCodes: surveyCodeStore(tx, bodyId),
    surveyContacts: surveyContactStore(tx, bodyId),
    surveyResults: surveyResultStore(tx, bodyId),
    textCodings: textCodingStore(tx, bodyId),
    ownerLinks: ownerLinkStore(tx, bodyId),
    progress: progressStore(tx, bodyId),
    reminders: reminderStore(tx, bodyId),
    statutorySteps: statutoryStepStore(tx, bodyId),
    suggestions: suggestionStore(tx, bodyId),
    territory: territoryStore(reference),
    translations: translationStore(tx, bodyId),
    unitCosts: {
      ...unitCostStore(tx, bodyId),
      /** Those that come with the program. */
      usual: usualUnitCosts
    },
    versions: versionStore(tx, bodyId),
    wrongRecords: wrongRecordStore(tx, bodyId),
    yearlyReports: yearlyReportStore(tx, bodyId)
  };
}

export type Stores = ReturnType<typeof openStores>;

/**
 * Runs work on one body's stores in one transaction: all of it happens, or nothing.
 * Row-level security holds behind the stores for exactly this body.
 */
export function inTransaction<T>(db: Db, bodyId: BodyId, work: (stores: Stores) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sendAlong(tx, sql`select set_config('app.body', ${bodyId}, true)`.compile(tx));
    return work(openStores(tx, bodyId));
  });
}
