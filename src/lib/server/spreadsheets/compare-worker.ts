import { answerOnce } from '../apart/answer-once.ts';
import { type Asking, type Comparing, compareHere } from './compare-here.ts';

answerOnce((given: Comparing, ask) =>
  compareHere(given, {
    read: ((name, asked) => ask({ name, asked })) as Asking['read'],
    feedLists: () => ask({ name: 'feedLists' }) as ReturnType<Asking['feedLists']>
  })
);
