import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Operator, refuseOperation } from '../../accounts/operator.ts';
import type { EventLog } from '../../event-log.ts';
import type { RegisterImport } from './register-work.ts';

type NewFile = Pick<
  RegisterImport,
  'id' | 'fileHash' | 'heldFile' | 'fileName' | 'fileBytes' | 'asOf' | 'actorId'
>;

/** What this use case asks of storage. */
export type SendRegisterStores = {
  imports: {
    findOpen(): Promise<RegisterImport | undefined>;
    findCurrent(): Promise<RegisterImport | undefined>;
    add(file: NewFile): Promise<void>;
  };
  events: EventLog;
};

export type SentFile = {
  id: string;
  fileHash: string;
  fileName: string;
  fileBytes: number;
  /** The day the file speaks of, where somebody says it; otherwise its name tells, or the day it came. */
  asOf: CalendarDay | null;
  today: CalendarDay;
};

export type SendOutcome =
  | { outcome: 'sent' | 'same-file' | 'another-open'; id: string }
  | { outcome: 'not-allowed' };

const LONGEST_NAME = 200;

/**
 * The operator sends a file of the national register; it is read in the background. The same file twice changes
 * nothing: while it is open it goes on, and when the register stands by it nothing begins.
 */
export async function sendRegister(
  stores: SendRegisterStores,
  operator: Operator,
  sent: SentFile
): Promise<SendOutcome> {
  if (refuseOperation(operator)) return { outcome: 'not-allowed' };
  const open = await stores.imports.findOpen();
  if (open) return { outcome: open.fileHash === sent.fileHash ? 'sent' : 'another-open', id: open.id };
  const current = await stores.imports.findCurrent();
  if (current?.fileHash === sent.fileHash) return { outcome: 'same-file', id: current.id };
  const { id, fileHash, fileBytes, today } = sent;
  const fileName = sent.fileName.slice(-LONGEST_NAME) || 'register';
  const asOf = sent.asOf ?? dayInName(fileName) ?? today;
  await stores.imports.add({
    ...{ id, fileHash, heldFile: fileHash, fileName, fileBytes },
    ...{ asOf: asOf > today ? today : asOf, actorId: operator.actorId }
  });
  await stores.events.add({
    ...{ actorId: operator.actorId, action: 'sent', subject: 'register-import', subjectId: id },
    details: { fileHash, fileBytes }
  });
  return { outcome: 'sent', id };
}

/** `RSS20250116052147.xml` is the state of 16 January 2025. */
function dayInName(name: string): CalendarDay | null {
  const [, year, month, day] = /(20\d{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])/.exec(name) ?? [];
  return year ? (`${year}-${month}-${day}` as CalendarDay) : null;
}
