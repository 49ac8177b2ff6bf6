import { answerOnce } from '../apart/answer-once.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

answerOnce((content: Uint8Array) => readSpreadsheet(Buffer.from(content)));
