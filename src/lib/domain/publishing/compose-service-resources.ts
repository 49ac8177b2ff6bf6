import type { Resources } from '../directory/resources.ts';
import type { MoneyByYear } from './chart.ts';
import { chartFigures, plainRows } from './chart-figures.ts';
import { type Composing, column, factsOf, tableOf, textRow } from './composing.ts';
import type { FlowElement, Row } from './document.ts';

/** What the directory knows of the services: who works in them, where, and what they cost (kpss 10-A 5). */
export function resourcesOfServices(to: Composing, id: string): FlowElement[] {
  const { ofServices } = to.document.resources;
  if (!ofServices) return [];
  const source = to.say('services.source', {
    day: to.words.asOf(to.document.frozenOn),
    known: ofServices.staffKnownOf,
    services: ofServices.services
  });
  return [
    ...staffOf(to, ofServices, { id: `${id}-ludia`, source }),
    ...othersOf(to, ofServices),
    ...premisesOf(to, ofServices, `${id}-priestory`),
    ...moneyOf(to, ofServices, `${id}-peniaze`)
  ];
}

function staffOf(to: Composing, { staff }: Resources, { id, source }: { id: string; source: string }) {
  const sum = (pick: (row: Resources['staff'][number]) => number) =>
    to.number(staff.reduce((total, row) => total + pick(row), 0));
  const rows = staff.map((row) => textRow(row.qualification, to.number(row.people), to.number(row.fullTime)));
  const total: Row = {
    ...textRow(
      to.say('total'),
      sum(({ people }) => people),
      sum(({ fullTime }) => fullTime)
    ),
    total: true
  };
  const columns = [
    column(to.say('resources.qualification'), 3),
    column(to.say('resources.persons'), 1, 'end'),
    column(to.say('resources.fullTime'), 1, 'end')
  ];
  return tableOf(id, to.say('services.staff'), columns, rows.length > 0 ? [...rows, total] : [], source);
}

function othersOf(to: Composing, resources: Resources): FlowElement[] {
  const counted = (count: number) => (count > 0 ? to.number(count) : '');
  return factsOf(to.say('services.others'), [
    [to.say('services.volunteers'), counted(resources.volunteers)],
    [to.say('services.informalCarers'), counted(resources.informalCarers)],
    [to.say('services.trainingHours'), counted(resources.trainingHours)],
    [to.say('services.supervised'), counted(resources.supervised)],
    [to.say('services.missing'), resources.missing.map(({ service, text }) => `${service}: ${text}`)]
  ]);
}

function premisesOf(to: Composing, { premises }: Resources, id: string) {
  const rows = premises.map((one) => textRow(one.service, one.buildings, one.equipment));
  const columns = [
    column(to.say('services.service'), 1.4),
    column(to.say('services.buildings'), 1.6),
    column(to.say('services.equipment'), 1.6)
  ];
  return tableOf(id, to.say('services.premises'), columns, rows);
}

/** Money of past years by source, as a chart and as its figures. */
function moneyOf(to: Composing, { money }: Resources, id: string): FlowElement[] {
  const last = money.at(-1);
  if (!last) return [];
  const codes = [...new Set(money.flatMap(({ sources }) => sources.map(({ sourceCode }) => sourceCode)))];
  const chart: MoneyByYear = {
    chart: 'money-by-year',
    sources: codes.map((code) => ({ name: to.source(code), covered: true })),
    years: money.map(({ year, sources }) => ({
      year,
      cents: codes.map((code) => sources.find(({ sourceCode }) => sourceCode === code)?.cents ?? 0)
    })),
    words: { year: to.say('year'), source: to.say('source'), total: to.say('total') }
  };
  const title = to.say('services.money', { year: last.year, total: to.euro(last.cents) });
  const { header, rows } = chartFigures(chart, to.language);
  return [
    {
      element: 'figure',
      id,
      title,
      alternative: to.say('services.moneyAlternative'),
      picture: { picture: 'chart', chart },
      source: to.say('services.moneySource', { known: last.services, year: last.year }),
      table: {
        element: 'table',
        id: `${id}-udaje`,
        caption: title,
        columns: header.map((word, at) => (at === 0 ? column(word, 2.4) : column(word, 1, 'end', '€'))),
        headerColumn: true,
        rows: plainRows(rows).map((row, at) => (at === rows.length - 1 ? { ...row, total: true } : row))
      }
    }
  ];
}
