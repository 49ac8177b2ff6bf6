import { error } from '@sveltejs/kit';
import { usualCouncilTexts } from '#lib/domain/publishing/compose-council-paper.ts';
import { readVersionForCouncil } from '#lib/server/desk/council-paper.ts';
import { councilWording } from '#lib/server/documents/council-wording.ts';
import { printedBody } from '#lib/server/printed-body.ts';
import { type DeskEvent, openDesk } from '../../../../../../desk.ts';

type PaperEvent = DeskEvent & { params: { obec: string; plan: string; version: string } };

/** Opens the desk for the council paper of the version in the address. */
export async function openPaper(event: PaperEvent) {
  const { locals, params } = event;
  const desk = await openDesk(event, 'publish-version');
  const number = Number(params.version.slice(1));
  const asked = { planId: params.plan, number, today: locals.today };
  const version = await desk.inBody((stores) => readVersionForCouncil(stores, desk.body, asked));
  if (!version) error(404, locals.t('error.404.title'));
  const body = await printedBody(locals.db, desk.body);
  // What goes to the council is Slovak, whatever language the desk is read in.
  const wording = councilWording('sk', version.document);
  const texts = usualCouncilTexts(
    { plan: version.document, version: number, body: body.printedName },
    wording
  );
  return { desk, number, version, body, wording, texts };
}
