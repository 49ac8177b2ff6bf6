import { parentPort, workerData } from 'node:worker_threads';
import { readSpreadsheet } from './read-spreadsheet.ts';

// One file, one thread: what it holds goes away with it.
readSpreadsheet(Buffer.from(workerData as Uint8Array)).then((read) => parentPort?.postMessage(read));
