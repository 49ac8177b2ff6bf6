import { expect, test } from 'vitest';
import { isValidOn } from '#lib/domain/law/validity.ts';
import { needKeyText, parametersOf } from '#lib/domain/population/needs/need-model.ts';
import { refusedModels } from '#lib/domain/population/needs/refuse-need-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { dataFolder } from './data-folder.ts';
import { readLaw } from './read-law.ts';
import { readNeedModels } from './read-need-models.ts';

const DAY = '2026-11-22' as CalendarDay;
const models = readNeedModels(dataFolder());
const law = readLaw(dataFolder());

test('every supplied model can be reckoned with, and stands there once', () => {
  expect(
    refusedModels(
      models,
      law.capacityUnits.map(({ code }) => code)
    )
  ).toEqual([]);
  expect(new Set(models.map(needKeyText)).size).toBe(models.length);
});

test('models speak of kinds, forms, groups and units as the law has them on the day', () => {
  const groups = law.targetGroups.map(({ code }) => code);
  for (const model of models) {
    const kind = law.serviceTypes.find((one) => one.code === model.serviceTypeCode && isValidOn(one, DAY));
    expect(kind?.forms).toContain(model.formCode);
    expect([kind?.capacityUnit, ...(kind?.otherCapacityUnits ?? [])]).toContain(model.unitCode);
    expect(groups).toContain(model.targetGroupCode);
  }
});

test('nothing that nobody has checked is passed off as a fact', () => {
  for (const { number } of models.flatMap(parametersOf)) {
    expect(number.unverified).toBe(true);
    expect(number.sourceEn).not.toBe('');
  }
});

test('forms of one kind and group share its people out, and not more than all of them', () => {
  const shares = Map.groupBy(models, (one) => `${one.serviceTypeCode} ${one.targetGroupCode}`);
  for (const of of shares.values()) {
    expect(of.reduce((sum, { ofForm }) => sum + ofForm.value, 0)).toBeLessThanOrEqual(1 + 1e-12);
  }
});
