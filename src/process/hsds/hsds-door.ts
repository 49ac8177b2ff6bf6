import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import { hsdsOpenApi } from '#lib/server/api/hsds/openapi.ts';
import { REGISTER_LICENCE } from '#lib/server/api/hsds/register-metadata.ts';
import type { HsdsSaying } from '#lib/server/api/hsds/saying.ts';
import { countryDirectory, type DirectoryState } from '#lib/server/db/country-directory.ts';
import type { Database } from '#lib/server/db/db.ts';
import { directoryWords } from '#lib/server/directory-words.ts';
import { aboutInterface, answerList, answerSingle, type HsdsAnswer } from '#lib/server/public/hsds/answer.ts';
import {
  HSDS_LISTS,
  type HsdsList,
  isId,
  isRefusal,
  LIST_PARAMETERS,
  MOST_PER_PAGE,
  readAsked,
  SINGLE_PARAMETERS
} from '#lib/server/public/hsds/asked.ts';
import type { Directory } from '#lib/server/public/hsds/collections.ts';
import { etagOf, keepAnswers, readyAnswer } from './kept-answers.ts';
import {
  type Exchange,
  isKnown,
  openHead,
  type Problem,
  sendAnswer,
  sendLines,
  sendPreflight,
  sendProblem
} from './sending.ts';
import { sentParameters } from './sent-parameters.ts';

export const HSDS_PATH = '/api/hsds';

/** Takes a request that is meant for it and says so; every other one is left alone. */
export type Door = (
  request: IncomingMessage,
  response: ServerResponse,
  asker: { origin: string; id: string; head: Readonly<Record<string, string>> }
) => boolean;

const MOST_KEPT_BYTES = 24_000_000;
const JSON_TYPE = 'application/json; charset=utf-8';
const LINES_TYPE = 'application/x-ndjson; charset=utf-8';

/**
 * The directory of services as Open Referral HSDS 3.1 (docs/api.md), answered before the web framework. Every answer
 * rests on the state of the directory, which is asked for each time: it is never older than the last change.
 */
export function openHsds({ database, log }: { database: Database; log: Logger }): Door {
  const kept = keepAnswers(MOST_KEPT_BYTES);
  const plain = countryDirectory(database.publicDb);
  const directory: Directory = {
    ...plain,
    count: (filter) => kept.count(JSON.stringify(filter), () => plain.count(filter))
  };
  let words: { of: string; saying: Promise<HsdsSaying> } | null = null;

  /** Catalogues and words of a day, read again when the reference data changed. */
  function wordsOf(day: CalendarDay, { referenceLoadedAt }: DirectoryState): Promise<HsdsSaying> {
    const of = `${day} ${referenceLoadedAt?.getTime() ?? 0}`;
    if (words?.of !== of) words = { of, saying: directoryWords(database.publicDb, day) };
    words.saying.catch(() => {
      words = null;
    });
    return words.saying;
  }

  async function answer(exchange: Exchange, target: Target, origin: string): Promise<void> {
    const { request } = exchange;
    if (request.method === 'OPTIONS') return sendPreflight(exchange);
    const t = wordsFor(request);
    const allowed = target.kind === 'list' ? ['GET', 'HEAD', 'POST', 'OPTIONS'] : ['GET', 'HEAD', 'OPTIONS'];
    if (target.kind === 'unknown') return sendProblem(exchange, noSuchAddress(t));
    if (!allowed.includes(request.method ?? '')) {
      const told = { method: request.method ?? '', allowed: allowed.join(', ') };
      return sendProblem(exchange, problem(t, 405, t('hsds.problem.method', told)), [
        ...['allow', allowed.join(', ')]
      ]);
    }
    const day = dayInSlovakia(new Date());
    const state = await directory.state();
    const stateKey = `${day} ${state.revision} ${state.referenceLoadedAt?.getTime() ?? 0}`;
    const isRead = request.method !== 'POST';
    const more = state.hasRegister ? ['link', `<${REGISTER_LICENCE}>; rel="license"`] : [];
    const sent = { type: JSON_TYPE, cache: isRead ? 'public, no-cache' : 'no-store', more };
    const address = request.url ?? '';
    const known = kept.find(stateKey, `${origin} ${address}`);
    if (known && isRead) return sendAnswer(exchange, known, sent);

    const given = await sentParameters(request, target.query);
    if (given === 'too-large') return sendProblem(exchange, problem(t, 413, t('hsds.problem.too-large')));
    if (given === 'unread-body') return sendProblem(exchange, problem(t, 415, t('hsds.problem.unread-body')));
    const reading = { directory, words: await wordsOf(day, state) };
    const answered = await answerTo(reading, target, given, origin);
    if (answered.kind === 'text') {
      const ready = isRead
        ? kept.keep(stateKey, `${origin} ${address}`, answered.text)
        : readyAnswer(answered.text);
      return sendAnswer(exchange, ready, sent);
    }
    if (answered.kind !== 'lines') return sendProblem(exchange, problemOf(t, answered));
    // A stream is not known before it is sent; its mark is of what it will be made from.
    const etag = `W/${etagOf(`${stateKey} ${address}`)}`;
    if (isRead && isKnown(request, etag)) {
      exchange.response.writeHead(304, [...exchange.head, 'etag', etag, 'cache-control', sent.cache]).end();
      return;
    }
    const marked = isRead ? [...more, 'etag', etag] : more;
    await sendLines(exchange, answered.lines, { ...sent, type: LINES_TYPE, more: marked });
  }

  return (request, response, { origin, id, head }) => {
    const target = targetOf(request.url ?? '/');
    if (!target) return false;
    const exchange = { request, response, head: [...openHead(head), 'x-request-id', id] };
    answer(exchange, target, origin).catch((error: Error) => {
      // Who went away in the middle of an answer is no fault of ours.
      if (response.destroyed) return;
      log.error({ id, error: { message: error.message, stack: error.stack } }, 'surprise');
      if (response.headersSent) return response.destroy();
      const t = wordsFor(request);
      sendProblem(exchange, problem(t, 500, t('hsds.problem.fault', { id })));
    });
    return true;
  };
}

type Target =
  | { kind: 'unknown'; query: string }
  | { kind: 'about'; query: string }
  | { kind: 'openapi'; query: string }
  | { kind: 'list'; list: HsdsList; query: string }
  | { kind: 'single'; list: HsdsList; id: string; query: string };

/** What an address means; null when it is none of ours. */
function targetOf(url: string): Target | null {
  if (!url.startsWith(HSDS_PATH)) return null;
  const [whole = '', query = ''] = url.split('?', 2);
  const [first, ...rest] = whole.slice(HSDS_PATH.length).replace(/\/$/, '').split('/');
  if (first !== '') return null;
  const [name, id] = rest;
  if (name === undefined) return { kind: 'about', query };
  if (name === 'openapi.json' && rest.length === 1) return { kind: 'openapi', query };
  const list = HSDS_LISTS.find((one) => one === name);
  if (!list || rest.length > 2) return { kind: 'unknown', query };
  return id === undefined ? { kind: 'list', list, query } : { kind: 'single', list, id, query };
}

async function answerTo(
  reading: Parameters<typeof answerList>[0],
  target: Exclude<Target, { kind: 'unknown' }>,
  given: URLSearchParams,
  origin: string
): Promise<HsdsAnswer> {
  if (target.kind === 'about' || target.kind === 'openapi') {
    const refused = readAsked(given, []);
    if (isRefusal(refused)) return { kind: 'refused', ...refused };
    const text = target.kind === 'about' ? aboutInterface(origin, HSDS_PATH) : openApiText(reading, origin);
    return { kind: 'text', text };
  }
  const { list } = target;
  const asked = readAsked(given, target.kind === 'list' ? LIST_PARAMETERS[list] : SINGLE_PARAMETERS[list]);
  if (isRefusal(asked)) return { kind: 'refused', ...asked };
  if (target.kind === 'list') return answerList(reading, list, asked);
  if (!isId(target.id)) return { kind: 'nothing-here' };
  return answerSingle(reading, list, target.id.toLowerCase(), asked);
}

function openApiText({ words }: { words: HsdsSaying }, origin: string): string {
  const lists = { parameters: LIST_PARAMETERS, ofSingle: SINGLE_PARAMETERS, mostPerPage: MOST_PER_PAGE };
  return JSON.stringify(hsdsOpenApi(words.t, { server: origin + HSDS_PATH, ...lists }));
}

/** Problems are told in English to who asks for it, in Slovak to everybody else. */
function wordsFor({ headers }: IncomingMessage): Translate {
  return messages(/^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'sk');
}

function problem(t: Translate, status: Problem['status'], detail: string): Problem {
  return { title: t(`hsds.problem.title.${status}`), status, detail };
}

function noSuchAddress(t: Translate): Problem {
  const known = ['/', ...HSDS_LISTS.flatMap((list) => [`/${list}`, `/${list}/{id}`]), '/openapi.json'];
  return problem(t, 404, t('hsds.problem.no-such-address', { known: known.join(', ') }));
}

function problemOf(t: Translate, answer: Exclude<HsdsAnswer, { kind: 'text' | 'lines' }>): Problem {
  if (answer.kind === 'nothing-here') return problem(t, 404, t('hsds.problem.nothing-here'));
  if (answer.kind === 'no-such-page')
    return problem(t, 404, t('hsds.problem.no-such-page', { count: answer.pages }));
  const { reason, parameter, known = [] } = answer;
  const named = known.length === 0 ? '–' : known.join(', ');
  return { ...problem(t, 400, t(`hsds.problem.${reason}`, { parameter, known: named } as never)), parameter };
}
