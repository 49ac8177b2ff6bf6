import { messages } from '#lib/i18n/messages.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { addOperator } from '#lib/server/use-cases/accounts/add-operator.ts';
import type { Command } from '../command.ts';

/** `opora operator add E-MAIL`: the only way the first operator comes to be. */
export const operatorCommand: Command = {
  async run([verb, email], { installation, out, error }) {
    const t = messages('sk');
    if (verb !== 'add' || !email) {
      error(t('console.usage'));
      return 2;
    }
    const { accounts, database } = installation;
    const outcome = await addOperator(accountStore(database.db), email);
    if (outcome === 'not-an-address') {
      error(t('console.operator.notAnAddress', { email }));
      return 1;
    }
    await accounts.api.requestPasswordReset({ body: { email: email.trim().toLowerCase() } });
    out(t('console.operator.added', { email }));
    return 0;
  }
};
