import {
  DAY_SPANS,
  type DaySpan,
  openingRule,
  readClock
} from '#lib/domain/directory/facts/opening-hours.ts';
import {
  daysOfYear,
  ENTRANCES,
  type FactContents,
  SERVED_LANGUAGES,
  type ServiceStatus
} from '#lib/domain/directory/facts/service-fact.ts';
import { type CalendarDay, parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';
import type { AreaLevel, NamedArea } from '#lib/domain/tenancy/area-names.ts';
import { type Json, listOf, textIn } from './feed-json.ts';
import { type FeedWords, readBack } from './feed-words.ts';
import { idOf } from './object.ts';

type SaidFact<Content> = { content: Content; validFrom?: CalendarDay; validTo?: CalendarDay | null } | null;

/** Kinds of facts that the standard tells whole; counts of persons and staff do not travel in it. */
type Told = 'status' | 'contact' | 'opening' | 'fees' | 'admission' | 'catchment' | 'access' | 'money';
type SaidFacts = { [Kind in Told]: SaidFact<FactContents[Kind]> };

/** What a feed says of a service, by kinds of facts. */
export function feedFacts(service: Json, location: Json, words: FeedWords): SaidFacts {
  return {
    status: statusOf(service),
    contact: contactOf(service),
    opening: openingOf(service),
    fees: feesOf(service),
    admission: admissionOf(service),
    catchment: catchmentOf(service, words),
    access: accessOf(service, location, words),
    money: moneyOf(service, words)
  };
}

const STATUSES: Readonly<Record<string, ServiceStatus>> = {
  active: 'active',
  inactive: 'planned',
  'temporarily closed': 'paused',
  defunct: 'closed'
};

function statusOf(service: Json): SaidFacts['status'] {
  const status = STATUSES[textIn(service, 'status')] ?? 'active';
  const note = textIn(service, 'alert');
  return status === 'active' && note === '' ? null : { content: { status, note } };
}

/** An office by name only where a directory like ours says it: others name people there. */
function contactOf(service: Json): SaidFacts['contact'] {
  const ours = listOf(service, 'contacts').find(
    (one) => textIn(one, 'id') === idOf(textIn(service, 'id'), 'contact')
  );
  const content = {
    office: ours ? textIn(ours, 'name') : '',
    phone: textIn(listOf(service, 'phones')[0] ?? {}, 'number'),
    email: textIn(service, 'email'),
    website: textIn(service, 'url')
  };
  return Object.values(content).every((text) => text === '') ? null : { content };
}

function datesOf(one: Json | undefined): { validFrom?: CalendarDay; validTo?: CalendarDay | null } {
  const validFrom = one && parseCalendarDay(textIn(one, 'valid_from'));
  return validFrom ? { validFrom, validTo: parseCalendarDay(textIn(one, 'valid_to')) } : {};
}

function openingOf(service: Json): SaidFacts['opening'] {
  const schedules = listOf(service, 'schedules');
  const [first] = schedules;
  if (!first) return null;
  const hours = schedules.flatMap((one) => {
    const days = DAY_SPANS.find((span: DaySpan) =>
      openingRule({ days: span }).endsWith(`=${textIn(one, 'byday')}`)
    );
    const [opens, closes] = ['opens_at', 'closes_at'].map((name) => readClock(textIn(one, name).slice(0, 5)));
    return days && opens && closes ? [{ days, opens, closes }] : [];
  });
  const note = textIn(first, 'notes');
  return hours.length === 0 && note === '' ? null : { content: { hours, note }, ...datesOf(first) };
}

function feesOf(service: Json): SaidFacts['fees'] {
  const options = listOf(service, 'cost_options');
  const rows = options.flatMap((one) => {
    const amount = Number(textIn(one, 'amount') || Number.NaN);
    const isEuro = ['', 'EUR'].includes(textIn(one, 'currency').toUpperCase());
    if (!isEuro || !Number.isFinite(amount)) return [];
    const cents = Math.round(amount * 100) as Cents;
    return [{ what: textIn(one, 'option'), cents, per: textIn(one, 'amount_description') }];
  });
  const lines = textIn(service, 'fees_description').split('\n');
  // Our own description begins with a line of each row.
  const isOwn = rows.every(({ what }, at) => lines[at]?.startsWith(what));
  const note = lines.slice(isOwn ? rows.length : 0).join('\n');
  return rows.length === 0 && note === '' ? null : { content: { rows, note }, ...datesOf(options[0]) };
}

function admissionOf(service: Json): SaidFacts['admission'] {
  const process = textIn(service, 'application_process');
  const steps = process === '' ? [] : process.split('\n');
  const papers = listOf(service, 'required_documents').map((one) => textIn(one, 'document'));
  return steps.length + papers.length === 0 ? null : { content: { steps, papers } };
}

function accessOf(service: Json, location: Json, { t }: FeedWords): SaidFacts['access'] {
  const [said] = listOf(location, 'accessibility');
  const spoken = listOf(service, 'languages').map((one) => textIn(one, 'code'));
  const languages = SERVED_LANGUAGES.filter((code) => spoken.includes(code)).toSorted(
    (one, other) => spoken.indexOf(one) - spoken.indexOf(other)
  );
  const description = said ? textIn(said, 'description') : '';
  const entrance = ENTRANCES.find((one) => t(`fact.access.word.${one}`) === description);
  const details = said ? textIn(said, 'details') : '';
  const note = entrance ? details : [description, details].filter((text) => text !== '').join('\n');
  const isNothing = (entrance ?? 'unknown') === 'unknown' && note === '' && languages.length === 0;
  return isNothing ? null : { content: { entrance: entrance ?? 'unknown', note, languages } };
}

function catchmentOf(service: Json, words: FeedWords): SaidFacts['catchment'] {
  const id = textIn(service, 'id');
  // The district of the place stands there where nobody said a catchment.
  const said = listOf(service, 'service_areas').filter(
    (one) => textIn(one, 'id') !== idOf(id, 'service_area')
  );
  const areas = said.flatMap((one) => {
    const { level, name } = levelOf(textIn(one, 'name'), words);
    const area = areaOf(words.areas, {
      level,
      name,
      isIt: (code) => idOf(id, 'service_area', code) === textIn(one, 'id')
    });
    return area ? [{ level: area.level, code: area.code, name }] : [];
  });
  const note = said[0] ? textIn(said[0], 'description') : '';
  return areas.length === 0 ? null : { content: { areas, note } };
}

function levelOf(text: string, { t }: FeedWords): { level: AreaLevel | null; name: string } {
  const [district] = readBack(t('hsds.location.district', { name: '\uE000' }), text) ?? [];
  return district ? { level: 'district', name: district } : { level: null, name: text };
}

/** The area of a name; where several bear it, the one whose code made the id. */
function areaOf(
  areas: readonly NamedArea[],
  { level, name, isIt }: { level: AreaLevel | null; name: string; isIt(code: string): boolean }
): NamedArea | undefined {
  const [plain = ''] = name.split(/,\s*okres\s/u);
  const named = areas.filter(
    (one) => one.name === plain && (level === null ? one.level !== 'district' : one.level === level)
  );
  return named.find(({ code }) => isIt(code)) ?? (named.length === 1 ? named[0] : undefined);
}

function moneyOf(service: Json, { t, sources }: FeedWords): SaidFacts['money'] {
  const pattern = t('hsds.service.funding', { source: '\uE000', year: '\uE001', amount: '\uE002' });
  const said = listOf(service, 'funding').flatMap((one) => {
    const [name = '', year = '', amount = ''] = readBack(pattern, textIn(one, 'source')) ?? [];
    const sourceCode = sources.find(({ nameSk }) => nameSk === name)?.code;
    const cents = Math.round(Number(amount) * 100) as Cents;
    return sourceCode && /^\d{4}$/.test(year) && Number.isFinite(cents) ? [{ year, sourceCode, cents }] : [];
  });
  const [first] = said;
  if (!first) return null;
  const rows = said.map(({ sourceCode, cents }) => ({ sourceCode, cents }));
  return { content: { rows }, ...daysOfYear(Number(first.year)) };
}
