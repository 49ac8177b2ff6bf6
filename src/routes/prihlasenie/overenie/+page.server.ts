import { fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import {
  answerWithCode,
  answerWithRecoveryCode,
  type SecondStepAnswer
} from '#lib/server/accounts/second-step.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies } from '#lib/server/signed-in.ts';
import { noteSecurityChange } from '#lib/server/use-cases/accounts/note-security-change.ts';
import { type FormError, textOf } from '../form-errors.ts';
import { challengeOf, leadIn } from '../second-step.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, request }) => {
  if (!challengeOf(request)) redirect(303, inLanguage('/prihlasenie', locals.locale));
  return { title: locals.t('secondStep.title') };
};

export const actions: Actions = {
  kod: async (event) => answer(event, 'code', answerWithCode),
  zalozny: async (event) => answer(event, 'recovery', answerWithRecoveryCode)
};

const STATUS = { wrong: 422, unreadable: 422, over: 410, locked: 429 } as const;

async function answer(event: RequestEvent, field: 'code' | 'recovery', judge: typeof answerWithCode) {
  const { locals, request, cookies } = event;
  const typed = textOf(await request.formData(), field);
  const headers = challengeOf(request);
  const { accounts, database } = theInstallation();
  const judged: SecondStepAnswer = headers ? await judge(accounts, database.db, { headers, typed }) : 'over';
  if (typeof judged === 'string') {
    const isWrong = judged === 'wrong';
    const text = isWrong
      ? locals.t(`secondStep.error.wrong.${field}`)
      : locals.t(`secondStep.error.${judged}`);
    const errors: FormError[] = [isWrong ? { field, text } : { text }];
    return fail(STATUS[judged], { errors, isOver: judged === 'over' || judged === 'locked' });
  }
  keepCookies(cookies, judged.headers);
  if (judged.recoveryCodesLeft !== null) await tellOfRecoveryCode(judged.accountId, judged.recoveryCodesLeft);
  leadIn(event);
}

/** Whoever used the code, its owner learns that it is gone. */
async function tellOfRecoveryCode(accountId: string, count: number): Promise<void> {
  await inAccountTransaction(theInstallation(), async (stores) => {
    const account = await stores.accounts.byId(accountId);
    if (!account) return;
    const actorId = await stores.accounts.actorOf(accountId, account.name);
    await noteSecurityChange(stores, { accountId, actorId, email: account.email }, 'recovery-code-used', {
      count
    });
  });
}
