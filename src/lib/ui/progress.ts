/** One thing that was told of an activity; `own` words are those of the body, so in Slovak. */
export type ProgressFact = { label: string | null; text: string; own: boolean };
