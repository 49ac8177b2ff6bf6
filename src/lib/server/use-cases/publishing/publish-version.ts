import { planPeriod } from '#lib/domain/plans/plan.ts';
import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import { type MeasureView, measureViews } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { EventLog } from '../event-log.ts';
import { PLAN_SOURCE, planEntries } from './plan-entries.ts';
import type { KeptRecord } from './record-state.ts';

/** JSON is the last: it names the others by their hashes. */
export const VERSION_FORMATS = ['pdf', 'archive-pdf', 'docx', 'json'] as const;
export type VersionFormat = (typeof VERSION_FORMATS)[number];

/** A version as the renderers see it: frozen content, and the records of its state so far. */
export type VersionToPrint = {
  document: PlanDocument;
  number: number;
  contentHash: string;
  records: readonly KeptRecord[];
  today: CalendarDay;
};

export type StoredFile = { format: VersionFormat; fileHash: string; size: number };

/** What publishing asks of storage, inside one transaction of the body. */
export type PublishStores = {
  versions: {
    find(
      planId: string,
      number: number
    ): Promise<{ contentHash: string; frozenAt: Date; document: PlanDocument } | undefined>;
    records(planId: string): Promise<KeptRecord[]>;
    renditions(planId: string, contentHash: string): Promise<(StoredFile & { stateId: string | null })[]>;
    addRendition(
      planId: string,
      contentHash: string,
      rendition: StoredFile & { stateId: string | null }
    ): Promise<void>;
  };
  published: {
    publish(
      version: {
        planId: string;
        number: number;
        period: string;
        title: string;
        validFrom: CalendarDay;
        validTo: CalendarDay;
        contentHash: string;
        records: KeptRecord[];
        demonstration: boolean;
        publishedAt: Date;
        document: PlanDocument;
      },
      measures: ReadonlyMap<string, MeasureView>
    ): Promise<void>;
    publishFile(
      file: StoredFile & { planId: string; number: number; stateId: string | null; publishedAt: Date }
    ): Promise<void>;
    raiseRevision(): Promise<number>;
  };
  search: { replaceEntriesOf(source: string, entries: SearchEntry[]): Promise<void> };
  events: EventLog;
};

/** What publishing asks of the rest of the program. */
export type PublishPorts = {
  /** Each call is a transaction of its own: nobody waits while files are being made. */
  inBody<T>(work: (stores: PublishStores) => Promise<T>): Promise<T>;
  /** `others` are the files of the same content and state that are made already. */
  print(version: VersionToPrint, format: VersionFormat, others: readonly StoredFile[]): Promise<Uint8Array>;
  files: { put(content: Uint8Array): Promise<string> };
  /** Called when the new content can be read. */
  changed(revision: number): Promise<void>;
};

export type PublishOutcome = 'published' | 'not-allowed' | 'no-such-version';

/**
 * Makes a frozen version readable by everybody, in every format, with the state it has today. May be repeated: after
 * a crash it finishes what was begun, after a new state it adds the files that print it; older files stay.
 */
export async function publishVersion(
  ports: PublishPorts,
  actor: Actor,
  input: {
    body: PlanningBody & { place: string; region: string | null };
    planId: string;
    number: number;
    now: Date;
    today: CalendarDay;
  }
): Promise<PublishOutcome> {
  if (refuseAction(actor, 'publish-version')) return 'not-allowed';
  const { planId, number, now, today } = input;
  const found = await ports.inBody(({ versions }) => readVersion(versions, planId, number));
  if (!found) return 'no-such-version';
  const { version, records, renditions } = found;
  const stateId = records.at(-1)?.id ?? null;

  const files = renditions.filter((rendition) => rendition.stateId === stateId);
  const missing = VERSION_FORMATS.filter((format) => !files.some((file) => file.format === format));
  const made: StoredFile[] = [];
  for (const format of missing) {
    const content = await ports.print({ ...version, number, records, today }, format, [...files, ...made]);
    // On the disk before a row speaks of it.
    made.push({ format, fileHash: await ports.files.put(content), size: content.byteLength });
  }

  const revision = await ports.inBody(async (stores) => {
    const { document, contentHash } = version;
    for (const file of made) await stores.versions.addRendition(planId, contentHash, { ...file, stateId });
    await stores.published.publish(
      {
        ...{ planId, number, contentHash, document, records },
        period: planPeriod(document.plan),
        title: document.plan.title,
        validFrom: document.plan.validFrom,
        validTo: document.plan.validTo,
        demonstration: document.demonstration,
        publishedAt: now
      },
      measureViews(document)
    );
    // Read again: a second click may have kept its files first.
    const kept = (await stores.versions.renditions(planId, contentHash)).filter(
      (rendition) => rendition.stateId === stateId
    );
    for (const file of kept) {
      await stores.published.publishFile({ ...file, planId, number, stateId, publishedAt: now });
    }
    // Search speaks of approved plans only: a draft found by a stranger would pass for the plan.
    if (wasApproved(planStateOn(records, document.plan, today))) {
      await stores.search.replaceEntriesOf(PLAN_SOURCE, planEntries(document, input.body));
    }
    await stores.events.add({
      actorId: actor.actorId,
      action: 'published',
      subject: 'plan',
      subjectId: planId,
      details: { number, contentHash, stateId }
    });
    return stores.published.raiseRevision();
  });
  await ports.changed(revision);
  return 'published';
}

async function readVersion(versions: PublishStores['versions'], planId: string, number: number) {
  const version = await versions.find(planId, number);
  if (!version) return undefined;
  const all = await versions.records(planId);
  return {
    version: { document: version.document, contentHash: version.contentHash },
    records: all.filter((record) => record.contentHash === version.contentHash),
    renditions: await versions.renditions(planId, version.contentHash)
  };
}
