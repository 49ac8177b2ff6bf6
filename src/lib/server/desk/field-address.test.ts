import { expect, test } from 'vitest';
import type { FieldPointer } from '#lib/domain/plans/completeness-finding.ts';
import { fieldAddress, rowQuery } from './field-address.ts';
import { PLAN_KINDS } from './plan-kinds.ts';

const PAGES = import.meta.glob(
  '../../../routes/pracovisko/[[]obec=slug[]]/plany/[[]plan=uuid[]]/**/+page.server.ts'
);
const segments = new Set([
  ...Object.keys(PAGES).map((path) => path.split('[plan=uuid]/')[1]?.split('/')[0]),
  ...PLAN_KINDS.map((kind) => kind.segment)
]);

const row = JSON.stringify(['denny-stacionar', 'ambulantna', 'seniori', 'miesta']);
const POINTERS: [FieldPointer, string | null][] = [
  [
    { page: 'analysis', part: 'services-analysis', dimension: 'form' },
    '/p/rozbor/nove?part=services-analysis#field-about'
  ],
  [{ page: 'findings', voice: 'inhabitants' }, '/p/zistenia/nove?voice=inhabitants#field-statement'],
  [{ page: 'text', text: 'vision' }, '/p/texty#field-vision'],
  [{ page: 'text', text: 'annual-evaluation' }, '/p/texty#field-evaluationResponsible'],
  [{ page: 'section', section: 'swot' }, '/p/text/swot'],
  [{ page: 'kinds', serviceTypeCode: 'jedalen' }, '/p/druhy#field-choice-jedalen'],
  [
    { page: 'matrix', row },
    '/p/kapacity/riadok?druh=denny-stacionar&forma=ambulantna&skupina=seniori&jednotka=miesta'
  ],
  [{ page: 'goals', goalId: null, field: 'title' }, '/p/ciele/nove'],
  [{ page: 'goals', goalId: 'g', field: 'services' }, '/p/ciele/g#field-services'],
  [
    { page: 'goals', goalId: null, field: 'targetGroups', targetGroupCode: 'seniori' },
    '/p/ciele/nove?targetGroupCodes=seniori'
  ],
  [{ page: 'measures', goalId: 'g', measureId: null, field: 'title' }, '/p/opatrenia/nove?goalId=g'],
  [
    { page: 'measures', goalId: 'g', measureId: 'm', field: 'indicators' },
    '/p/ukazovatele/nove?owner=measure:m'
  ],
  [{ page: 'activities', measureId: 'm', activityId: null, field: 'title' }, '/p/aktivity/nove?measureId=m'],
  [{ page: 'activities', measureId: 'm', activityId: 'a', field: 'term' }, '/p/aktivity/a#field-from'],
  [{ page: 'budget' }, '/p/rozpocet'],
  [{ page: 'discussion' }, '/p/zverejnenie'],
  [{ page: 'operator', list: 'national-priorities' }, null]
];

test.each(POINTERS)('%j is mended at %s', (where, address) => {
  expect(fieldAddress('/p', where)).toBe(address);
  if (address) expect([...segments]).toContain(address.split(/[/?#]/)[2]);
});

test('a row of the matrix is found again by its query', () => {
  expect([...new URLSearchParams(rowQuery(row)).values()]).toEqual(JSON.parse(row));
});
