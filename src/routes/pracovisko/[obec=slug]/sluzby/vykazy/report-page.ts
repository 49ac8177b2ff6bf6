import { error } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { judgedReport } from '#lib/server/use-cases/directory/reporting/read-term.ts';
import { type DeskEvent, openDesk } from '../../../desk.ts';

export type ReportEvent = DeskEvent & { params: { obec: string; rok: string; vykaz: string } };

/** One report of a term, for those who judge it; raw reports are shown to nobody else. */
export async function openReport(event: ReportEvent) {
  const { locals, params } = event;
  const desk = await openDesk(event, 'ask-providers');
  const { t, locale, today } = locals;
  const read = await desk.inBody(async ({ yearlyReports, directory, serviceFacts, law }) => {
    const [term, report] = [
      await yearlyReports.findTermOf(Number(params.rok)),
      await yearlyReports.findReport(params.vykaz)
    ];
    const service = (await directory.ownServices()).find(({ id }) => id === report?.serviceId);
    if (!term || !service || report?.termId !== term.id) return null;
    const known = {
      facts: await serviceFacts.ofService(service.id),
      capacities: (await directory.capacities()).filter(({ serviceId }) => serviceId === service.id)
    };
    return {
      term,
      judged: judgedReport(term, { report, service, ...known }),
      names: await readCatalogueNames(law, today, locale)
    };
  });
  if (!read) error(404, t('error.404.title'));
  const termPath = inLanguage(`/pracovisko/${desk.body.slug}/sluzby/vykazy/${params.rok}`, locale);
  return { desk, ...read, termPath, path: `${termPath}/${params.vykaz}` };
}
