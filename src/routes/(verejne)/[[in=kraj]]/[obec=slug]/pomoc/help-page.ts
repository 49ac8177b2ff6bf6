import { error, fail, redirect } from '@sveltejs/kit';
import { chosenAnswers, type Reading } from '#lib/domain/directory/help/life-situation.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { type HelpAsked, helpAnswer, helpOf } from '#lib/server/public/help/help-answer.ts';
import { helpTexts, situationOf } from '#lib/server/public/help/life-situations.ts';
import { worded } from '#lib/server/public/help/said.ts';
import { understandWords } from '#lib/server/public/help/understand-words.ts';
import { type PublicOwner, placeOf } from '#lib/server/public/municipality.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { PageFrame } from '#lib/ui/frame.ts';
import { type OwnerEvent, openOwner } from '../open-owner.ts';

type Parent = { body: PublicOwner; frame: PageFrame };
type Locals = App.Locals;

/** Where the finder of a body stands, in a reading. */
function pathOf(home: string, reading: Reading, situation?: string): string {
  const path = situation ? `${home}/pomoc/${situation}` : `${home}/pomoc`;
  return reading === 'easy' ? `${path}/lahko-citatelne` : path;
}

/** A region has no place to measure from: a municipality is chosen first. */
function leaveRegion(body: PublicOwner, { locale }: Locals): void {
  if (body.ownerKind === 'region') redirect(303, inLanguage('/pomoc', locale));
}

/** What the first page of the finder shows, and every answer that is not at an address of its own. */
export async function loadStart(locals: Locals, { body, frame }: Parent, reading: Reading) {
  leaveRegion(body, locals);
  const { t, locale } = locals;
  const { revision } = await readReference(locals.publicDb, []);
  locals.reads('reference', revision);
  return {
    ...common(locals, body, frame, reading),
    title: t('finder.title'),
    paths: { here: pathOf(body.home, reading), other: pathOf(body.home, otherThan(reading)) },
    crisis: helpOf(FIRST_CRISIS, { ...locals, reading }),
    situations: helpTexts().situations.map(({ code, title, sensitive }) => ({
      ...{ code, sensitive, title: worded(title, locale) },
      href: pathOf(body.home, reading, code)
    }))
  };
}

const FIRST_CRISIS = ['112', '158', '155', 'linka-detskej-istoty', 'linka-pre-zeny', 'linka-nezabudka'];

function otherThan(reading: Reading): Reading {
  return reading === 'plain' ? 'easy' : 'plain';
}

function common({ t, locale }: Locals, body: PublicOwner, frame: PageFrame, reading: Reading) {
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ frame, reading, inPlace, description: t('finder.description', { inPlace }) },
    start: pathOf(body.home, reading)
  };
}

/** The answer of a situation that may stand in an address. What is asked further comes by the query. */
export async function loadSituation(
  locals: Locals,
  { body, frame }: Parent,
  { code, url, reading }: { code: string; url: URL; reading: Reading }
) {
  leaveRegion(body, locals);
  const { publicDb, t } = locals;
  const situation = situationOf(code);
  if (!situation) error(404, t('error.404.title'));
  // Whoever typed it by hand is asked by a form, so that the answer stands under no such address.
  if (situation.sensitive) redirect(303, inLanguage(pathOf(body.home, reading), locals.locale));
  locals.reads(ALL_BODIES, await revisionOfAllBodies(publicDb));
  const { revision } = await readReference(publicDb, []);
  locals.reads('reference', revision);
  const chosen = chosenAnswers(situation, (question) => url.searchParams.get(question));
  const query = new URLSearchParams(chosen).toString();
  const at = (one: Reading) => pathOf(body.home, one, code) + (query && `?${query}`);
  return {
    ...common(locals, body, frame, reading),
    title: worded(situation.title, locals.locale),
    paths: { here: pathOf(body.home, reading, code), other: at(otherThan(reading)) },
    answer: await helpAnswer(
      publicDb,
      { unitCode: body.unitCode, situation, chosen, kinds: [], isOfWords: false },
      { ...locals, reading }
    )
  };
}

/**
 * Answers what came in a form: a topic about which nothing may stand in an address, or free words. Neither is kept: the
 * answer is drawn, sent and forgotten.
 */
export async function answerSent(event: OwnerEvent & { request: Request }, reading: Reading) {
  const { locals, request } = event;
  const body = await openOwner(event);
  leaveRegion(body, locals);
  const form = await request.formData();
  const sent = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : null;
  };
  const asked = askedBy(body.unitCode, sent);
  const words = sent('slova') ?? '';
  if (!asked) {
    const text = locals.t('finder.words.none');
    return fail(422, { errors: [{ field: 'slova', text }], words, answer: null, others: [] });
  }
  const answer = await helpAnswer(locals.publicDb, asked.asked, { ...locals, reading });
  const others = asked.others.map((code) => ({ code, title: titleOf(code, locals) }));
  return { errors: [], words, answer, others };
}

type Asked = { asked: HelpAsked; others: string[] };

/** What a form asks; null where it says nothing. */
function askedBy(unitCode: string, sent: (name: string) => string | null): Asked | null {
  const situation = situationOf(sent('situacia') ?? '');
  if (situation) {
    const chosen = chosenAnswers(situation, sent);
    return { asked: { unitCode, situation, chosen, kinds: [], isOfWords: false }, others: [] };
  }
  const words = sent('slova') ?? '';
  if (words === '') return null;
  const { situations, kinds, namesKindOnly } = understandWords(words, searchLanguage());
  // A kind's name alone is answered by that kind; whatever situation it may come from is only offered.
  const best = namesKindOnly ? undefined : situations[0];
  return {
    asked: {
      ...{ unitCode, kinds, chosen: {}, isOfWords: true },
      situation: best === undefined ? null : (situationOf(best) ?? null)
    },
    others: situations.filter((code) => code !== best)
  };
}

function titleOf(code: string, { locale }: Locals): string {
  const situation = situationOf(code);
  return situation ? worded(situation.title, locale) : '';
}
