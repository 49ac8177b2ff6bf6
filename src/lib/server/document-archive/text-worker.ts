import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { readText } from './document-text.ts';

answerOnce(({ content, format }: { content: Uint8Array; format: DocumentFormat }) =>
  readText(Buffer.from(content), format)
);
