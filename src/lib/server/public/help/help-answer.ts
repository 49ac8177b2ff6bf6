import { recordableKinds } from '#lib/domain/directory/help/expressed-need.ts';
import {
  type ChosenAnswers,
  fittingHelp,
  isOffered,
  type LifeSituation,
  STAGES,
  type Stage
} from '#lib/domain/directory/help/life-situation.ts';
import { ADVICE } from '#lib/domain/directory/help/office.ts';
import { reasonableKm, type Standing } from '#lib/domain/directory/help/standing.ts';
import { isVerified } from '#lib/domain/law/verification.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readCatalogueNames } from '../../catalogue-names.ts';
import type { PublicDb } from '../../db/db.ts';
import { lawStore } from '../../db/law.ts';
import { type ServiceNear, servicesNear } from '../../db/services-near.ts';
import { helpTexts } from './life-situations.ts';
import { type ShownService, shownService } from './near-service.ts';
import { type Saying, type ShownHelp, said, shownHelp, worded } from './said.ts';

/** Farther than this a service is none *near* (as on the gap map). */
export const NEAR_KM = 20;

/** Services are read with some to spare: those that are closed or planned are left out afterwards. */
const READ_PER_KIND = 12;
const SHOWN_PER_KIND = 3;

export type ShownKind = {
  code: string;
  name: string;
  section: string;
  gives: string;
  /** *obec*, *kraj* or both: who must provide or secure it. */
  responsible: string[];
  isVerified: boolean;
  /** Those that serve the municipality or may, the nearest first. */
  services: ShownService[];
  /** Those that are near and for people of other municipalities. */
  elsewhere: ShownService[];
  /** The nearest beyond a reasonable distance, where nothing nearer is known; in whole km, null for a protected place. */
  far: { service: ShownService; km: number | null; reasonableKm: number } | null;
  /** Whether there is one in the municipality or near it, or one that says it serves it. */
  isNear: boolean;
  /** Whether somebody may tell the municipality that it is missing. */
  isRecordable: boolean;
};

export type HelpAnswer = {
  situation: {
    code: string;
    title: string;
    lead: string;
    steps: { stage: Stage; texts: string[] }[];
    questions: { code: string; text: string; chosen: string; answers: { value: string; label: string }[] }[];
  } | null;
  crisis: ShownHelp[];
  /** Where the municipality itself gives advice, as its directory says; null where it says nothing of it. */
  office: ShownService | null;
  kinds: ShownKind[];
  outside: ShownHelp[];
  /** Words, or a topic about which nothing may stand in an address. */
  isSensitive: boolean;
  namesRegister: boolean;
  namesInvented: boolean;
};

export type HelpAsked = {
  unitCode: string;
  situation: LifeSituation | null;
  chosen: ChosenAnswers;
  /** Kinds that were named besides, shown first. */
  kinds: readonly string[];
  /** Asked by free words, which may be of anything. */
  isOfWords: boolean;
};

/** Whom anybody may call, where no situation says more. */
const ALWAYS = ['112', '155', '158'];
const NOBODY_ELSE = ['obecny-urad', 'linka-nezabudka'];

/** Everything that the page of an answer shows; asks the database for services only, by their kinds. */
export async function helpAnswer(
  db: PublicDb,
  asked: HelpAsked,
  saying: Saying & { today: CalendarDay }
): Promise<HelpAnswer> {
  const { situation, chosen, unitCode, isOfWords } = asked;
  const { t, today } = saying;
  const fitting = situation
    ? fittingHelp(situation, chosen)
    : { kinds: [], crisis: ALWAYS, help: NOBODY_ELSE };
  const codes = [...new Set([...asked.kinds, ...fitting.kinds])];
  const [types, names, near] = await Promise.all([
    lawStore(db).serviceTypesOn(today),
    readCatalogueNames(lawStore(db), today, saying.locale),
    servicesNear(db, {
      unitCode,
      kinds: [...new Set([...codes, ADVICE])],
      day: today,
      perKind: READ_PER_KIND
    })
  ]);
  const shownOf = (code: string, keep: (service: ServiceNear) => boolean = () => true) =>
    near.services
      .filter((service) => service.serviceTypeCode === code && keep(service))
      .flatMap((service) => shownService(service, near.here, { ...saying, names }) ?? []);
  const recordable = situation && !isOfWords ? recordableKinds(situation) : [];
  const kinds = codes.flatMap((code): ShownKind[] => {
    const type = types.find((one) => one.code === code);
    if (!type) return [];
    const services = shownOf(code);
    const standing = (...of: Standing[]) => services.filter((service) => of.includes(service.standing));
    const fitting = standing('serves', 'may-serve').slice(0, SHOWN_PER_KIND);
    const gives = helpTexts().kinds[code];
    return [
      {
        ...{ code, name: names.kind(code), section: type.section, services: fitting },
        elsewhere: standing('elsewhere')
          .filter(isAround)
          .slice(0, SHOWN_PER_KIND - fitting.length),
        far: fitting.length > 0 ? null : farOf(standing('far')[0]),
        gives: gives ? worded(gives, saying.locale) : '',
        responsible: type.responsible.map((who) => t(`public.responsible.${who}`)),
        isVerified: isVerified(type, 'responsible'),
        isNear: fitting.some(
          (service) => service.isOwn || service.standing === 'serves' || isWithin(service, NEAR_KM)
        ),
        isRecordable: recordable.includes(code)
      }
    ];
  });
  const office = officeAmong(shownOf(ADVICE, (service) => isOfOffice(service, unitCode)));
  const all = [...kinds.flatMap(allShown), ...(office ? [office] : [])];
  return {
    situation: situation && shownSituation(situation, chosen, saying),
    crisis: helpOf(fitting.crisis, saying),
    ...{ office, kinds },
    outside: helpOf(fitting.help, saying),
    isSensitive: isOfWords || (situation?.sensitive ?? false),
    namesRegister: all.some(({ isOfRegister }) => isOfRegister),
    namesInvented: all.some(({ isInvented }) => isInvented)
  };
}

/**
 * Advice that the municipality gives itself, whether a body of the program keeps it or the register knows it. The office
 * of a city district is not that of the whole city.
 */
function isOfOffice(service: ServiceNear, unitCode: string): boolean {
  return service.unitCode === unitCode && service.provider.kind === 'municipal';
}

/** The office to turn to: one with a telephone before one without; of no use where nothing says how to get there. */
function officeAmong(services: readonly ShownService[]): ShownService | null {
  const isRung = ({ contact }: ShownService) => contact.phone !== '';
  const isFound = ({ contact, address, lines }: ShownService) =>
    contact.office !== '' || contact.website !== '' || address !== null || lines.length > 0;
  return services.find(isRung) ?? services.find(isFound) ?? null;
}

function allShown({ services, elsewhere, far }: ShownKind): ShownService[] {
  return [...services, ...elsewhere, ...(far ? [far.service] : [])];
}

function isWithin({ km }: Pick<ShownService, 'km'>, most: number): boolean {
  return km !== null && km <= most;
}

/** What is for others is worth a question where one can get there. */
function isAround(service: ShownService): boolean {
  return service.isOwn || isWithin(service, reasonableKm(service.formCodes));
}

function farOf(service: ShownService | undefined): ShownKind['far'] {
  if (!service) return null;
  // A distance would point at a protected place.
  const km = service.isProtected || service.km === null ? null : Math.round(service.km);
  return { service, km, reasonableKm: reasonableKm(service.formCodes) };
}

/** Pieces of help by their codes, those that exist today. */
export function helpOf(codes: readonly string[], saying: Saying & { today: CalendarDay }): ShownHelp[] {
  return codes.flatMap((code) => {
    const help = helpTexts().outside.get(code);
    return help && isOffered(help, saying.today) ? [shownHelp(help, saying)] : [];
  });
}

function shownSituation(
  situation: LifeSituation,
  chosen: ChosenAnswers,
  saying: Saying
): NonNullable<HelpAnswer['situation']> {
  const { locale } = saying;
  return {
    code: situation.code,
    title: worded(situation.title, locale),
    lead: said(situation.lead, saying),
    steps: STAGES.map((stage) => ({
      stage,
      texts: situation.steps[stage].map((step) => said(step, saying))
    })),
    questions: situation.questions.map(({ code, text, answers }) => ({
      ...{ code, text: worded(text, locale), chosen: chosen[code] ?? '' },
      answers: answers.map((answer) => ({ value: answer.code, label: worded(answer.text, locale) }))
    }))
  };
}
