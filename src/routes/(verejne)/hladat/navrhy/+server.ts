import { error, json } from '@sveltejs/kit';
import { completionsFor, isCompletedWhere } from '#lib/server/public/completions.ts';
import type { RequestHandler } from './$types';

/**
 * Completions for what somebody is typing (`q`) into a field (`kde`). A question is sent in the body: it stands in no
 * address, no history and no log, and nothing of it is kept.
 */
export const POST: RequestHandler = async ({ request, locals: { publicDb, t, today } }) => {
  const form = await request.formData();
  const [text, where] = [form.get('q'), form.get('kde')];
  if (typeof text !== 'string' || typeof where !== 'string' || !isCompletedWhere(where)) {
    error(400, t('error.400.title'));
  }
  const found = await completionsFor(publicDb, text, where, today);
  const completions = found.map(({ kind, text: meant, note }) => ({
    text: meant,
    note:
      kind === 'municipality' && note
        ? t('public.search.district', { name: note })
        : note || t(`completion.${kind}`)
  }));
  const count = completions.length;
  return json({ completions, said: count === 0 ? t('completion.none') : t('completion.count', { count }) });
};
