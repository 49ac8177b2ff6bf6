import type { FieldPointer } from '#lib/domain/plans/completeness-finding.ts';
import { fieldId } from '#lib/ui/field.ts';

/**
 * The address of the field that mends a finding, under the address of its plan; null when it is mended elsewhere,
 * by the operator.
 */
export function fieldAddress(plan: string, where: FieldPointer): string | null {
  const at = (path: string, field?: string) => `${plan}/${path}${field ? `#${fieldId(field)}` : ''}`;
  switch (where.page) {
    case 'analysis':
      return at(`rozbor/nove?part=${where.part}`, 'about');
    case 'findings':
      return at(`zistenia/nove?voice=${where.voice}`, 'statement');
    case 'text':
      return at('texty', TEXT_FIELD[where.text] ?? where.text);
    case 'section':
      return at(`text/${where.section}`) + (where.blockId ? `#blok-${where.blockId}` : '');
    case 'kinds':
      return at('druhy', `choice-${where.serviceTypeCode}`);
    case 'matrix':
      return at(`kapacity/riadok?${rowQuery(where.row)}`);
    case 'goals':
      if (where.goalId !== null) return at(`ciele/${where.goalId}`, GOAL_FIELD[where.field]);
      return where.field === 'targetGroups'
        ? at(`ciele/nove?targetGroupCodes=${encodeURIComponent(where.targetGroupCode)}`)
        : at('ciele/nove');
    case 'measures':
      return where.measureId === null
        ? at(`opatrenia/nove?goalId=${where.goalId}`)
        : at(`ukazovatele/nove?owner=measure:${where.measureId}`);
    case 'activities':
      return where.activityId === null
        ? at(`aktivity/nove?measureId=${where.measureId}`)
        : at(`aktivity/${where.activityId}`, ACTIVITY_FIELD[where.field]);
    case 'budget':
      return at('rozpocet');
    case 'discussion':
      return at('zverejnenie');
    case 'operator':
      return null;
  }
}

/** Evaluation and change are first asked in short fields; the longer text below is one's own choice. */
const TEXT_FIELD: Partial<Record<string, string>> = {
  'annual-evaluation': 'evaluationResponsible',
  'change-and-update': 'changeReasons'
};
const GOAL_FIELD = {
  title: 'title',
  services: 'services',
  needs: 'needIds',
  nationalPriorities: 'nationalPriorityIds',
  targetGroups: 'targetGroupCodes'
} as const;
const ACTIVITY_FIELD = { title: 'title', responsible: 'responsible', term: 'from', costs: 'costs' } as const;

/** A row of the matrix as a query: its key (kind, form, group, unit) by name. */
export function rowQuery(keyText: string): string {
  const [druh = '', forma = '', skupina = '', jednotka = ''] = JSON.parse(keyText) as string[];
  return new URLSearchParams({ druh, forma, skupina, jednotka }).toString();
}
