import { fail } from '@sveltejs/kit';
import { hashOf } from '#lib/server/files.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readHash, type Verified, verify } from '#lib/server/public/verification.ts';
import type { Actions, PageServerLoad } from './$types';

type Answer = { hash: string; verified: Verified | null };

/** A check by the hash in the address, which documents print as a link: `/overenie?odtlacok=…`. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { publicDb, today, locale, t } = locals;
  const typed = (url.searchParams.get('odtlacok') ?? '').slice(0, 200);
  const hash = readHash(typed);
  const answer: Answer | null = hash
    ? { hash, verified: await verify(publicDb, hash, { today, locale }) }
    : null;
  return {
    frame: ownFrame('/overenie', t),
    title: t('public.verify.title'),
    description: t('public.verify.lead'),
    typed,
    wrong: typed.trim() !== '' && hash === null,
    answer
  };
};

export const actions: Actions = {
  /** Reads a file only as far as its hash; it is kept nowhere. */
  subor: async ({ locals, request }) => {
    const { publicDb, today, locale, t } = locals;
    const file = (await request.formData()).get('subor');
    if (!(file instanceof File) || file.size === 0) return fail(422, { fault: t('public.verify.noFile') });
    const hash = hashOf(new Uint8Array(await file.arrayBuffer()));
    const answer: Answer = { hash, verified: await verify(publicDb, hash, { today, locale }) };
    return { answer, name: file.name };
  }
};
