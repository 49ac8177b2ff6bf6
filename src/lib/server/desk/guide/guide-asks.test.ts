import { expect, test } from 'vitest';
import { aGoal } from '#tests/plan-fixtures.ts';
import type { DeskKind } from '../desk-kind.ts';
import type { FormContext } from '../forms/form-context.ts';
import type { TypedForm } from '../forms/form-field.ts';
import { givenFor, withoutUntouched } from './guide-asks.ts';

const SERVICE = { serviceTypeCode: 'opatrovatelska-sluzba', formCode: 'terenna' };

function contextWith(targetGroupCodes: string[]): FormContext {
  const goal = aGoal({ services: [SERVICE], targetGroupCodes });
  return { content: { goals: [goal], measures: [] }, years: [2027, 2028] } as unknown as FormContext;
}

/** What reaches the kind when the guide keeps a sent form. */
async function keptThrough(asked: 'opatrenia' | 'ciele', context: FormContext, typed: TypedForm) {
  const reached: TypedForm[] = [];
  const kind = {
    keep: async (_stores: unknown, _actor: unknown, keeping: { typed: TypedForm }) => {
      reached.push(keeping.typed);
      return { outcome: 'kept', id: 'm' };
    }
  } as unknown as DeskKind;
  await withoutUntouched(asked, kind).keep({} as never, {} as never, { typed, context } as never);
  return reached;
}

test('the group of places is proposed only where the goal has one', () => {
  const groupFor = (groups: string[]) => givenFor('opatrenia', contextWith(groups))['capacityChanges'];
  expect(groupFor(['seniori'])).toMatchObject([{ group: 'seniori' }]);
  expect(groupFor(['deti-mladez-rodiny', 'seniori'])).toMatchObject([{ group: '' }]);
});

test('a proposed row of capacity that nobody touched is not sent on; a touched one is', async () => {
  const context = contextWith(['seniori']);
  const [proposed] = givenFor('opatrenia', context)['capacityChanges'] as Record<string, string>[];
  const blank = { service: '', group: '', unit: '', year: '', change: '', staffChange: '' };
  const rows = [{ ...proposed }, blank];
  const touched = [{ ...proposed, change: '2' }, blank];
  expect(await keptThrough('opatrenia', context, { title: 'M', capacityChanges: rows })).toEqual([
    { title: 'M', capacityChanges: [blank] }
  ]);
  expect(await keptThrough('opatrenia', context, { capacityChanges: touched })).toEqual([
    { capacityChanges: touched }
  ]);
});

test('what is proposed elsewhere counts as said when it is sent as it was', async () => {
  const services = [{ service: 'opatrovatelska-sluzba/terenna' }];
  expect(await keptThrough('ciele', contextWith(['seniori']), { services })).toEqual([{ services }]);
});
