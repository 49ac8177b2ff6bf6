import type { ColumnType } from 'kysely';
import type { NeedKey, NeedModel } from '#lib/domain/population/needs/need-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

/** A model without its key and its days, which are columns. */
export type NeedModelContent = Omit<NeedModel, keyof NeedKey | 'validFrom' | 'validTo'>;

export type NeedModelTable = NeedKey & {
  bodyId: BodyId;
  id: string;
  content: ColumnType<NeedModelContent, string, string>;
  reason: string;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
};

export type NeedModelTables = { needModel: NeedModelTable; publishedNeedModel: NeedModelTable };
