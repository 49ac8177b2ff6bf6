import { createHash } from 'node:crypto';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type MessageKey, messages } from '#lib/i18n/messages.ts';
import {
  type Bilingual,
  type CatalogueHead,
  catalogueNodes,
  type Dataset,
  datasetNodes,
  publisherNode
} from '../../api/open-data/dcat.ts';
import type { RdfWriter } from '../../api/open-data/rdf.ts';
import { type CataloguedBody, cataloguedBodies } from '../../db/catalogued-bodies.ts';
import { countryDirectory, type DirectoryState } from '../../db/country-directory.ts';
import type { PublicDb } from '../../db/db.ts';
import type { Operator } from '../operator.ts';
import { datasetsOfBody } from './body-datasets.ts';

/** So many bodies are read at once, by six statements, and so many are written at once. */
const STEP = 300;
const PIECE = 50;

export type CatalogueAsked = {
  db: PublicDb;
  /** Scheme and host of this installation. */
  origin: string;
  operator: Operator | null;
  today: CalendarDay;
};

/** What a catalogue is made from, read before its first word: its mark, and what all its datasets share. */
export async function openCatalogue({ db, origin, operator, today }: CatalogueAsked) {
  const bodies = cataloguedBodies(db);
  const [{ revision, bodies: count }, directory] = await Promise.all([
    bodies.state(),
    countryDirectory(db).state()
  ]);
  const reference = directory.referenceLoadedAt?.getTime() ?? 0;
  const depends = [today, origin, operator, revision, count, directory.revision, reference];
  const publisher = publisherOf(origin, operator);
  const head: CatalogueHead = {
    ...{ origin, publisher },
    ...{ title: inBoth('openData.title'), description: inBoth('openData.description') },
    contact: operator?.email
      ? { name: { sk: operator.name, en: operator.name }, email: operator.email }
      : null
  };
  const given = {
    ...{ today, operator: publisher, hasRegister: directory.hasRegister },
    referenceLoadedAt: directory.referenceLoadedAt
  };
  const nodesOf = (body: CataloguedBody) => {
    const found = datasetsOfBody(body, given);
    if (!found || found.datasets.length === 0) return [];
    return [publisherNode(found.publisher), ...found.datasets.flatMap((one) => datasetNodes(one, head))];
  };
  return {
    /** Weak: what comes is made from this state, but is not known byte by byte before it is sent. */
    etag: `W/"${createHash('sha256').update(JSON.stringify(depends)).digest('base64url').slice(0, 22)}"`,

    /** The whole catalogue piece by piece; of any number of bodies it holds one step in memory. */
    async *written(writer: RdfWriter): AsyncGenerator<string> {
      yield writer.start;
      yield writer.nodes(
        [...catalogueNodes(head), ...datasetNodes(directoryDataset(head, directory), head)],
        true
      );
      let next = bodies.after(null, STEP);
      for (;;) {
        const step = await next;
        const last = step.at(-1);
        if (!last) break;
        next = bodies.after(last.bodyId, STEP);
        // Whoever goes away leaves a read behind that nobody waits for.
        next.catch(() => {});
        for (let at = 0; at < step.length; at += PIECE)
          yield writer.nodes(step.slice(at, at + PIECE).flatMap(nodesOf), false);
      }
      yield writer.end;
    }
  };
}

/** By its IČO; while nobody has said it, by the host, which is the only name we know. */
function publisherOf(origin: string, operator: Operator | null): CatalogueHead['publisher'] {
  const { host } = new URL(origin);
  const name = operator
    ? { sk: operator.name, en: operator.name }
    : {
        sk: messages('sk')('openData.unnamedOperator', { host }),
        en: messages('en')('openData.unnamedOperator', { host })
      };
  return { code: operator?.ico ?? host, name };
}

/** The directory of services of the whole installation, as an interface for programs. */
function directoryDataset({ publisher }: CatalogueHead, { hasRegister }: DirectoryState): Dataset {
  return {
    ...{ key: 'adresar', publisher, themes: ['SOCI'], frequency: 'UPDATE_CONT' },
    ...{ title: inBoth('openData.directory.title'), description: inBoth('openData.directory.description') },
    keywords: [inBoth('openData.keyword.services'), inBoth('openData.keyword.directory')],
    ...{ issued: null, modified: null, temporal: null },
    ...{ spatial: 'https://data.gov.sk/id/nuts1/SK0', page: '/zdroje-udajov#rozhranie' },
    ...{ terms: hasRegister ? 'register' : 'free', files: [] },
    interface: {
      ...{ path: '/api/hsds', description: '/api/hsds/openapi.json' },
      ...{
        conformsTo: 'https://docs.openreferral.org/en/3.1/',
        title: inBoth('openData.directory.interface')
      }
    }
  };
}

type Plain = Extract<MessageKey, `openData.${string}`> &
  (
    | 'openData.title'
    | 'openData.description'
    | 'openData.directory.title'
    | 'openData.directory.description'
    | 'openData.directory.interface'
    | 'openData.keyword.services'
    | 'openData.keyword.directory'
  );

const inBoth = (key: Plain): Bilingual => ({ sk: messages('sk')(key), en: messages('en')(key) });
