import type { BudgetAsked } from '#lib/domain/plans/import/read-budget.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { readBudgetFile } from './read-budget.ts';

answerOnce(({ content, asked }: { content: Uint8Array; asked: BudgetAsked }) =>
  readBudgetFile(Buffer.from(content), asked)
);
