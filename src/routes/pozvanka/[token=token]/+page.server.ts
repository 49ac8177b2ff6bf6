import { fail, redirect } from '@sveltejs/kit';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { SHORTEST_PASSWORD } from '#lib/server/accounts.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { invitationByToken } from '#lib/server/db/invitations.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { acceptInvitation, refuseInvitation } from '#lib/server/use-cases/accounts/accept-invitation.ts';
import { type FormError, textOf } from '../../prihlasenie/form-errors.ts';
import { passwordErrors } from '../../prihlasenie/new-password.ts';
import { leadOn } from '../../prihlasenie/second-step.ts';
import { signInWithPassword } from '../../prihlasenie/session.ts';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_NAME = 100;

/** Only shows the invitation: scanners of mail open every link, and must not accept it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const title = locals.t('invitation.title');
  const invitation = await invitationByToken(locals.db, hashOfToken(params.token));
  if (!invitation) return { title, gone: 'unknown' as const };
  const gone = refuseInvitation(invitation, { today: locals.today, now: new Date() });
  if (gone) return { title, gone };
  const { bodyName, email, role, validTo } = invitation;
  const account = await accountStore(locals.db).find(email);
  return {
    title,
    gone: null,
    bodyName,
    email,
    role: locals.t(`role.${role}`),
    lastDay: validTo && formats(locals.locale).day(addDays(validTo, -1)),
    name: account && account.name !== email ? account.name : '',
    isNewcomer: !account || !(await accountStore(locals.db).hasPassword(account.id)),
    signedInAs: locals.account?.email ?? null,
    shortest: SHORTEST_PASSWORD
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const tokenHash = hashOfToken(params.token);
    const invitation = await invitationByToken(locals.db, tokenHash);
    if (!invitation) return fail(410, { errors: [] as FormError[], name: '' });
    const { bodyId, email, slug } = invitation;
    if (locals.account && locals.account.email !== email)
      return fail(403, { errors: [] as FormError[], name: '' });

    const form = await request.formData();
    const [name, password] = [textOf(form, 'name'), String(form.get('password') ?? '')];
    const known = await accountStore(locals.db).find(email);
    const isNewcomer = !known || !(await accountStore(locals.db).hasPassword(known.id));
    const errors = isNewcomer ? newcomerErrors(name, password, locals.t) : [];
    if (errors.length > 0) return fail(422, { errors, name });

    const newcomer = isNewcomer ? { name, passwordHash: await hashPassword(password) } : null;
    const accepted = await inTransaction(locals.db, bodyId, (stores) =>
      acceptInvitation(stores, { tokenHash, newcomer, today: locals.today, now: new Date() })
    );
    // Somebody else was faster, or took it back: the page says why.
    if (typeof accepted === 'string') return fail(410, { errors: [] as FormError[], name });
    const desk = inLanguage(`/pracovisko/${slug}`, locals.locale);
    if (locals.account) redirect(303, desk);
    const opened = newcomer ? await signInWithPassword(event, email, password) : 'refused';
    if (opened !== 'refused') leadOn(event, opened, desk);
    redirect(303, `${inLanguage('/prihlasenie', locals.locale)}?dalej=${encodeURIComponent(desk)}`);
  }
};

function newcomerErrors(name: string, password: string, t: App.Locals['t']): FormError[] {
  const errors: FormError[] = [];
  if (name === '' || name.length > LONGEST_NAME)
    errors.push({ field: 'name', text: t('signIn.error.name', { count: LONGEST_NAME }) });
  return [...errors, ...passwordErrors(password, t)];
}

async function hashPassword(password: string): Promise<string> {
  const context = await theInstallation().accounts.$context;
  return context.password.hash(password);
}
