import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import type { KeptChoice } from '#lib/domain/plans/choice/kept-choice.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { keepChoice } from '#lib/server/use-cases/plans/keep-choice.ts';
import type { Desk, DeskEvent } from '../desk.ts';

const USED_SETS = [
  'census-2021-ages',
  'un-projection-2019',
  'need-models',
  'settlement-centres',
  'law-catalogue'
];
const LONGEST_TITLE = 200;
const LONGEST_QUERY = 4_000;

type Suggested =
  | { kind: 'sites'; sites: Extract<KeptChoice['content'], { kind: 'sites' }>['sites'] }
  | { kind: 'measures'; measures: Extract<KeptChoice['content'], { kind: 'measures' }>['measures'] };

/** Keeps what was suggested, with the data it stands on, and leads to it. */
export async function keepSuggestion(
  { locals, url }: DeskEvent,
  desk: Desk,
  { title, suggested }: { title: string; suggested: Suggested }
): Promise<never> {
  const { sets } = await readReference(locals.publicDb, USED_SETS);
  const data = sets.map(({ titleSk, asOf }) => ({ name: titleSk, asOf }));
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')));
  const choice: KeptChoice = {
    ...{
      id: randomUUID(),
      title: title.slice(0, LONGEST_TITLE),
      query: String(query).slice(0, LONGEST_QUERY)
    },
    ...{ content: { ...suggested, data }, keptAt: new Date() }
  };
  const outcome = await desk.inBody((stores) => keepChoice(stores, desk.actor, choice));
  if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
  redirect(303, inLanguage(`/pracovisko/${desk.body.slug}/navrhy/${choice.id}?ulozene`, locals.locale));
}
