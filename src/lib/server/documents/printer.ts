import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import type { PictureFiles } from './picture.ts';
import type { SheetOrder } from './sheet-input.ts';
import type { PdfStandard, PrintedLetters } from './typst-compile.ts';

/** A PDF of one standard, or a DOCX. */
export type PrintFormat = PdfStandard | 'docx';

export type PrintOrder =
  | { document: PublicationDocument; pictures: PictureFiles; format: PrintFormat }
  | { sheets: SheetOrder; format: 'sheets' }
  | { letters: PrintedLetters; format: 'letters' };
/** What the printing process says to one order; `memory` is what it holds afterwards, in bytes. */
export type PrintAnswer = { memory: number } & ({ file: Uint8Array } | { failure: string });

/** Prints publications and sheets, one after another, in a process that ends when nobody has printed for a while. */
export type Printer = {
  /**
   * One file. Rejects when the document is refused, for instance for a figure without its alternative text, and when
   * the printing process ends before it answers; orders after it are printed by a new one.
   */
  print(document: PublicationDocument, pictures: PictureFiles, format: PrintFormat): Promise<Uint8Array>;
  /** Sheets of a questionnaire as PDF. Rejects as `print` does. */
  printSheets(sheets: SheetOrder): Promise<Uint8Array>;
  /** Letters with one-time codes as PDF/UA-1. Rejects as `print` does. */
  printLetters(letters: PrintedLetters): Promise<Uint8Array>;
  /** The printing process, which exists only while somebody prints and a while after. */
  processId(): number | null;
  /** Ends the process at once; orders that are not finished are rejected. */
  close(): Promise<void>;
};

/** Its JavaScript heap: a DOCX of sixty pages takes some 100 MiB of it. */
const HEAP = ['--max-old-space-size=256', '--max-semi-space-size=4'];
/**
 * What the fonts and pages of Typst took goes back to the system between two documents, and its threads share one
 * arena: glibc keeps both else, 30 MiB for each plan.
 */
const ALLOCATION = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };
/** A printing process that holds more after an order is replaced: what the system lent it, it does not give back. */
const MOST_MEMORY = 300 * 1024 * 1024;

/** What prints a format. Both in one process would hold 330 MiB, one of them alone 220 at most. */
type Engine = 'typst' | 'docx';
const engineOf = (format: PrintOrder['format']): Engine => (format === 'docx' ? 'docx' : 'typst');

type Job = { order: PrintOrder; resolve: (file: Uint8Array) => void; reject: (reason: Error) => void };

/** @param idle milliseconds after the last order until the process ends; 60 s by foundations.md */
export function openPrinter(idle = 60_000, mostMemory = MOST_MEMORY): Printer {
  const waiting: Job[] = [];
  let printing: Job | null = null;
  let child: ChildProcess | null = null;
  let engine: Engine | null = null;
  let bedtime: NodeJS.Timeout | undefined;

  function next(): void {
    if (printing) return;
    const job = waiting.shift();
    if (!job) {
      rest();
      return;
    }
    clearTimeout(bedtime);
    printing = job;
    if (engine !== engineOf(job.order.format)) void dismiss();
    engine = engineOf(job.order.format);
    child ??= wake();
    child.ref();
    child.channel?.ref();
    child.send(job.order, (error) => error && abandon(child, error));
  }

  function wake(): ChildProcess {
    // Resolved by package imports, so that it is found from the sources and from the built program alike.
    const path = createRequire(import.meta.url).resolve('#lib/server/documents/printer-worker.ts');
    const started = fork(path, {
      execArgv: HEAP,
      env: { ...process.env, ...ALLOCATION },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc']
    });
    started.on('message', (answer) => settle(started, answer as PrintAnswer));
    started.on('error', (error) => abandon(started, error));
    started.on('exit', () => abandon(started, new Error('The printing process ended before it answered.')));
    return started;
  }

  function settle(from: ChildProcess, answer: PrintAnswer): void {
    const job = printing;
    if (from !== child || !job) return;
    printing = null;
    if ('file' in answer) job.resolve(answer.file);
    else job.reject(new Error(answer.failure));
    if (answer.memory > mostMemory) void dismiss();
    next();
  }

  /** Nobody waits: an idle printer must not keep the program from ending. */
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    clearTimeout(bedtime);
    bedtime = setTimeout(dismiss, idle);
    bedtime.unref();
  }

  /** A process that died takes the order it was printing with it, and no other. */
  function abandon(ended: ChildProcess | null, reason: Error): void {
    if (!ended || ended !== child) return;
    child = null;
    printing?.reject(reason);
    printing = null;
    next();
  }

  async function dismiss(): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    // An idle one keeps nothing awake; whoever waits for its end must be.
    ending.ref();
    ending.kill('SIGKILL');
    await gone;
  }

  function ordered(order: PrintOrder): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      next();
    });
  }

  return {
    print: (document, pictures, format) => ordered({ document, pictures, format }),
    printSheets: (sheets) => ordered({ sheets, format: 'sheets' }),
    printLetters: (letters) => ordered({ letters, format: 'letters' }),
    processId: () => child?.pid ?? null,
    async close() {
      clearTimeout(bedtime);
      const reason = new Error('The printer was closed.');
      for (const job of [...(printing ? [printing] : []), ...waiting.splice(0)]) job.reject(reason);
      printing = null;
      await dismiss();
    }
  };
}
