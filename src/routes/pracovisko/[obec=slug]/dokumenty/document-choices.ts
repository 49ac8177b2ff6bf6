import type { RequestEvent } from '@sveltejs/kit';
import { DOCUMENT_KINDS } from '#lib/domain/publishing/body-document.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import type { Desk } from '../../desk.ts';

/** What can be chosen in the form of a document, and which codes of it are known. */
export async function documentChoices({ inBody }: Desk, { locals }: Pick<RequestEvent, 'locals'>) {
  const { t, today, locale } = locals;
  const names = await inBody(({ law }) => readCatalogueNames(law, today, locale));
  const { groupOptions, kindOptions } = names;
  return {
    choices: {
      groups: groupOptions,
      services: kindOptions,
      kinds: DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))
    },
    known: {
      groups: new Set(groupOptions.map(({ value }) => value)),
      services: new Set(kindOptions.map(({ value }) => value))
    }
  };
}
