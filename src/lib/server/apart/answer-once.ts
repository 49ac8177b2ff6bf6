/**
 * The other side of `inOwnProcess`: answers what the process is asked, once. What it holds goes away with it; a fault
 * ends it, and is told to nobody but by its end.
 */
export function answerOnce<Given, Answer>(work: (given: Given) => Promise<Answer>): void {
  process.once('message', async ({ given }: { given: Given }) => {
    process.send?.(await work(given));
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C reaches the whole group: the program itself decides when its readers end.
  process.on('SIGINT', () => {});
}
