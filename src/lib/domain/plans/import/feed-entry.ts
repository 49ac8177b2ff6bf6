import type { CapacityRecord } from '../../directory/capacity.ts';
import type { FactKind, ServiceFact } from '../../directory/facts/service-fact.ts';
import type { Provider } from '../../directory/provider.ts';

/** An entry of a catalogue as a feed names it; `code` is null where the catalogue has no such code. */
export type FeedTerm = { code: string | null; name: string };

/** Where a service of a feed stands: by a code, by names, or, of a protected place, in a district. */
export type FeedPlace =
  | { unitCode: string }
  | { districtCode: string }
  | { municipality: string; district: string; postalCode: string };

export type FeedFact = {
  [Each in FactKind]: Pick<ServiceFact<Each>, 'kind' | 'content' | 'validFrom' | 'validTo' | 'confirmedOn'>;
}[FactKind];

/** One service of somebody's directory (záznam z cudzieho adresára) in our words. */
export type FeedEntry = {
  /** Its place in the feed, from 1. */
  line: number;
  /** Why it is not taken; null when it may be. */
  leftOut: 'of-the-register' | 'invented' | null;
  provider: Omit<Provider, 'stewardBodyId'>;
  service: {
    id: string;
    name: string;
    registerNumber: string | null;
    kind: FeedTerm;
    forms: readonly FeedTerm[];
    groups: readonly FeedTerm[];
    place: FeedPlace;
    address: string;
  };
  capacities: readonly Pick<
    CapacityRecord,
    'formCode' | 'targetGroupCode' | 'unitCode' | 'value' | 'confirmedOn'
  >[];
  facts: readonly FeedFact[];
};
