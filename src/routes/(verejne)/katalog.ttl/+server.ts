import { turtle } from '#lib/server/api/open-data/rdf.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { answerWithCatalogue } from '../open-data-file.ts';
import type { RequestHandler } from './$types';

/** The catalogue of open data of this installation by DCAT-AP-SK 3.0.0, in Turtle. */
export const GET: RequestHandler = (event) =>
  answerWithCatalogue(event, turtle(`${theInstallation().origin}/katalog.ttl`), {
    path: '/katalog.jsonld',
    type: 'application/ld+json'
  });

export const HEAD = GET;
