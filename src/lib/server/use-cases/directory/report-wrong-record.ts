import {
  type ReportRefusal,
  refuseReport,
  type WrongRecordReport
} from '#lib/domain/directory/wrong-record.ts';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type NewReport = Pick<WrongRecordReport, 'serviceId' | 'what' | 'contact' | 'language' | 'reportedAt'>;

/** What these use cases ask of storage. */
export type ReportStores = {
  directory: { ownServices(): Promise<{ id: string; name: string }[]> };
  wrongRecords: {
    listSame(serviceId: string, what: string): Promise<unknown[]>;
    add(report: NewReport): Promise<void>;
    lock(id: string): Promise<WrongRecordReport | undefined>;
    close(id: string, closed: { answer: string; closedAt: Date; closedBy: string }): Promise<void>;
  };
  events: EventLog;
};

/** Anybody says what is wrong with a service in public; the event holds neither the words nor the contact. */
export async function reportWrongRecord(
  stores: Omit<ReportStores, 'wrongRecords'> & {
    wrongRecords: Pick<ReportStores['wrongRecords'], 'listSame' | 'add'>;
  },
  {
    serviceId,
    what,
    contact,
    language,
    now
  }: Omit<NewReport, 'contact' | 'reportedAt'> & {
    contact: string;
    now: Date;
  }
): Promise<'reported' | 'gone' | ReportRefusal> {
  const refusal = refuseReport({ what, contact });
  if (refusal) return refusal;
  if (!(await stores.directory.ownServices()).some(({ id }) => id === serviceId)) return 'gone';
  const said = what.trim();
  if ((await stores.wrongRecords.listSame(serviceId, said)).length > 0) return 'reported';
  await stores.wrongRecords.add({
    ...{ serviceId, what: said, contact: contact.trim() || null, language, reportedAt: now }
  });
  await stores.events.add({ actorId: null, action: 'reported', subject: 'service', subjectId: serviceId });
  return 'reported';
}

/** An answer on its way to whoever left an e-mail address. */
export type SendAnswer = (letter: {
  to: string;
  language: 'sk' | 'en';
  serviceName: string;
  answer: string;
}) => Promise<void>;

export type CloseOutcome = 'closed' | 'closed-already' | 'not-allowed' | 'gone' | 'empty' | 'too-long';

/** Closes a report with an answer. It is sent where an e-mail address was left; after that the contact is forgotten. */
export async function closeReport(
  stores: ReportStores,
  actor: Actor,
  { id, answer, now }: { id: string; answer: string; now: Date },
  send: SendAnswer
): Promise<CloseOutcome> {
  if (refuseAction(actor, 'answer-reports')) return 'not-allowed';
  const refusal = refuseReport({ what: answer, contact: '' });
  if (refusal) return refusal === 'too-long' ? 'too-long' : 'empty';
  const report = await stores.wrongRecords.lock(id);
  if (!report) return 'gone';
  if (report.closedAt !== null) return 'closed-already';
  const said = answer.trim();
  const to = report.contact === null ? null : readEmail(report.contact);
  const service = (await stores.directory.ownServices()).find((one) => one.id === report.serviceId);
  if (to !== null && service) {
    await send({ to, language: report.language, serviceName: service.name, answer: said });
  }
  await stores.wrongRecords.close(id, { answer: said, closedAt: now, closedBy: actor.actorId });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'answered', subject: 'service', subjectId: report.serviceId }
  });
  return 'closed';
}
