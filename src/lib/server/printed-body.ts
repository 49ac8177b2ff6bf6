import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Db, PublicDb } from './db/db.ts';
import { territoryStore } from './db/territory.ts';

/** A body as documents name it, and where the search finds it. */
export type PrintedBody = PlanningBody & {
  /** *Obec Bánov*, *Mesto Rajec* */
  printedName: string;
  /** Names its place is known by. */
  place: string;
  /** NUTS 3 code; null for a union. */
  region: string | null;
};

/** The body with its printed name and whereabouts. */
export async function printedBody(db: Db | PublicDb, body: PlanningBody): Promise<PrintedBody> {
  const found = await territoryStore(db as PublicDb).findBodyBySlug(body.slug);
  const { name } = body;
  const printedName = printedNameOf(body, found?.unitKind ?? null);
  const around = body.kind === 'region' ? [] : [found?.districtName, found?.regionName];
  const place = [name, ...around].filter(Boolean).join(' ');
  return { ...body, printedName, place, region: found?.regionCode ?? null };
}

function printedNameOf({ kind, name }: PlanningBody, unitKind: TerritoryUnitKind | null): string {
  const t = messages('sk');
  if (kind === 'region') return t('public.owner.region', { name });
  return unitKind && unitKind !== 'military-district' ? t(`public.owner.${unitKind}`, { name }) : name;
}
