/** Asks the program and waits for what it answers; one question after another. */
export type Ask = (question: unknown) => Promise<unknown>;

/**
 * The other side of `inOwnProcess`: answers what the process is asked, once. What it holds goes away with it; a fault
 * ends it, and is told to nobody but by its end.
 */
export function answerOnce<Given, Answer>(work: (given: Given, ask: Ask) => Promise<Answer>): void {
  process.once('message', async ({ given }: { given: Given }) => {
    process.send?.({ answer: await work(given, ask) });
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C reaches the whole group: the program itself decides when its readers end.
  process.on('SIGINT', () => {});
}

function ask(question: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    process.once('message', ({ served }: { served: unknown }) => resolve(served));
    process.send?.({ question });
  });
}
