import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from './read-document.ts';

// One file, one thread: what it holds goes away with it.
readDocument(Buffer.from(workerData as Uint8Array)).then((read) => parentPort?.postMessage(read));
