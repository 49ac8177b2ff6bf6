import { answerOnce } from '../apart/answer-once.ts';
import { readScannedSheets } from './read-scanned-sheets.ts';
import type { AskedForScan } from './scan.ts';

answerOnce(({ content, asked }: { content: Uint8Array; asked: AskedForScan }) =>
  readScannedSheets(Buffer.from(content), asked)
);
