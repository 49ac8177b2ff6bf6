import { type Operator, refuseOperation } from '../../accounts/operator.ts';
import type { EventLog } from '../../event-log.ts';
import type { RegisterImport, RegisterStage } from './register-work.ts';

/** What this use case asks of storage. */
export type DecideRegisterStores = {
  imports: {
    lock(id: string): Promise<RegisterImport | undefined>;
    setStage(id: string, stage: RegisterStage): Promise<void>;
    markDiscarded(id: string): Promise<void>;
  };
  events: EventLog;
};

/** A file may be let go until it counts; what is being read is let go after its next batch. */
const MAY_LEAVE: ReadonlySet<RegisterStage> = new Set(['waiting', 'reading', 'read']);

/** The operator lets a file that was read count, or lets it go. */
export async function decideRegister(
  stores: DecideRegisterStores,
  operator: Operator,
  { id, applied }: { id: string; applied: boolean }
): Promise<'decided' | 'not-allowed' | 'gone' | 'not-yet'> {
  if (refuseOperation(operator)) return 'not-allowed';
  const file = await stores.imports.lock(id);
  if (!file) return 'gone';
  if (applied ? file.stage !== 'read' : !MAY_LEAVE.has(file.stage)) return 'not-yet';
  if (applied) await stores.imports.setStage(id, 'applying');
  else await stores.imports.markDiscarded(id);
  await stores.events.add({
    actorId: operator.actorId,
    action: applied ? 'applied' : 'discarded',
    subject: 'register-import',
    subjectId: id,
    details: {
      added: file.counts.added ?? 0,
      changed: file.counts.changed ?? 0,
      erased: file.counts.erased ?? 0
    }
  });
  return 'decided';
}
