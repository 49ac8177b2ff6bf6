import { placeFact } from '../../directory/facts/place-fact.ts';
import { refuseFact } from '../../directory/facts/refuse-fact.ts';
import {
  type FactContents,
  type FactKind,
  knownOn,
  type ServiceFact
} from '../../directory/facts/service-fact.ts';
import type { Service } from '../../directory/service.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { asMoney, asText, type Difference, type DirectoryChanges, difference } from './change.ts';
import { columnsOf } from './column.ts';
import type { FaultReason, ImportFault } from './fault.ts';
import type { ImportGround } from './ground.ts';
import type { KeptLookup } from './kept-lookup.ts';
import { faultOf } from './proposing.ts';
import type { SaidAbout } from './read-about.ts';
import type { SaidService } from './read-services.ts';
import { webAddress } from './web-address.ts';
import { WORDS_OF_ENTRANCE, WORDS_OF_LANGUAGE, WORDS_OF_STATUS, wordOf } from './words.ts';

type Proposing = {
  ground: ImportGround;
  faults: ImportFault[];
  changes: DirectoryChanges;
  kept: KeptLookup;
};
type About = SaidAbout['facts'];
/** Fields of a content that a file may say; what it keeps silent about is undefined. */
type Own<Content> = { [Field in keyof Content]?: Content[Field] | undefined };

/** What a fee is called that a file gives in one column. */
const FEE = 'úhrada za službu';

/** Compares what a file says about a service with what is known on the day from which it says so. */
export function proposeFacts(said: SaidService, service: Service, proposing: Proposing): void {
  const { ground, faults, changes, kept } = proposing;
  const day = said.about.facts.factsSince ?? ground.today;
  const ofService = kept.factsOf(service.id);
  const known = knownOn(ofService, day);
  for (const [kind, content] of contentsSaid(said.about.facts, known)) {
    const present = known.get(kind);
    if (present && canonicalJson(present.content) === canonicalJson(content)) continue;
    const others = ofService.filter((one) => one.kind === kind);
    const fact = {
      ...{ id: ground.newId(), serviceId: service.id, kind, content, validFrom: day, validTo: null },
      ...{ confirmedOn: ground.today, source: ground.fileName }
    } as ServiceFact;
    const fault = faultOfFact(fact, said);
    if (fault) {
      faults.push(fault);
      continue;
    }
    const placing = placeFact(others, fact);
    changes.facts.push({
      item: placing.fact,
      // Facts have no revision: one that is followed or replaced counts as changed.
      revision: present ? 0 : null,
      ...{ title: service.name, under: '', line: said.about.line, sheet: said.about.sheet },
      differences: differencesOf(kind, present?.content ?? null, content),
      ...{ ends: placing.ended, replaces: placing.replaced }
    });
  }
}

/** The contents that a file says, each over what is known: about the rest it keeps silent. */
function contentsSaid(
  about: About,
  known: ReadonlyMap<FactKind, ServiceFact>
): [FactKind, FactContents[FactKind]][] {
  const over = <Kind extends FactKind>(kind: Kind, blank: FactContents[Kind]): FactContents[Kind] =>
    (known.get(kind)?.content as FactContents[Kind] | undefined) ?? blank;
  const said: [FactKind, FactContents[FactKind]][] = [];
  const add = <Kind extends FactKind>(
    kind: Kind,
    blank: FactContents[Kind],
    own: Own<FactContents[Kind]>
  ) => {
    const given = Object.entries(own).filter(([, value]) => value !== undefined);
    if (given.length > 0) said.push([kind, { ...over(kind, blank), ...Object.fromEntries(given) }]);
  };
  const { serviceWebsite: website } = about;
  add('status', { status: 'active', note: '' }, { status: about.status });
  add(
    'contact',
    { office: '', phone: '', email: '', website: '' },
    {
      ...{ office: about.office, phone: about.phone, email: about.email },
      website: website === undefined ? undefined : (webAddress(website) ?? website)
    }
  );
  add('opening', { hours: [], note: '' }, { note: about.opening });
  add(
    'fees',
    { rows: [], note: '' },
    { rows: feeRows(about, over('fees', { rows: [], note: '' })), note: about.feeNote }
  );
  add('admission', { steps: [], papers: [] }, { steps: about.steps, papers: about.papers });
  add(
    'access',
    { entrance: 'unknown', note: '', languages: [] },
    { entrance: about.entrance, languages: about.languages }
  );
  return said;
}

/** The one fee of a file among those that are known. */
function feeRows(
  { fee, feePer }: About,
  { rows }: FactContents['fees']
): FactContents['fees']['rows'] | undefined {
  if (fee === undefined) return undefined;
  const known = rows.find(({ what }) => what === FEE);
  const row = { what: FEE, cents: fee, per: feePer ?? known?.per ?? '' };
  return known ? rows.map((one) => (one === known ? row : one)) : [...rows, row];
}

function faultOfFact(fact: ServiceFact, said: SaidService): ImportFault | null {
  const refusal = refuseFact(fact);
  if (refusal === null) return null;
  const { facts, lineOf } = said.about;
  const at = (key: keyof About, column: string, reason: FaultReason): ImportFault => ({
    ...faultOf(said.about, column, String(facts[key] ?? '')),
    line: lineOf[key] ?? said.about.line,
    reason
  });
  if (refusal === 'not-an-email') return at('email', 'E-mail', 'not-an-email');
  if (refusal === 'not-a-website') return at('serviceWebsite', 'Web služby', 'not-a-website');
  throw new Error(`A row of a file cannot say this: ${refusal}`);
}

type Shown = {
  [Kind in FactKind]?: readonly [keyof About, (content: FactContents[Kind]) => ReturnType<typeof asText>][];
};

/** How each column of a fact is shown beside what stood there. */
const SHOWN: Shown = {
  status: [['status', ({ status }) => asText(wordOf(WORDS_OF_STATUS, status))]],
  contact: [
    ['office', ({ office }) => asText(office)],
    ['phone', ({ phone }) => asText(phone)],
    ['email', ({ email }) => asText(email)],
    ['serviceWebsite', ({ website }) => asText(website)]
  ],
  opening: [['opening', ({ note }) => asText(note)]],
  fees: [
    ['fee', ({ rows }) => asMoney(rows.find(({ what }) => what === FEE)?.cents)],
    ['feePer', ({ rows }) => asText(rows.find(({ what }) => what === FEE)?.per ?? '')],
    ['feeNote', ({ note }) => asText(note)]
  ],
  admission: [
    ['steps', ({ steps }) => asText(steps.join('; '))],
    ['papers', ({ papers }) => asText(papers.join('; '))]
  ],
  access: [
    ['entrance', ({ entrance }) => asText(wordOf(WORDS_OF_ENTRANCE, entrance))],
    [
      'languages',
      ({ languages }) => asText(languages.map((one) => wordOf(WORDS_OF_LANGUAGE, one)).join(', '))
    ]
  ]
};

function differencesOf(kind: FactKind, before: unknown, after: unknown): Difference[] {
  const fields = (SHOWN[kind] ?? []) as readonly [
    keyof About,
    (content: unknown) => ReturnType<typeof asText>
  ][];
  const known = columnsOf('services');
  return fields.flatMap(([field, show]) => {
    const column = known.find(([key]) => key === field)?.[0];
    return column ? difference(column, before === null ? null : show(before), show(after)) : [];
  });
}
