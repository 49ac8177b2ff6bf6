import { picturePath, publicHome, versionPath } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import { regionLocative } from '#lib/domain/tenancy/region-name.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PageFrame } from '#lib/ui/frame.ts';
import type { PublicDb } from '../db/db.ts';
import type { BodyAtAddress } from '../db/opened-body.ts';
import type { PublishedVersion } from '../db/published.ts';
import { readOperator } from './operator.ts';
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts';

/** What words speak of: an obec, a mesto, a mestská časť, a whole city, a kraj. */
export type OwnerKind = Exclude<TerritoryUnitKind, 'military-district'> | 'region';

/** A planning body at a public address; `PublicOwner` once it is known to have pages of its own. */
export type PublicBody = Awaited<ReturnType<typeof publicBody>>;
export type PublicOwner = PublicBody & { unitCode: string; ownerKind: OwnerKind };

/** The body of an address in its territory. */
export async function publicBody(db: PublicDb, body: BodyAtAddress) {
  const whereabouts = await whereaboutsOf(db, body.unitCode);
  return {
    ...body,
    ...whereabouts,
    home: publicHome(body),
    ownerKind: ownerKindOf(body.kind, whereabouts.unitKind)
  };
}

/** What words speak of, by the body and its unit; null where there are no pages of one's own. */
export function ownerKindOf(kind: PlanningBodyKind, unitKind: Whereabouts['unitKind']): OwnerKind | null {
  if (kind === 'region') return 'region';
  return unitKind === 'military-district' ? null : unitKind;
}

/** The present home of a body that once had this slug; undefined when none had. */
export async function presentHomeOf(db: PublicDb, formerSlug: string): Promise<string | undefined> {
  const body = await db
    .selectFrom('formerSlug')
    .innerJoin('planningBody', 'planningBody.bodyId', 'formerSlug.bodyId')
    .select(['planningBody.slug', 'planningBody.kind'])
    .where('formerSlug.slug', '=', formerSlug)
    .executeTakeFirst();
  return body && publicHome(body);
}

/** A municipality, town, city district, whole city or region; a union has its plan at its members. */
export function isOwner(body: PublicBody): body is PublicOwner {
  return body.unitCode !== null && body.ownerKind !== null;
}

/** *Mesto Rajec*, *Žilinský samosprávny kraj*: the body as an owner of its pages and documents. */
export function ownerName(
  { ownerKind, name }: Pick<PublicOwner, 'ownerKind' | 'name'>,
  t: Translate
): string {
  return t(`public.owner.${ownerKind}`, { name });
}

/** *v meste Rajec*, *v Žilinskom kraji*: where its people live. */
export function placeOf(
  { ownerKind, name, regionName }: Pick<PublicOwner, 'ownerKind' | 'name' | 'regionName'>,
  t: Translate,
  locale: Locale
): string {
  if (ownerKind !== 'region') return t(`public.in.${ownerKind}`, { name });
  const region = regionName ?? name;
  return t('public.in.region', { name: locale === 'sk' ? regionLocative(region) : region });
}

/**
 * Header and menu of the pages of one body.
 * @param page.pathname without its language
 * @param page.plan the approved plan that the menu leads to, whose coat of arms the header wears
 * @param page.hasDocuments whether it has published documents
 * @param page.hasServices whether its directory shows any service
 * @param page.hasSuggestions whether residents may write to it, or what they wrote is shown
 * @param page.hasMeetings whether it announced a meeting or shows minutes of one
 * @param page.hasVotes whether it lets people vote, or did
 * @param page.hasDiscussions whether it put a draft before the public, or did
 * @param page.hasStatements whether its criteria for compliance statements are published
 * @param page.hasOwn whether the body itself has published anything: only then does it manage what stands here
 */
export function ownerFrame(
  body: PublicOwner,
  {
    pathname,
    plan: approved,
    hasDocuments,
    hasServices,
    hasSuggestions,
    hasMeetings,
    hasVotes,
    hasDiscussions,
    hasStatements,
    hasOwn
  }: FramedPage,
  t: Translate
): PageFrame {
  const { home } = body;
  const name = ownerName(body, t);
  const plan = `${home}/plan`;
  const fulfilment = `${home}/plnenie`;
  const documents = `${home}/dokumenty`;
  const services = `${home}/sluzby`;
  const suggestions = `${home}/podnety`;
  const meetings = `${home}/stretnutia`;
  const votes = `${home}/hlasovanie`;
  const discussions = `${home}/verejna-diskusia`;
  const statements = `${home}/vyjadrenia`;
  const notices = `${home}/oznamy`;
  // A region has no place to measure from: there a municipality is chosen first.
  const help = body.ownerKind === 'region' ? '/pomoc' : `${home}/pomoc`;
  const isUnder = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const link = (href: string, label: string) => ({ href, label, current: pathname === href });
  return {
    owner: {
      ...{ name, href: home },
      ...(approved?.arms ? { crestSrc: picturePath(versionPath(home, approved), approved.arms.file) } : {})
    },
    ...(hasOwn ? { contentManager: { name } } : {}),
    ...technicalOperator(),
    feed: { href: `${notices}.atom`, title: t('notices.feed.name', { name: body.name }) },
    menu: [
      link(home, t('public.menu.overview')),
      { ...link(help, t('public.menu.help')), current: isUnder(help) },
      ...(approved
        ? [
            { ...link(plan, t('public.menu.plan')), current: isUnder(plan) },
            { ...link(fulfilment, t('public.menu.fulfilment')), current: isUnder(fulfilment) }
          ]
        : []),
      ...(hasDocuments
        ? [{ ...link(documents, t('public.menu.documents')), current: isUnder(documents) }]
        : []),
      ...(hasServices ? [{ ...link(services, t('public.menu.services')), current: isUnder(services) }] : []),
      ...(hasSuggestions
        ? [{ ...link(suggestions, t('public.menu.suggestions')), current: isUnder(suggestions) }]
        : []),
      ...(hasMeetings ? [{ ...link(meetings, t('public.menu.meetings')), current: isUnder(meetings) }] : []),
      ...(hasVotes ? [{ ...link(votes, t('public.menu.votes')), current: isUnder(votes) }] : []),
      ...(hasDiscussions
        ? [{ ...link(discussions, t('public.menu.discussions')), current: isUnder(discussions) }]
        : []),
      ...(hasStatements
        ? [{ ...link(statements, t('public.menu.statements')), current: isUnder(statements) }]
        : []),
      link(`${home}/potreby`, t('public.menu.needs')),
      { ...link(notices, t('public.menu.notices')), current: isUnder(notices) },
      link('/hladat', t('public.menu.search'))
    ]
  };
}

type FramedPage = {
  pathname: string;
  plan: Pick<PublishedVersion, 'period' | 'number' | 'arms'> | undefined;
  hasDocuments: boolean;
  hasServices: boolean;
  hasSuggestions: boolean;
  hasMeetings: boolean;
  hasVotes: boolean;
  hasDiscussions: boolean;
  hasStatements: boolean;
  hasOwn: boolean;
};

/** Header and menu of pages that belong to no body. */
export function ownFrame(pathname: string, t: Translate): PageFrame {
  const link = (href: string, label: string) => ({ href, label, current: pathname === href });
  return {
    ...technicalOperator(),
    menu: [
      link('/', t('public.menu.municipalities')),
      link('/pomoc', t('public.menu.help')),
      link('/hladat', t('public.menu.search')),
      link('/zdroje-udajov', t('public.menu.sources'))
    ]
  };
}

/** Who runs the installation, in the footer of every page, once the operator has said it (decree 78/2020). */
function technicalOperator(): Pick<PageFrame, 'technicalOperator'> {
  const operator = readOperator(process.env);
  if (!operator) return {};
  const { name, email, phone } = operator;
  const contact = email ?? phone;
  return { technicalOperator: { name, ...(contact === null ? {} : { contact }) } };
}
