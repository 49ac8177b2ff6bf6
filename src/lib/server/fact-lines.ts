import type { OpeningRow } from '#lib/domain/directory/facts/opening-hours.ts';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { PublishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { AreaLevel } from '#lib/domain/tenancy/area-names.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** One thing that is known: what it is, and one or more lines of text. */
export type FactLine = {
  label: string;
  lines: FactText[];
  /** Says nothing without its label, even alone: two volunteers. */
  named?: boolean;
};

/** A line of text; one that somebody typed is in Slovak whatever language the page is in. */
export type FactText = { text: string; typed: boolean };

const typed = (text: string): FactText => ({ text, typed: true });

type Saying = { t: Translate; locale: Locale; sourceName(code: string): string };

/** A fact as people read it, at the desk with its numbers, in public without those that do not leave the body. */
export function factLines(fact: ServiceFact | PublicFact, saying: Saying): FactLine[] {
  return linesOf(fact, saying)
    .map((line) => ({ ...line, lines: line.lines.filter(({ text }) => text.trim() !== '') }))
    .filter(({ lines }) => lines.length > 0);
}

function linesOf(fact: ServiceFact | PublicFact, saying: Saying): FactLine[] {
  const { t, locale } = saying;
  const { number, shortDay } = formats(locale);
  switch (fact.kind) {
    case 'status':
      return [
        line(t('fact.status.status'), t(`fact.status.word.${fact.content.status}`), typed(fact.content.note))
      ];
    case 'contact': {
      const { office, phone, email, website } = fact.content;
      return [
        line(t('fact.contact.office'), typed(office)),
        line(t('fact.contact.phone'), phone),
        line(t('fact.contact.email'), email),
        line(t('fact.contact.website'), website)
      ];
    }
    case 'opening':
      return [
        line(
          t('fact.kind.opening'),
          ...fact.content.hours.map((row) => openingLine(row, t)),
          typed(fact.content.note)
        )
      ];
    case 'fees':
      return [line(t('fact.kind.fees'), ...feeLines(fact.content.rows, saying), typed(fact.content.note))];
    case 'admission':
      return [
        line(t('fact.admission.steps'), ...fact.content.steps.map(typed)),
        line(t('fact.admission.papers'), ...fact.content.papers.map(typed))
      ];
    case 'catchment': {
      const { areas, note } = fact.content;
      return [
        line(
          t('fact.catchment.areas'),
          areas.map(({ level, name }) => areaText(level, name, t)).join(' · '),
          typed(note)
        )
      ];
    }
    case 'access': {
      const { entrance, note, languages } = fact.content;
      return [
        line(t('fact.access.entrance'), t(`fact.access.word.${entrance}`), typed(note)),
        line(
          t('fact.access.languages'),
          languages.map((code) => t(`fact.access.language.${code}`)).join(', ')
        )
      ];
    }
    case 'occupancy':
      return [line(t('fact.occupancy.recipients'), peopleText(fact.content.recipients, saying))];
    case 'waiting':
      return [
        line(t('fact.waiting.people'), peopleText(fact.content.people, saying), sinceText(fact.content))
      ];
    case 'staff': {
      const { rows, volunteers, informalCarers, trainingHours, hasSupervision, missing } = fact.content;
      const counted = (count: number) => (count > 0 ? number(count) : '');
      const rowText = (row: (typeof rows)[number]) =>
        typed(
          t('fact.staff.line', {
            qualification: row.qualification,
            people: t('fact.people', { count: row.people }),
            fullTime: fullTimeText(row.fullTime, saying)
          })
        );
      return [
        line(t('fact.staff.rows'), ...rows.map(rowText)),
        named(t('fact.staff.volunteers'), counted(volunteers)),
        named(t('fact.staff.informalCarers'), counted(informalCarers)),
        named(t('fact.staff.trainingHours'), counted(trainingHours)),
        line(t('fact.staff.supervision'), hasSupervision ? t('fact.staff.supervision.yes') : ''),
        named(t('fact.staff.missing'), typed(missing))
      ];
    }
    case 'premises':
      return [
        line(t('fact.premises.buildings'), typed(fact.content.buildings)),
        line(t('fact.premises.equipment'), typed(fact.content.equipment))
      ];
    case 'money':
      return moneyLines(fact.content.rows, saying);
    case 'quality':
      return qualityLines(fact.content, saying);
    case 'improvement':
      return (['staffing', 'equipment', 'providerWants', 'recipientsWant'] as const).map((word) =>
        line(t(`fact.improvement.${word}`), typed(fact.content[word]))
      );
  }

  function sinceText(content: { oldestOn?: string | null; oldestYear?: number | null }): string {
    if (content.oldestOn)
      return t('fact.waiting.since', { day: shortDay(content.oldestOn as `${number}-${number}-${number}`) });
    return content.oldestYear ? t('fact.waiting.sinceYear', { year: String(content.oldestYear) }) : '';
  }
}

function line(label: string, ...lines: (string | FactText)[]): FactLine {
  return {
    label,
    lines: lines.map((one) => (typeof one === 'string' ? { text: one, typed: false } : one))
  };
}

function named(label: string, text: string | FactText): FactLine {
  return { ...line(label, text), named: true };
}

/** *Rajec*, *okres Žilina*, *Žilinský kraj*: names of municipalities and regions say what they are. */
export function areaText(level: AreaLevel, name: string, t: Translate): string {
  return level === 'district' ? t('fact.catchment.district', { name }) : name;
}

/** *v pracovné dni od 7:30 do 16:00* */
export function openingLine({ days, opens, closes }: OpeningRow, t: Translate): string {
  const short = (clock: string) => clock.replace(/^0(?=\d)/, '');
  return t('fact.opening.line', {
    days: t(`fact.opening.span.${days}`),
    from: short(opens),
    to: short(closes)
  });
}

/** *3 úväzky*, *7,5 úväzku* */
export function fullTimeText(fullTime: number, { t, locale }: Pick<Saying, 't' | 'locale'>): string {
  return Number.isInteger(fullTime)
    ? t('fact.fullTime', { count: fullTime })
    : t('fact.fullTime.part', { fullTime: formats(locale).number(fullTime, 2) });
}

function feeLines(
  rows: readonly { what: string; cents: number; per: string }[],
  { t, locale }: Saying
): FactText[] {
  const { euro } = formats(locale);
  return rows.map(({ what, cents, per }) => {
    const amount = cents === 0 ? t('fact.fees.free') : euro(cents);
    return typed(
      per === '' || cents === 0
        ? t('fact.fees.lineOnce', { what, amount })
        : t('fact.fees.line', { what, amount, per })
    );
  });
}

function peopleText(count: number | PublishedPersonCount, { t }: Saying): string {
  if (typeof count === 'number') return t('fact.people', { count });
  return 'fewerThan' in count ? t('fact.fewer') : t('fact.people', { count: count.persons });
}

function moneyLines(
  rows: readonly { sourceCode: string; cents: number }[],
  { t, locale, sourceName }: Saying
): FactLine[] {
  const { euro } = formats(locale);
  const total = rows.reduce((sum, { cents }) => sum + cents, 0);
  return [
    line(
      t('fact.money.rows'),
      ...rows.map(({ sourceCode, cents }) =>
        t('fact.money.line', { source: sourceName(sourceCode), amount: euro(cents) })
      )
    ),
    line(t('fact.money.total'), euro(total))
  ];
}

type Quality = Extract<ServiceFact | PublicFact, { kind: 'quality' }>['content'];

function qualityLines(quality: Quality, { t, locale }: Saying): FactLine[] {
  const { shortDay } = formats(locale);
  const { inspectedOn, finding, complaints, answered, askedOn } = quality;
  const satisfied = satisfiedText(quality, { t, locale });
  return [
    line(t('fact.quality.inspectedOn'), inspectedOn ? shortDay(inspectedOn) : ''),
    line(t('fact.quality.finding'), typed(finding)),
    line(t('fact.quality.complaints'), t(`fact.quality.band.${complaints}`)),
    line(
      t('fact.quality.satisfied'),
      satisfied !== null && answered !== null && askedOn !== null
        ? t('fact.quality.satisfiedLine', {
            percent: satisfied,
            count: answered,
            day: shortDay(askedOn)
          })
        : ''
    )
  ];
}

/** The share that the desk knows; everybody else hears in which band it is. */
function satisfiedText(quality: Quality, { t, locale }: Pick<Saying, 't' | 'locale'>): string | null {
  if ('satisfiedPercent' in quality) {
    const { satisfiedPercent } = quality;
    return satisfiedPercent === null ? null : formats(locale).percent(satisfiedPercent / 100);
  }
  return quality.satisfied && t(`fact.quality.satisfiedBand.${quality.satisfied}`);
}
