import { chooseSites } from '#lib/domain/directory/siting/choose-sites.ts';
import type { SitingProblem } from '#lib/domain/directory/siting/siting-problem.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { solver } from './solve-program.ts';

answerOnce(async ({ problem, longestMs }: { problem: SitingProblem; longestMs: number }) =>
  chooseSites(problem, await solver(longestMs))
);
