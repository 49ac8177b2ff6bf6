import {
  EMPLOYMENTS,
  type FinancialResource,
  type HumanResource,
  MATERIAL_KINDS,
  type MaterialResource,
  SPENDING_ITEMS
} from '#lib/domain/plans/resources.ts';
import { serviceOptions, wordOptions } from './form-context.ts';
import { choice, choiceOrNothing, longText, money, number, text, whole, year } from './form-field.ts';
import { plainForm } from './item-form.ts';

type HumanRefusal = 'no-title' | 'no-persons' | 'negative-full-time' | 'more-than-persons';

export const HUMAN_RESOURCE_FORM = plainForm<HumanResource, HumanRefusal>({
  fields: (context) => ({
    role: text({ label: 'item.humanResources.role', hint: 'item.humanResources.role.hint', limit: 300 }),
    employment: choice({
      label: 'item.humanResources.employment',
      options: wordOptions(context.t, 'planTerm.employment', EMPLOYMENTS)
    }),
    persons: whole({ label: 'item.humanResources.persons' }),
    fullTime: number({ label: 'item.humanResources.fullTime', hint: 'item.humanResources.fullTime.hint' }),
    serviceId: choiceOrNothing({ label: 'item.service', options: serviceOptions(context) }),
    qualification: text({ label: 'item.humanResources.qualification', optional: true })
  }),
  refusedAt: {
    'no-title': 'role',
    'no-persons': 'persons',
    'negative-full-time': 'fullTime',
    'more-than-persons': 'fullTime'
  }
});

const BARRIER_FREE = ['yes', 'partly', 'no', 'unknown'] as const;

export const MATERIAL_RESOURCE_FORM = plainForm<MaterialResource, 'no-title' | 'no-quantity'>({
  fields: (context) => ({
    kind: choice({
      label: 'item.materialResources.kind',
      options: wordOptions(context.t, 'planTerm.material', MATERIAL_KINDS)
    }),
    title: text({ label: 'item.materialResources.title', limit: 300 }),
    quantity: number({ label: 'item.materialResources.quantity' }),
    barrierFree: choice({
      label: 'item.materialResources.barrierFree',
      options: wordOptions(context.t, 'planTerm.barrierFree', BARRIER_FREE)
    }),
    serviceId: choiceOrNothing({ label: 'item.service', options: serviceOptions(context) }),
    note: longText({ label: 'item.note', optional: true })
  }),
  blank: () => ({ quantity: '1' }),
  refusedAt: { 'no-title': 'title', 'no-quantity': 'quantity' }
});

const MONEY_STATES = ['planned', 'actual'] as const;

export const FINANCIAL_RESOURCE_FORM = plainForm<FinancialResource, 'not-cents'>({
  fields: (context) => ({
    year: year({ label: 'item.year' }),
    sourceCode: choice({
      label: 'item.financialResources.source',
      options: context.names.sourceOptions
    }),
    item: choice({
      label: 'item.financialResources.item',
      options: wordOptions(context.t, 'planTerm.spending', SPENDING_ITEMS)
    }),
    cents: money({ label: 'item.amount' }),
    state: choice({
      label: 'item.financialResources.state',
      options: wordOptions(context.t, 'item.moneyState', MONEY_STATES),
      control: 'radios'
    }),
    serviceId: choiceOrNothing({ label: 'item.service', options: serviceOptions(context) }),
    budgetLine: text({
      label: 'item.financialResources.budgetLine',
      hint: 'item.financialResources.budgetLine.hint',
      optional: true
    })
  }),
  refusedAt: { 'not-cents': 'cents' }
});
