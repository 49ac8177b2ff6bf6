import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import type { PictureFiles } from './picture.ts';
import type { PdfStandard } from './typst-compile.ts';

/** A PDF of one standard, or a DOCX. */
export type PrintFormat = PdfStandard | 'docx';

export type PrintOrder = {
  order: number;
  document: PublicationDocument;
  pictures: PictureFiles;
  format: PrintFormat;
};
export type PrintAnswer = { order: number; file: Uint8Array } | { order: number; failure: string };

type Waiting = { resolve: (file: Uint8Array) => void; reject: (reason: Error) => void };

/** Prints publications, one after another, in a thread that ends when nobody has printed for a while. */
export type Printer = {
  /** One file. Rejects when the document is refused, for instance for a figure without its alternative text. */
  print(document: PublicationDocument, pictures: PictureFiles, format: PrintFormat): Promise<Uint8Array>;
  /** Whether the thread, and the 120 MiB it holds, exists at this moment. */
  isAwake(): boolean;
  /** Ends the thread at once; orders under way are rejected. */
  close(): Promise<void>;
};

/** @param idle milliseconds after the last order until the thread ends; 60 s by foundations.md */
export function openPrinter(idle = 60_000): Printer {
  let worker: Worker | null = null;
  let bedtime: NodeJS.Timeout | undefined;
  let orders = 0;
  const waiting = new Map<number, Waiting>();

  function wake(): Worker {
    // Resolved by package imports, so that it is found from the sources and from the built program alike.
    const started = new Worker(
      createRequire(import.meta.url).resolve('#lib/server/documents/printer-worker.ts')
    );
    started.on('message', settle);
    started.on('error', (error) => abandon(started, error));
    started.on('exit', () => abandon(started, new Error('the printing thread ended before it answered')));
    // An idle printer must not keep the program from ending.
    started.unref();
    return started;
  }

  function settle(answer: PrintAnswer): void {
    const order = waiting.get(answer.order);
    waiting.delete(answer.order);
    if ('file' in answer) order?.resolve(answer.file);
    else order?.reject(new Error(answer.failure));
    if (waiting.size > 0) return;
    worker?.unref();
    bedtime = setTimeout(sleep, idle);
    bedtime.unref();
  }

  function abandon(ended: Worker, reason: Error): void {
    if (ended !== worker) return;
    worker = null;
    clearTimeout(bedtime);
    for (const order of waiting.values()) order.reject(reason);
    waiting.clear();
  }

  async function sleep(): Promise<void> {
    const ending = worker;
    if (ending) abandon(ending, new Error('the printer was closed'));
    await ending?.terminate();
  }

  return {
    print(document, pictures, format) {
      clearTimeout(bedtime);
      worker ??= wake();
      worker.ref();
      const order: PrintOrder = { order: ++orders, document, pictures, format };
      const answered = new Promise<Uint8Array>((resolve, reject) =>
        waiting.set(order.order, { resolve, reject })
      );
      worker.postMessage(order);
      return answered;
    },
    isAwake: () => worker !== null,
    close: sleep
  };
}
