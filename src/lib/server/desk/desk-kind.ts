import type { Action, Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Stores } from '../stores.ts';
import type { DirectoryRemovalOutcome } from '../use-cases/directory/remove-from-directory.ts';
import type { RemoveOutcome } from '../use-cases/plans/keep-item.ts';
import type { FormContext } from './forms/form-context.ts';
import type { FaultWord, TypedForm } from './forms/form-field.ts';
import type { AnyFields } from './forms/item-form.ts';
import type { RefusalWord } from './refusal-text.ts';

/** Kinds of things that the desk keeps with a form; their messages stand under `item.{word}`. */
export type KindWord =
  | 'findings'
  | 'needs'
  | 'swot'
  | 'analysisNotes'
  | 'priorities'
  | 'goals'
  | 'measures'
  | 'activities'
  | 'indicators'
  | 'risks'
  | 'humanResources'
  | 'materialResources'
  | 'financialResources'
  | 'providers'
  | 'services'
  | 'capacities';

/** A line of a list: what the thing is called, and what else tells it from others. */
export type ListedItem = {
  id: string;
  title: string;
  notes: string[];
  /** Heading under which it stands; things of one heading can change places. */
  group: string | null;
};

/** What cannot be kept, at a field or at none. */
export type ItemFault = { field: string; word: FaultWord | RefusalWord };

export type KeptForm = { typed: TypedForm; revision: number; title: string };

export type KeepResult =
  | { outcome: 'kept'; id: string }
  | { outcome: 'faults'; faults: ItemFault[] }
  /** Somebody else changed it meanwhile; both wordings are shown, nothing was written. */
  | { outcome: 'conflict'; theirs: KeptForm }
  | { outcome: 'not-allowed' | 'gone' };

/** Removed, or what stands in the way; `uses` say where a row of the directory is used. */
export type RemoveResult = RemoveOutcome | DirectoryRemovalOutcome;

export type Keeping = {
  planId: string;
  id: string;
  /** Null for a new thing. */
  revision: number | null;
  typed: TypedForm;
  context: FormContext;
};

/** One kind of thing at the desk, with the types of its form closed over. */
export type DeskKind = {
  /** Last part of its address: `zistenia`. */
  segment: string;
  /** Address of the page that lists it, under the plan. */
  listSegment: string;
  word: KindWord;
  action: Action;
  movable: boolean;
  removable: boolean;
  /** Whether a kept one can be changed; a record of capacity is followed by the next one instead. */
  changeable: boolean;
  fields(context: FormContext): AnyFields;
  blank(context: FormContext): TypedForm;
  list(context: FormContext): ListedItem[];
  find(stores: Stores, context: FormContext, planId: string, id: string): Promise<KeptForm | undefined>;
  keep(stores: Stores, actor: Actor, keeping: Keeping): Promise<KeepResult>;
  remove(
    stores: Stores,
    actor: Actor,
    removing: { planId: string; id: string; revision: number; context: FormContext }
  ): Promise<RemoveResult>;
  /** Puts a thing before or after its neighbour. */
  move(
    stores: Stores,
    actor: Actor,
    moving: { planId: string; id: string; direction: 'up' | 'down'; context: FormContext }
  ): Promise<'placed' | 'gone' | 'not-allowed'>;
};
