import { createHash } from 'node:crypto';
import type { StateRecord } from '#lib/domain/plans/plan-status.ts';
import { freezePlan } from '#lib/domain/publishing/freeze-plan.ts';
import { measureViews } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { addDays, type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { PublishedRecord } from '#lib/server/db/tables/plans.ts';
import type { Installation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { planEntries } from '#lib/server/use-cases/publishing/plan-entries.ts';
import {
  aCapacityChange,
  aCompletePlan,
  aCost,
  aFinding,
  aGoal,
  aLaw,
  aMeasure,
  anActivity,
  anIndicator,
  aPlan
} from '#tests/plan-fixtures.ts';

type SampleBody = Pick<PlanningBody, 'bodyId' | 'kind' | 'name' | 'slug'> & {
  unitCode: string;
  region: string;
};

/** A plan of five years around today: a measure that runs, one that ended, one that begins later. */
export function sampleDocument(body: SampleBody, today: CalendarDay): PlanDocument {
  const year = yearOf(today);
  const plan = aPlan({
    title: `Komunitný plán sociálnych služieb: ${body.name}`,
    validFrom: `${year - 1}-01-01`,
    validTo: `${year + 3}-12-31`,
    capacityDay: today
  });
  const term = (from: number, to: number) =>
    ({ from: addDays(today, from), to: addDays(today, to) }) as const;
  const content = aCompletePlan({
    plan,
    findings: [
      aFinding({ id: 'cakaju' }),
      aFinding({
        id: 'dotaznik',
        position: 'a1',
        statement: 'Najčastejšie ľudia žiadali pomoc v domácnosti.',
        origin: 'survey',
        kindOfNeed: 'felt',
        voice: 'inhabitants',
        source: 'Dotazník pre obyvateľov',
        sample: { answers: 55 as never, population: 2_200 }
      })
    ],
    needs: [{ ...aCompletePlan().needs[0], findingIds: ['cakaju', 'dotaznik'] } as never],
    goals: [
      aGoal({ id: 'goal' }),
      aGoal({ id: 'druhy', position: 'a1', title: 'Ľudia vedia, koho sa opýtať' })
    ],
    measures: [
      aMeasure({
        id: 'measure',
        description: 'Obec prijme jednu opatrovateľku na plný úväzok.',
        capacityChanges: [aCapacityChange({ year: year + 1 })]
      }),
      aMeasure({
        id: 'skoncilo',
        code: 'o2',
        position: 'a1',
        title: 'Opraviť rampu pred úradom',
        change: 'improve',
        subject: { kind: 'buildings-barriers' }
      }),
      aMeasure({
        id: 'neskor',
        code: 'o3',
        position: 'a2',
        goalId: 'druhy',
        title: 'Vydať príručku pomoci',
        change: 'create',
        subject: { kind: 'information' }
      })
    ],
    activities: [
      anActivity({
        id: 'a1',
        ...term(-30, 200),
        partners: ['Charita'],
        costs: [aCost({ year }), aCost({ year: year + 1, sourceCode: null, certainty: 'intention' })]
      }),
      anActivity({ id: 'a2', measureId: 'skoncilo', title: 'Stavebné práce', ...term(-200, -10), costs: [] }),
      anActivity({
        id: 'a3',
        measureId: 'neskor',
        title: 'Zostaviť a vytlačiť príručku',
        ...term(400, 500),
        costs: []
      })
    ],
    indicators: [anIndicator({ targets: [{ year: year + 1, value: 3 }] })],
    cells: aCompletePlan().cells.map((cell, at) => ({ ...cell, year: year - 1 + at }))
  });
  return freezePlan(
    {
      body: { bodyId: body.bodyId, name: body.name, kind: 'municipality', territoryCode: body.unitCode },
      demonstration: true,
      content,
      blocks: [],
      population: null,
      providers: [],
      services: [],
      capacities: [],
      shown: [],
      named: [],
      names: {
        serviceTypes: { 'opatrovatelska-sluzba': { name: 'opatrovateľská služba', provision: '§ 41' } },
        forms: { terenna: 'terénna' },
        targetGroups: { seniori: 'seniori' },
        units: { prijimatelia: 'prijímatelia' },
        sources: { obec: 'rozpočet obce' },
        nationalPriorities: {}
      },
      sources: []
    },
    aLaw(),
    today
  );
}

/** Publishes the sample as a version of the body's plan, in force when approved, with a file for each format. */
export async function publishSample(
  installation: Installation,
  body: SampleBody,
  today: CalendarDay,
  {
    number = 1,
    approved = true,
    planId = '00000000-0000-4000-8000-000000000001',
    rewrite = (document: PlanDocument) => document
  } = {}
): Promise<PlanDocument> {
  const { database, files } = installation;
  const document = rewrite(sampleDocument(body, today));
  const contentHash = createHash('sha256').update(canonicalJson(document)).digest('hex');
  const records = [approved ? approvalOf(today) : discussionOf(today)];
  const fileHash = await files.put(new TextEncoder().encode('%PDF-1.7 skúška'));
  const revision = await inTransaction(database.db, body.bodyId, async ({ published, search }) => {
    const { plan } = document;
    await published.publish(
      {
        ...{ planId, number, contentHash, document, records },
        period: `${yearOf(plan.validFrom)}-${yearOf(plan.validTo)}`,
        title: plan.title,
        validFrom: plan.validFrom,
        validTo: plan.validTo,
        demonstration: true,
        publishedAt: new Date()
      },
      measureViews(document)
    );
    for (const format of ['pdf', 'archive-pdf', 'docx', 'json'] as const) {
      await published.publishFile({
        ...{ planId, number, format, fileHash, stateId: null },
        size: 15,
        publishedAt: new Date()
      });
    }
    if (approved) {
      const place = {
        kind: body.kind,
        slug: body.slug,
        name: body.name,
        place: body.name,
        region: body.region
      };
      await search.replaceEntriesOf('plan', planEntries(document, place));
    }
    return published.raiseRevision();
  });
  await announcePublished(installation, body.bodyId, revision);
  return document;
}

function approvalOf(today: CalendarDay): PublishedRecord {
  const day = addDays(today, -60);
  const record: StateRecord = { kind: 'approved', from: day, to: null };
  const resolution = { body: 'Obecné zastupiteľstvo', number: '12/2026', day };
  const approval = { votes: null, conditions: '', signedOn: null, confirmedOn: null, invented: true };
  return { ...record, id: '00000000-0000-4000-8000-00000000000a', approval: { ...resolution, ...approval } };
}

function discussionOf(today: CalendarDay): PublishedRecord {
  const record: StateRecord = {
    kind: 'opened-for-discussion',
    from: addDays(today, -5),
    to: addDays(today, 25)
  };
  return { ...record, id: '00000000-0000-4000-8000-00000000000b', approval: null };
}
