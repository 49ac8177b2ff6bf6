import type { ModelNumber, NeedKey, NeedModel } from '#lib/domain/population/needs/need-model.ts';
import type { Sex } from '#lib/domain/population/projection/life-table.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readJson } from './data-folder.ts';

type FileNumber = { value: number; low: number; high: number; source: string };
type FileKey = { serviceType: string; form: string; targetGroup: string; unit: string };
type FileModel = FileKey & {
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  bands?: { from: number; to: number | null; sex: Sex | null; prevalence: FileNumber }[];
  after?: FileKey & { prevalence: FileNumber };
  using: FileNumber;
  ofForm: FileNumber;
  unitsPerRecipient: FileNumber;
  staffPerUnit: FileNumber | null;
  eurosPerUnitMonth: FileNumber | null;
  noteSk: string;
  noteEn: string;
};
type File = { sources: Record<string, { sk: string; en: string; asOf: CalendarDay }>; models: FileModel[] };

/**
 * The models of need as they come with the program, none of them verified. A kind of service that is not among them has
 * no sensible model: its need is typed.
 */
export function readNeedModels(folder: string): NeedModel[] {
  const { sources, models } = readJson<File>(folder, 'population/need-models.json');
  const sourced = ({ source: code, ...number }: FileNumber): ModelNumber => {
    const source = sources[code];
    if (!source) throw new Error(`need-models.json names the source ${code}, which it does not have.`);
    return { ...number, source: source.sk, sourceEn: source.en, asOf: source.asOf, unverified: true };
  };
  return models.map((model) => ({
    ...keyOf(model),
    ...{ validFrom: model.validFrom, validTo: model.validTo, note: model.noteSk, noteEn: model.noteEn },
    base: baseOf(model, sourced),
    using: sourced(model.using),
    ofForm: sourced(model.ofForm),
    unitsPerRecipient: sourced(model.unitsPerRecipient),
    staffPerUnit: model.staffPerUnit && sourced(model.staffPerUnit),
    eurosPerUnitMonth: model.eurosPerUnitMonth && sourced(model.eurosPerUnitMonth)
  }));
}

function baseOf(
  { after, bands = [] }: FileModel,
  sourced: (number: FileNumber) => ModelNumber
): NeedModel['base'] {
  return after
    ? { from: 'recipients', of: { model: keyOf(after), prevalence: sourced(after.prevalence) } }
    : { from: 'people', bands: bands.map((band) => ({ ...band, prevalence: sourced(band.prevalence) })) };
}

function keyOf({ serviceType, form, targetGroup, unit }: FileKey): NeedKey {
  return { serviceTypeCode: serviceType, formCode: form, targetGroupCode: targetGroup, unitCode: unit };
}
