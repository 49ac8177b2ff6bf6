/** What a remark may be made on: a block of the text, a kind of service in the matrix, or an item of the plan. */
export const REMARK_SUBJECTS = [
  'block',
  'kind',
  'findings',
  'needs',
  'swot',
  'analysisNotes',
  'priorities',
  'goals',
  'measures',
  'activities',
  'indicators',
  'risks',
  'humanResources',
  'materialResources',
  'financialResources'
] as const;

export type RemarkSubjectKind = (typeof REMARK_SUBJECTS)[number];

/** One thing of a plan: the id of a block or item, or the code of a kind of service. */
export type RemarkSubject = { kind: RemarkSubjectKind; id: string };

/** Longest remark (komentár), in UTF-16 units. */
export const LONGEST_REMARK = 4_000;

export type RemarkRefusal = 'empty' | 'too-long';

/** Why a remark cannot be kept, or null. The text is already without spaces around. */
export function refuseRemark(text: string): RemarkRefusal | null {
  if (text === '') return 'empty';
  return text.length > LONGEST_REMARK ? 'too-long' : null;
}

/** Only who wrote a remark may change or remove it; what nobody signed, nobody may. */
export function isOwnRemark(remark: { actorId: string | null }, actorId: string): boolean {
  return remark.actorId !== null && remark.actorId === actorId;
}

const LONGEST_QUOTE = 120;

/** The first words of what a remark is made on, kept with it for the day on which the thing is gone. */
export function quoteOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.slice(0, LONGEST_QUOTE);
  const end = Math.max(cut.lastIndexOf(' '), LONGEST_QUOTE / 2);
  return `${(cut.isWellFormed() ? cut : cut.slice(0, -1)).slice(0, end)}…`;
}
