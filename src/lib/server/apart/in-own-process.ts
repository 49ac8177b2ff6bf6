import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';

export type ProcessLimits = {
  /** MiB that its JavaScript may hold. */
  heapMb: number;
  /** MiB for short-lived objects: with room for them they are not copied. */
  youngMb?: number;
  longestMs: number;
};

/** What the process says: its answer, or a question of which it waits for the answer. */
export type FromProcess<Answer> = { answer: Answer } | { question: unknown };

/** What came of it: the answer, or why there is none. */
export type OwnProcessOutcome<Answer> =
  | { outcome: 'answered'; answer: Answer }
  | { outcome: 'damaged' | 'too-long' };

/**
 * Has work on a file of somebody else done in a process of its own, so that nobody waits for it and a file made to
 * hurt can only hurt itself: memory and time are limited, and what breaks the process is a damaged file. A thread would
 * not do: one that fills its heap faster than it can be stopped ends the whole program.
 * @param worker package import of a module that calls `answerOnce`
 * @param serve answers what the process asks while it works; what this throws ends it and is thrown here
 */
export function inOwnProcess<Answer>(
  worker: string,
  given: unknown,
  { heapMb, youngMb, longestMs }: ProcessLimits,
  serve?: (question: unknown) => Promise<unknown>
): Promise<OwnProcessOutcome<Answer>> {
  // Resolved by package imports, so that it is found from the sources and from the built program alike.
  const started = fork(createRequire(import.meta.url).resolve(worker), {
    execArgv: [
      `--max-old-space-size=${heapMb}`,
      ...(youngMb === undefined ? [] : [`--max-semi-space-size=${youngMb}`])
    ],
    serialization: 'advanced',
    // What a library prints about a file is nobody's business.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  });
  yieldToVisitors(started.pid);
  let late: NodeJS.Timeout | undefined;
  return new Promise<OwnProcessOutcome<Answer>>((resolve, reject) => {
    late = setTimeout(() => resolve({ outcome: 'too-long' }), longestMs);
    const broken = () => resolve({ outcome: 'damaged' });
    started.on('message', (message: FromProcess<Answer>) => {
      if ('answer' in message) resolve({ outcome: 'answered', answer: message.answer });
      else if (!serve) broken();
      else serve(message.question).then((served) => started.send({ served }, () => undefined), reject);
    });
    started.once('error', broken);
    started.once('exit', broken);
    // One that is gone before it was asked says so by its exit.
    started.send({ given }, () => undefined);
  }).finally(() => {
    clearTimeout(late);
    started.kill('SIGKILL');
  });
}

/** Where every core is wanted, whoever waits for a page comes first. */
function yieldToVisitors(pid: number | undefined): void {
  // One that could not be started has no number; one that ended at once cannot be slowed down.
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {}
}
