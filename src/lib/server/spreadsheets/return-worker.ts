import type { ReturnCode } from '#lib/domain/directory/returns/returned-count.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { readReturn } from './read-return.ts';

answerOnce(({ content, code }: { content: Uint8Array; code: ReturnCode }) =>
  readReturn(Buffer.from(content), code)
);
