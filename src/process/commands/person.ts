import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { resetSecondStep } from '#lib/server/use-cases/accounts/remove-second-step.ts';
import type { Command, CommandContext } from '../command.ts';

/**
 * `opora person erase E-MAIL`: what the installation knows of a person goes; what happened stays, by nobody.
 * `opora person reset-second-factor E-MAIL`: for whoever lost the phone and the recovery codes.
 */
export const personCommand: Command = {
  async run([verb, email], context) {
    if (verb === 'erase' && email) return erase(email, context);
    if (verb === 'reset-second-factor' && email) return resetSecondFactor(email, context);
    context.error(messages('sk')('console.usage'));
    return 2;
  }
};

async function erase(email: string, { installation, out, error }: CommandContext): Promise<number> {
  const t = messages('sk');
  const today = dayInSlovakia(new Date());
  const outcome = await erasePerson(installation.database.db, email, { today });
  if (outcome === 'nothing-known' || outcome === 'only-operator') {
    error(t(outcome === 'nothing-known' ? 'person.none' : 'person.notLastOperator', { email }));
    return 1;
  }
  out(t('person.erased', { email, bodies: outcome.bodies }));
  if (outcome.leftAlone.length > 0) out(t('person.leftAlone', { names: outcome.leftAlone.join(', ') }));
  return 0;
}

/** The console is the operator's own: who stands there may run the whole machine. The person is told by mail, always. */
async function resetSecondFactor(
  email: string,
  { installation, out, error }: CommandContext
): Promise<number> {
  const t = messages('sk');
  const outcome = await inAccountTransaction(installation, async (stores) => {
    const account = await stores.accounts.find(email.trim().toLowerCase());
    if (!account) return 'nobody';
    const actorId = await stores.accounts.actorOf(account.id, account.name);
    return resetSecondStep(stores, { accountId: account.id, actorId, email: account.email });
  });
  if (typeof outcome === 'string') {
    error(t(outcome === 'nobody' ? 'person.none' : 'person.secondFactor.off', { email }));
    return 1;
  }
  installation.ended.add(outcome.ended);
  out(t('person.secondFactor.reset', { email }));
  return 0;
}
