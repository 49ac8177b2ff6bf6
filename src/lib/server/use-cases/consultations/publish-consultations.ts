import type { Consultation } from '#lib/domain/consultations/consultation.ts';
import type { ConsultedPart } from '#lib/domain/consultations/consulted-part.ts';
import { consultedParts } from '#lib/domain/publishing/consulted-parts.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';

export type ShownPart = Omit<ConsultedPart, 'wording'> & { hash: string };

/** What showing discussions asks of storage. */
export type PublishConsultationStores = {
  consultations: { list(): Promise<Pick<Consultation, 'id' | 'planId' | 'versionNumber' | 'endedOn'>[]> };
  publishedConsultations: {
    show(consultationId: string): Promise<void>;
    showParts(consultationId: string, parts: readonly ShownPart[]): Promise<void>;
    showAll(consultationId: string): Promise<void>;
  };
  versions: { find(planId: string, number: number): Promise<{ document: PlanDocument } | undefined> };
  /** The lasting name of a wording: the same by which wordings of blocks are kept. */
  hashOfWording(wording: unknown): string;
};

/** Parts of a draft as they are put before people. */
export function shownParts(document: PlanDocument, hashOf: (wording: unknown) => string): ShownPart[] {
  return consultedParts(document).map(({ wording, ...part }) => ({ ...part, hash: hashOf(wording) }));
}

/** Shows every discussion of a body anew, from its own rows and its frozen versions: when the body has just arrived. */
export async function publishConsultations(stores: PublishConsultationStores): Promise<void> {
  const { consultations, publishedConsultations, versions } = stores;
  for (const { id, planId, versionNumber } of await consultations.list()) {
    const version = await versions.find(planId, versionNumber);
    if (!version) continue;
    await publishedConsultations.show(id);
    await publishedConsultations.showParts(id, shownParts(version.document, stores.hashOfWording));
    await publishedConsultations.showAll(id);
  }
}
