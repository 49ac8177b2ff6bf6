import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import type { Command } from '../command.ts';

/** `opora person erase E-MAIL`: what the installation knows of a person goes; what happened stays, by nobody. */
export const personCommand: Command = {
  async run([verb, email], { installation, out, error }) {
    const t = messages('sk');
    if (verb !== 'erase' || !email) {
      error(t('console.usage'));
      return 2;
    }
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
};
