import type { ChoiceProblem } from '#lib/domain/plans/choice/choice-problem.ts';
import { chooseMeasures } from '#lib/domain/plans/choice/choose-measures.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { solver } from './solve-program.ts';

answerOnce(async ({ problem, longestMs }: { problem: ChoiceProblem; longestMs: number }) =>
  chooseMeasures(problem, await solver(longestMs))
);
