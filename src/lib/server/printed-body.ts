import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
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
  const t = messages('sk');
  const { name } = body;
  const kind = found?.unitKind;
  const printedName = kind && kind !== 'military-district' ? t(`public.owner.${kind}`, { name }) : name;
  const place = [name, found?.districtName, found?.regionName].filter(Boolean).join(' ');
  return { ...body, printedName, place, region: found?.regionCode ?? null };
}
