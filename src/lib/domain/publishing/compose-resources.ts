import { resourcesOfServices } from './compose-service-resources.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import type { FlowElement } from './document.ts';

/**
 * People by function, things, and money by year: the three kinds of resources, each a table; then what the directory
 * knows of the services that stand already.
 */
export function resourceTables(to: Composing, id: string): FlowElement[] {
  return [
    ...human(to, `${id}-ludia`),
    ...material(to, `${id}-veci`),
    ...financial(to, `${id}-peniaze`),
    ...resourcesOfServices(to, `${id}-sluzby`)
  ];
}

function human(to: Composing, id: string): FlowElement[] {
  const rows = to.document.resources.human.map((one) =>
    textRow(
      one.role,
      to.say(`employment.${one.employment}`),
      to.number(one.persons),
      to.number(one.fullTime),
      one.qualification
    )
  );
  const columns = [
    column(to.say('resources.role'), 2),
    column(to.say('resources.employment'), 1.2),
    column(to.say('resources.persons'), 0.8, 'end'),
    column(to.say('resources.fullTime'), 0.9, 'end'),
    column(to.say('resources.qualification'), 1.6)
  ];
  return tableOf(id, to.say('resources.human'), columns, rows);
}

function material(to: Composing, id: string): FlowElement[] {
  const rows = to.document.resources.material.map((one) =>
    textRow(
      one.title,
      to.say(`material.${one.kind}`),
      to.number(one.quantity),
      to.say(`barrier.${one.barrierFree}`),
      one.note
    )
  );
  const columns = [
    column(to.say('resources.title'), 2),
    column(to.say('resources.kind'), 1.1),
    column(to.say('resources.quantity'), 0.8, 'end'),
    column(to.say('resources.barrierFree'), 1.2),
    column(to.say('resources.note'), 1.6)
  ];
  return tableOf(id, to.say('resources.material'), columns, rows);
}

function financial(to: Composing, id: string): FlowElement[] {
  const rows = to.document.resources.financial.map((one) =>
    textRow(
      String(one.year),
      to.say(`item.${one.item}`),
      to.source(one.sourceCode),
      to.say(`spending.${one.state}`),
      to.euro(one.cents)
    )
  );
  const columns = [
    column(to.say('year'), 0.7),
    column(to.say('resources.item'), 1.3),
    column(to.say('source'), 1.8),
    column(to.say('resources.state'), 1),
    column(to.say('resources.amount'), 1.1, 'end')
  ];
  return tableOf(id, to.say('resources.financial'), columns, rows);
}
