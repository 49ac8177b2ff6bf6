import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { RdfName, RdfNode, RdfValue } from './rdf.ts';

/** The same words in both languages of the catalogue. */
export type Bilingual = { sk: string; en: string };

/**
 * Who answers for a dataset. The profile wants an address among legal subjects of data.gov.sk, which are known by IČO;
 * where we do not know it, a code that can be taken for no IČO stands there.
 */
export type DataPublisher = { code: string; name: Bilingual };

const EU = 'http://publications.europa.eu/resource/authority';
const IANA = 'http://www.iana.org/assignments/media-types';

/** Media type and EU file type of what can be downloaded, with the name that people know it by. */
export const FILE_FORMATS = {
  json: { media: 'application/json', file: 'JSON', name: 'JSON' },
  pdf: { media: 'application/pdf', file: 'PDF', name: 'PDF' },
  'archive-pdf': { media: 'application/pdf', file: 'PDFA2A', name: 'PDF/A' },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    file: 'DOCX',
    name: 'DOCX'
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    file: 'XLSX',
    name: 'XLSX'
  },
  csv: { media: 'text/csv', file: 'CSV', name: 'CSV' },
  stratml: { media: 'application/xml', file: 'XML', name: 'StratML' }
} as const;

export type FileFormat = keyof typeof FILE_FORMATS;

/** A file of a dataset by its path on this installation, or the interface that gives the data. */
export type DataFile = { path: string; format: FileFormat };
export type DataInterface = { path: string; description: string; conformsTo: string; title: Bilingual };

const NO_WORK = 'https://data.gov.sk/def/authors-work-type/3';
const NO_DATABASE = 'https://data.gov.sk/def/original-database-type/3';
const NO_SPECIAL_RIGHT = 'https://data.gov.sk/def/codelist/database-creator-special-rights-type/2';
const PERSONAL = 'https://data.gov.sk/def/personal-data-occurence-type/1';
const NOT_PERSONAL = 'https://data.gov.sk/def/personal-data-occurence-type/2';
const BY_SA = `${EU}/licence/CC_BYSA_4_0`;
const BY_IGO = 'https://creativecommons.org/licenses/by/3.0/igo/';
const ODBL = `${EU}/licence/ODC_BL`;

/** Terms of use: rights in a work, in a database as a work, of who made the database; whether persons stand in it. */
const TERMS = {
  /** What a body decided or counted: nobody reserves a right. */
  free: [NO_WORK, NO_DATABASE, NO_SPECIAL_RIGHT, NOT_PERSONAL],
  /** The same with names of people who wished them shown. */
  'free-with-names': [NO_WORK, NO_DATABASE, NO_SPECIAL_RIGHT, PERSONAL],
  /** Reckoned from the projection of the UN. */
  projection: [NO_WORK, BY_IGO, BY_IGO, NOT_PERSONAL],
  /** Distances between settlement centres of OpenStreetMap. */
  distances: [NO_WORK, NO_DATABASE, ODBL, NOT_PERSONAL],
  /** The same with rows of the national register of providers. */
  'distances-and-register': [NO_WORK, BY_SA, ODBL, NOT_PERSONAL],
  register: [NO_WORK, BY_SA, BY_SA, NOT_PERSONAL]
} as const;

export type TermsOfUse = keyof typeof TERMS;

export type Dataset = {
  /** Lasting: it makes the addresses of the dataset and of its files in the graph. */
  key: string;
  publisher: DataPublisher;
  title: Bilingual;
  description: Bilingual;
  keywords: readonly Bilingual[];
  themes: readonly ('SOCI' | 'GOVE')[];
  /** How often it changes, by the EU list of frequencies. */
  frequency: 'IRREG' | 'DAILY' | 'UPDATE_CONT';
  issued: Date | null;
  modified: Date | null;
  temporal: { from: CalendarDay; to: CalendarDay } | null;
  /** Whole address of the territory. */
  spatial: string;
  /** Path of the page that shows the same to people. */
  page: string;
  terms: TermsOfUse;
  files: readonly DataFile[];
  interface?: DataInterface;
};

/** What the catalogue says of itself. */
export type CatalogueHead = {
  origin: string;
  title: Bilingual;
  description: Bilingual;
  publisher: DataPublisher;
  contact: { name: Bilingual; email: string } | null;
};

const PATH = '/katalog.ttl';

/** The catalogue itself with what its datasets share: terms of use, who keeps it, and where one asks. */
export function catalogueNodes({ origin, title, description, publisher, contact }: CatalogueHead): RdfNode[] {
  return [
    {
      id: addressIn(origin, 'katalog'),
      types: ['dcat:Catalog'],
      said: [
        ['dct:title', both(title)],
        ['dct:description', both(description)],
        ['dct:publisher', [iri(publisherIri(publisher))]],
        ['foaf:homepage', [iri(`${origin}/`)]],
        ['dct:language', ['SLK', 'ENG'].map((code) => iri(`${EU}/language/${code}`))],
        ['dcat:contactPoint', contact ? [iri(addressIn(origin, 'kontakt'))] : []]
      ]
    },
    publisherNode(publisher),
    ...(contact ? [contactNode(origin, contact)] : []),
    ...Object.entries(TERMS).map(([name, [work, database, special, persons]]): RdfNode => {
      const terms: [RdfName, string][] = [
        ['leg:authorsWorkType', work],
        ['leg:originalDatabaseType', database],
        ['leg:databaseProtectedBySpecialRightsType', special],
        ['leg:personalDataContainmentType', persons]
      ];
      return {
        id: termsIri(origin, name as TermsOfUse),
        types: ['leg:TermsOfUse'],
        said: terms.map(([property, value]) => [property, [iri(value)]] as const)
      };
    })
  ];
}

/** A publisher by its name. It stands once in the catalogue, before its datasets. */
export function publisherNode(publisher: DataPublisher): RdfNode {
  return { id: publisherIri(publisher), types: ['foaf:Agent'], said: [['foaf:name', both(publisher.name)]] };
}

/**
 * A dataset with its files by DCAT-AP-SK 3.0.0, and that the catalogue holds it. Addresses in the graph are made of
 * the catalogue's own and a lasting key: a body that changes its name keeps them.
 */
export function datasetNodes(dataset: Dataset, head: Pick<CatalogueHead, 'origin' | 'contact'>): RdfNode[] {
  const { origin } = head;
  const id = addressIn(origin, dataset.key);
  const period = `${id}-obdobie`;
  const files = dataset.files.map((file) => fileNode(dataset, file, origin));
  const served = dataset.interface ? interfaceNodes(dataset, dataset.interface, origin) : [];
  const distributions = [...files, ...served.slice(0, 1)].map((node) => iri(node.id));
  return [
    { id: addressIn(origin, 'katalog'), types: [], said: [['dcat:dataset', [iri(id)]]] },
    {
      id,
      types: ['dcat:Dataset'],
      said: [
        ['dct:title', both(dataset.title)],
        ['dct:description', both(dataset.description)],
        ['dct:publisher', [iri(publisherIri(dataset.publisher))]],
        ['dct:issued', moment(dataset.issued)],
        ['dct:modified', moment(dataset.modified)],
        ['dcat:theme', dataset.themes.map((theme) => iri(`${EU}/data-theme/${theme}`))],
        ['dct:accrualPeriodicity', [iri(`${EU}/frequency/${dataset.frequency}`)]],
        ['dcat:keyword', dataset.keywords.flatMap(both)],
        ['dct:spatial', [iri(dataset.spatial)]],
        ['dct:temporal', dataset.temporal ? [iri(period)] : []],
        ['dcat:contactPoint', head.contact ? [iri(addressIn(origin, 'kontakt'))] : []],
        ['dcat:landingPage', [iri(origin + dataset.page)]],
        ['dcat:distribution', distributions]
      ]
    },
    ...(dataset.temporal ? [periodNode(period, dataset.temporal)] : []),
    ...files,
    ...served
  ];
}

function fileNode({ key, terms }: Dataset, { path, format }: DataFile, origin: string): RdfNode {
  const { media, file, name } = FILE_FORMATS[format];
  const address = iri(origin + path);
  return {
    id: addressIn(origin, `${key}-${format}`),
    types: ['dcat:Distribution'],
    said: [
      ['dct:title', both({ sk: name, en: name })],
      ['leg:termsOfUse', [iri(termsIri(origin, terms))]],
      // The profile wants both, and the same.
      ['dcat:accessURL', [address]],
      ['dcat:downloadURL', [address]],
      ['dcat:mediaType', [iri(`${IANA}/${media}`)]],
      ['dct:format', [iri(`${EU}/file-type/${file}`)]]
    ]
  };
}

/** The distribution first, then the service behind it. */
function interfaceNodes({ key, terms }: Dataset, given: DataInterface, origin: string): RdfNode[] {
  const [distribution, service] = [addressIn(origin, `${key}-api`), addressIn(origin, `${key}-sluzba`)];
  const address = iri(origin + given.path);
  return [
    {
      id: distribution,
      types: ['dcat:Distribution'],
      said: [
        ['dct:title', both(given.title)],
        ['leg:termsOfUse', [iri(termsIri(origin, terms))]],
        ['dcat:accessURL', [address]],
        ['dcat:accessService', [iri(service)]]
      ]
    },
    {
      id: service,
      types: ['dcat:DataService'],
      said: [
        ['dct:title', both(given.title)],
        ['dcat:endpointURL', [address]],
        ['dcat:endpointDescription', [iri(origin + given.description)]],
        ['dct:conformsTo', [iri(given.conformsTo)]],
        ['dcat:servesDataset', [iri(addressIn(origin, key))]]
      ]
    }
  ];
}

function periodNode(id: string, { from, to }: { from: CalendarDay; to: CalendarDay }): RdfNode {
  return {
    id,
    types: ['dct:PeriodOfTime'],
    said: [
      ['dcat:startDate', [{ at: from, type: 'date' }]],
      ['dcat:endDate', [{ at: to, type: 'date' }]]
    ]
  };
}

function contactNode(origin: string, { name, email }: NonNullable<CatalogueHead['contact']>): RdfNode {
  return {
    id: addressIn(origin, 'kontakt'),
    types: ['vcard:Organization'],
    said: [
      ['vcard:fn', both(name)],
      ['vcard:hasEmail', [iri(`mailto:${email}`)]]
    ]
  };
}

const addressIn = (origin: string, key: string) => `${origin}${PATH}#${key}`;
const termsIri = (origin: string, name: TermsOfUse) => addressIn(origin, `podmienky-${name}`);
const publisherIri = ({ code }: DataPublisher) => `https://data.gov.sk/id/legal-subject/${code}`;
const iri = (address: string): RdfValue => ({ iri: address });
const both = ({ sk, en }: Bilingual): RdfValue[] => [
  { text: sk, language: 'sk' },
  { text: en, language: 'en' }
];
const moment = (at: Date | null): RdfValue[] => (at ? [{ at: at.toISOString(), type: 'dateTime' }] : []);
