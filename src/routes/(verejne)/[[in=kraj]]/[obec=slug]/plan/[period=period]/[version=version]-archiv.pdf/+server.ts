import { answerWithFile } from '../../plan-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerWithFile(event, 'archiv.pdf');
