import { filled, type HsdsObject, idOf } from './object.ts';

/** The three catalogues by which services are sorted: kind (druh), form (forma), target group (cieľová skupina). */
export const TAXONOMIES = ['kind', 'form', 'group'] as const;
export type TaxonomyCode = (typeof TAXONOMIES)[number];

/** One entry of a catalogue with its words. */
export type NamedTerm = { code: string; name: string; description: string; parent: string | null };

export type NamedTaxonomy = {
  code: TaxonomyCode;
  name: string;
  description: string;
  /** The day as of which the entries hold. */
  version: string;
  terms: readonly NamedTerm[];
};

export type HsdsTerm = {
  id: string;
  of: TaxonomyCode;
  code: string;
  name: string;
  parentId: string | null;
  written: HsdsObject;
};

export type HsdsCatalogue = {
  taxonomies: readonly { id: string; of: TaxonomyCode; written: HsdsObject }[];
  terms: readonly HsdsTerm[];
  taxonomyOf(id: string): TaxonomyCode | null;
  termById(id: string): HsdsTerm | null;
  term(of: TaxonomyCode, code: string): HsdsTerm | null;
};

export function taxonomyId(of: TaxonomyCode): string {
  return idOf('taxonomy', of);
}

export function termId(of: TaxonomyCode, code: string): string {
  return idOf('taxonomy_term', of, code);
}

/** The catalogues as the standard writes them. Ids are made of codes, so that they last as long as these. */
export function hsdsCatalogue(named: readonly NamedTaxonomy[]): HsdsCatalogue {
  const taxonomies = named.map(({ code, name, description, version }) => {
    const id = taxonomyId(code);
    return { id, of: code, written: filled({ id, name, description, version }) };
  });
  const terms = named.flatMap((taxonomy, at) =>
    taxonomy.terms.map(({ code, name, description, parent }): HsdsTerm => {
      const id = termId(taxonomy.code, code);
      const parentId = parent === null ? null : termId(taxonomy.code, parent);
      const written = filled({
        ...{ id, code, name, description, parent_id: parentId },
        ...{ taxonomy: taxonomy.name, taxonomy_detail: taxonomies[at]?.written, language: 'sk' },
        taxonomy_id: taxonomyId(taxonomy.code)
      });
      return { id, of: taxonomy.code, code, name, parentId, written };
    })
  );
  const byId = new Map(terms.map((term) => [term.id, term]));
  const byCode = new Map(terms.map((term) => [`${term.of} ${term.code}`, term]));
  const ids = new Map(taxonomies.map(({ id, of }) => [id, of]));
  return {
    ...{ taxonomies, terms },
    taxonomyOf: (id) => ids.get(id.toLowerCase()) ?? null,
    termById: (id) => byId.get(id.toLowerCase()) ?? null,
    term: (of, code) => byCode.get(`${of} ${code}`) ?? null
  };
}
