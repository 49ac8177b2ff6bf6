import { isPossibleDay } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import {
  type PriorityVote,
  VOTE_RULES,
  type VoteItem,
  type VotePlan,
  type VoteRefusal
} from '#lib/domain/surveys/priority-vote.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { readTypedDay, readTypedWhole } from './forms/typed-values.ts';

const FIELDS = ['title', 'lead', 'rule', 'budget', 'items', 'opens', 'closes', 'public'] as const;
export type TypedVote = Record<(typeof FIELDS)[number], string>;

type FormFault = 'no-rule' | 'opens-wrong' | 'closes-wrong' | 'cost-wrong' | 'budget-wrong';

/** A vote as it was typed, and as it is meant; null with what is wrong where it can be none. */
export function typedVote(
  form: FormData
): { typed: TypedVote } & ({ plan: VotePlan; fault: null } | { plan: null; fault: FormFault }) {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(name)])) as TypedVote;
  const wrong = (fault: FormFault) => ({ typed, plan: null, fault });
  const rule = VOTE_RULES.find((one) => one === typed.rule);
  if (!rule) return wrong('no-rule');
  const [opensOn, closesOn] = [readTypedDay(typed.opens), readTypedDay(typed.closes)];
  if (!opensOn || !isPossibleDay(opensOn)) return wrong('opens-wrong');
  if (!closesOn || !isPossibleDay(closesOn)) return wrong('closes-wrong');
  const hasMoney = rule === 'equal-shares';
  const budget = hasMoney && typed.budget !== '' ? readTypedWhole(typed.budget.replace(/€/g, '')) : null;
  if (hasMoney && typed.budget !== '' && (budget === null || budget > 1_000_000_000))
    return wrong('budget-wrong');
  const items = typedItems(typed.items, hasMoney);
  if (!items) return wrong('cost-wrong');
  const { title, lead } = typed;
  const isPublic = typed.public === 'yes';
  return { typed, plan: { title, lead, rule, budget, isPublic, opensOn, closesOn, items }, fault: null };
}

/** One item a line, its cost behind a vertical bar: `Dovoz obedov | 12 000`. */
function typedItems(text: string, hasMoney: boolean): VoteItem[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const items: VoteItem[] = [];
  for (const [at, line] of lines.entries()) {
    const [title = '', typedCost = ''] = line.split('|').map((part) => part.trim());
    const cost = hasMoney && typedCost !== '' ? readTypedWhole(typedCost.replace(/€/g, '')) : null;
    if (hasMoney && typedCost !== '' && (cost === null || cost > 1_000_000_000)) return null;
    items.push({ number: at + 1, title, cost });
  }
  return items;
}

/** Items as they stand in the field. */
export function itemsAsTyped(items: readonly VoteItem[]): string {
  return items.map(({ title, cost }) => (cost === null ? title : `${title} | ${cost}`)).join('\n');
}

/** A vote as its form shows it. */
export function voteAsTyped(vote: PriorityVote): TypedVote {
  const { title, lead, rule, budget, items, opensOn, closesOn, isPublic } = vote;
  return {
    ...{ title, lead, rule, budget: budget === null ? '' : String(budget), items: itemsAsTyped(items) },
    ...{ opens: opensOn, closes: closesOn, public: isPublic ? 'yes' : '' }
  };
}

const FIELD_OF: Readonly<Record<FormFault | VoteRefusal, keyof TypedVote>> = {
  'no-rule': 'rule',
  'opens-wrong': 'opens',
  'closes-wrong': 'closes',
  'closes-before-opening': 'closes',
  'cost-wrong': 'items',
  'budget-wrong': 'budget',
  'no-budget': 'budget',
  'nothing-fits': 'budget',
  'no-title': 'title',
  'title-too-long': 'title',
  'lead-too-long': 'lead',
  'few-items': 'items',
  'many-items': 'items',
  'item-too-long': 'items',
  'same-items': 'items',
  'no-cost': 'items'
};

/** The sentence at the field where a vote cannot be held. */
export function voteError(fault: FormFault | VoteRefusal, t: Translate): { field: string; text: string } {
  return { field: FIELD_OF[fault], text: t(`votes.error.${fault}`) };
}
