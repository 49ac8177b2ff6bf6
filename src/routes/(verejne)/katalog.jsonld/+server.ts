import { JSON_LD } from '#lib/server/api/open-data/rdf.ts';
import { answerWithCatalogue } from '../open-data-file.ts';
import type { RequestHandler } from './$types';

/** The same catalogue in JSON-LD. */
export const GET: RequestHandler = (event) =>
  answerWithCatalogue(event, JSON_LD, { path: '/katalog.ttl', type: 'text/turtle' });

export const HEAD = GET;
