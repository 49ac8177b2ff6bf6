import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PageFrame } from '#lib/ui/frame.ts';
import type { PublicDb } from '../db/db.ts';
import { readOperator } from './operator.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** A planning body at a public address; `municipality` once it is known to be none of the regions. */
export type PublicBody = NonNullable<Awaited<ReturnType<typeof publicBody>>>;
export type PublicMunicipality = PublicBody & {
  unitCode: string;
  unitKind: Exclude<TerritoryUnitKind, 'military-district'>;
};

/** The body at a present address, in its territory, with the revision of what is public of it. */
export async function publicBody(db: PublicDb, slug: string) {
  const body = await db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode', 'revision'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return body && { ...body, ...(await whereaboutsOf(db, body.unitCode)) };
}

/** The present address of a body that once had this one; undefined when none had. */
export async function presentSlugOf(db: PublicDb, formerSlug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('formerSlug')
    .innerJoin('planningBody', 'planningBody.bodyId', 'formerSlug.bodyId')
    .select('planningBody.slug')
    .where('formerSlug.slug', '=', formerSlug)
    .executeTakeFirst();
  return row?.slug;
}

/** Municipality, town, city district or whole city: what has its page at `/{obec}`. */
export function isMunicipality(body: PublicBody): body is PublicMunicipality {
  return body.kind !== 'region' && body.unitCode !== null && body.unitKind !== null;
}

/**
 * Header and menu of the pages of one municipality.
 * @param page.pathname without its language
 * @param page.hasPlan whether an approved plan is published, so that the menu leads to it
 * @param page.hasOwn whether the body itself has published anything: only then does it manage what stands here
 */
export function municipalityFrame(
  body: PublicMunicipality,
  { pathname, hasPlan, hasOwn }: { pathname: string; hasPlan: boolean; hasOwn: boolean },
  t: Translate
): PageFrame {
  const home = `/${body.slug}`;
  const name = t(`public.owner.${body.unitKind}`, { name: body.name });
  const plan = `${home}/plan`;
  const isUnder = (path: string) => pathname === path || pathname.startsWith(`${path}/`);
  const link = (href: string, label: string) => ({ href, label, current: pathname === href });
  return {
    owner: { name, href: home },
    ...(hasOwn ? { contentManager: { name } } : {}),
    ...technicalOperator(),
    menu: [
      link(home, t('public.menu.overview')),
      ...(hasPlan ? [{ ...link(plan, t('public.menu.plan')), current: isUnder(plan) }] : []),
      link(`${home}/potreby`, t('public.menu.needs')),
      link('/hladat', t('public.menu.search'))
    ]
  };
}

/** Header and menu of pages that belong to no municipality. */
export function ownFrame(pathname: string, t: Translate): PageFrame {
  const link = (href: string, label: string) => ({ href, label, current: pathname === href });
  return {
    ...technicalOperator(),
    menu: [
      link('/', t('public.menu.municipalities')),
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
