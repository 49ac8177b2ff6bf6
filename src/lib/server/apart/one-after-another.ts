/** The same work, never begun before the last one has ended: two large files at once would take all of the memory. */
export function oneAfterAnother<Given extends unknown[], Answer>(
  work: (...given: Given) => Promise<Answer>
): (...given: Given) => Promise<Answer> {
  let turn: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const done = turn.then(() => work(...given));
    turn = done.catch(() => {});
    return done;
  };
}
