import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import { readText } from './document-text.ts';

const { content, format } = workerData as { content: Uint8Array; format: DocumentFormat };

// One file, one thread: what it holds goes away with it.
readText(Buffer.from(content), format).then((read) => parentPort?.postMessage(read));
