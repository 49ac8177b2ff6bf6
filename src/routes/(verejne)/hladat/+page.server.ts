import { answer, askedBy } from '#lib/server/public/answer.ts';
import { readCatalogue } from '#lib/server/public/catalogue.ts';
import { kindWord } from '#lib/server/public/found.ts';
import { helpFor } from '#lib/server/public/help-found.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { serviceSearchHref } from '#lib/server/public/services-asked.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { publicDb, t, today, locale } = locals;
  const asked = askedBy(url.searchParams);
  const frame = ownFrame('/hladat', t);
  if (asked.text === '') {
    const { revision } = await readReference(publicDb, []);
    locals.reads('reference', revision);
    return {
      frame,
      title: t('public.search.title'),
      text: '',
      found: null,
      services: [],
      help: [],
      servicesHref: null,
      kept: keptOf(url)
    };
  }
  const found = await answer(publicDb, asked, t, locale);
  const catalogue = found.serviceTypes.length > 0 ? await readCatalogue(publicDb, today, locale) : [];
  const types = catalogue.flatMap((group) => group.types);
  // In the order of the answer: what the question names comes before what it resembles.
  const services = found.serviceTypes.flatMap((code) =>
    types.filter((type) => type.code === code).map(({ name, section }) => ({ code, name, section }))
  );
  return {
    frame,
    title: t('public.search.titleOf', { text: asked.text }),
    text: asked.text,
    found,
    services,
    // Where services answer, they can be narrowed by what only services have.
    servicesHref: hasServices(found.filters.kinds, services)
      ? serviceSearchHref({ text: found.corrected ?? asked.text })
      : null,
    help: helpFor(found.corrected ?? asked.text, searchLanguage(), t, locale),
    kept: []
  };
};

function hasServices(kinds: readonly { href: string }[], named: readonly unknown[]): boolean {
  return named.length > 0 || kinds.some(({ href }) => href.includes(`druh=${kindWord('service')}`));
}

const KEPT = ['druh', 'kraj', 'obec', 'rok', 'skupina'];

/** Whoever comes to ask in one place only goes on asking there. */
function keptOf({ searchParams }: URL): { name: string; value: string }[] {
  return [...searchParams]
    .filter(([name, value]) => KEPT.includes(name) && value.length < 100)
    .map(([name, value]) => ({ name, value }));
}
