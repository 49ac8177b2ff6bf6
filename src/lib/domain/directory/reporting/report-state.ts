/**
 * Where a report stands (stav výkazu): open until its provider sends it, sent until the body accepts it or returns it,
 * and locked with its whole term.
 */
export const REPORT_STATES = ['open', 'sent', 'returned', 'accepted', 'locked'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What happens to a report; `fill` writes figures without sending them. */
export const REPORT_STEPS = ['fill', 'send', 'return', 'accept', 'lock'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

/** What is kept; the state is computed of it, so that the two cannot disagree. */
export type ReportMarks = {
  /** When it was sent the last time; null again once it is returned. */
  sentAt: Date | null;
  /** When it was returned the last time; stays, with its reason, when it is sent again. */
  returnedAt: Date | null;
  acceptedAt: Date | null;
  /** When its term was locked. */
  lockedAt: Date | null;
};

/** The state of a report by what is kept of it. */
export function reportState({ sentAt, returnedAt, acceptedAt, lockedAt }: ReportMarks): ReportState {
  if (lockedAt !== null) return 'locked';
  if (acceptedAt !== null) return 'accepted';
  if (sentAt !== null) return 'sent';
  return returnedAt === null ? 'open' : 'returned';
}

/** Which step leads where; a step that is missing is refused. */
const NEXT: Readonly<Record<ReportState, { readonly [Step in ReportStep]?: ReportState }>> = {
  open: { fill: 'open', send: 'sent', lock: 'locked' },
  sent: { return: 'returned', accept: 'accepted' },
  returned: { fill: 'returned', send: 'sent', lock: 'locked' },
  accepted: { lock: 'locked' },
  locked: {}
};

/** The state after a step, or null where the step is not possible. What was sent is judged before anything is locked. */
export function afterStep(state: ReportState, step: ReportStep): ReportState | null {
  return NEXT[state][step] ?? null;
}

/** What is kept after a step; null where the step is not possible, and then nothing is written. */
export function takeStep(marks: ReportMarks, step: ReportStep, at: Date): ReportMarks | null {
  if (afterStep(reportState(marks), step) === null) return null;
  switch (step) {
    case 'fill':
      return marks;
    case 'send':
      return { ...marks, sentAt: at };
    case 'return':
      return { ...marks, sentAt: null, returnedAt: at };
    case 'accept':
      return { ...marks, acceptedAt: at };
    case 'lock':
      return { ...marks, lockedAt: at };
  }
}

/** How many reports stand where. */
export function countStates(states: readonly ReportState[]): Record<ReportState, number> {
  const counts = { open: 0, sent: 0, returned: 0, accepted: 0, locked: 0 };
  for (const state of states) counts[state] += 1;
  return counts;
}
