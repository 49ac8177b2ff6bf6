import { type Composing, column, tableOf, textRow } from './composing.ts';
import { type FlowElement, type Row, textRuns } from './document.ts';

/** Providers with their services and what each can take, on the day the plan reads capacity. */
export function providers(to: Composing, id: string): FlowElement[] {
  const { services, plan } = to.document;
  const rows = to.document.providers.flatMap((provider): Row[] => {
    const own = services.filter((service) => service.providerId === provider.id);
    const group = provider.ico === null ? provider.name : `${provider.name}, IČO ${provider.ico}`;
    return [{ group }, ...own.map((service) => serviceRow(service, to))];
  });
  const columns = [
    column(to.say('providers.service'), 2.2),
    column(to.say('providers.form'), 1.4),
    column(to.say('providers.capacity'), 1.6),
    column(to.say('providers.register'), 1)
  ];
  return tableOf(id, to.say('providers.caption', { day: to.words.asOf(plan.capacityDay) }), columns, rows);
}

function serviceRow(service: Composing['document']['services'][number], to: Composing): Row {
  const kind = to.kind(service.serviceTypeCode);
  const name = service.name === '' || service.name === kind ? kind : `${service.name} (${kind})`;
  // Two numbers of one unit say nothing without whom they are for.
  const forWhom = (code: string) => (service.capacities.length > 1 ? ` (${to.group(code)})` : '');
  const capacity = service.capacities
    .map((one) => `${to.amount(one.value, one.unitCode)}${forWhom(one.targetGroupCode)}`)
    .join(', ');
  return textRow(
    name,
    service.formCodes.map(to.form).join(', '),
    capacity,
    service.registerNumber ?? to.say('none')
  );
}

/** The sets of reference data behind the figures, each with day and licence. */
export function sources(to: Composing, id: string): FlowElement[] {
  const rows = to.document.sources.map((one) =>
    textRow(one.title, one.source, to.words.day(one.asOf), one.licence)
  );
  const columns = [
    column(to.say('sources.title'), 2),
    column(to.say('sources.source'), 2),
    column(to.say('sources.asOf'), 1.1),
    column(to.say('sources.licence'), 1.1)
  ];
  return tableOf(id, to.say('sources.caption'), columns, rows);
}

/** The completeness list in the auditor's terms, answered warnings with their reasons. */
export function completeness(to: Composing, id: string): FlowElement[] {
  const rows = to.document.completeness.map((finding) => {
    const { sentence, severity, basis } = to.words.finding(finding);
    return textRow(sentence, severity, basis, finding.answer?.reason ?? '');
  });
  if (rows.length === 0) return [{ element: 'paragraph', runs: textRuns(to.say('completeness.nothing')) }];
  const columns = [
    column(to.say('completeness.rule'), 2.6),
    column(to.say('completeness.severity'), 1.1),
    column(to.say('completeness.basis'), 1.8),
    column(to.say('completeness.answer'), 1.6)
  ];
  return tableOf(id, to.say('completeness.caption'), columns, rows);
}
