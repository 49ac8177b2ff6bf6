import { fail } from '@sveltejs/kit';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { judgeUnknown, readHash, type Verified, verify } from '#lib/server/public/verification.ts';
import { readUpload, type UploadFault } from '#lib/server/uploaded-file.ts';
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
  /** Reads a file only as far as its hash, piece by piece; it is kept nowhere. */
  subor: async ({ locals, request }) => {
    const { publicDb, today, locale, t } = locals;
    const read = await readUpload(request, 'subor', LARGEST_FILE);
    if (typeof read === 'string') return fail(read === 'too-large' ? 413 : 422, { fault: t(FAULT[read]) });
    const { hash, name, text } = read;
    const verified = await verify(publicDb, hash, { today, locale });
    // A file that is not ours may still say itself what it is, and what happened to it.
    const judged = !verified && text ? await judgeUnknown(publicDb, text, { today, locale }) : null;
    const answer: Answer = { hash, verified: verified ?? judged?.verified ?? null };
    return { answer, name, judged: judged?.verdict ?? null };
  }
};

/** As the hint at the field says, and as the server takes. */
const LARGEST_FILE = 20_000_000;

const FAULT = {
  'no-file': 'public.verify.noFile',
  'too-large': 'public.verify.tooLarge',
  unread: 'public.verify.unread'
} as const satisfies Record<UploadFault, MessageKey>;
