import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

/*
 * Loaded before the program (NODE_OPTIONS=--import …): on SIGUSR2 the thread of the embedded database is killed, as a
 * fault in it would do.
 */
const { Worker } = threads;
const databases: InstanceType<typeof Worker>[] = [];

threads.Worker = class extends Worker {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given);
    if (String(given[0]).includes('pglite-worker')) databases.push(this);
  }
};
syncBuiltinESMExports();
process.on('SIGUSR2', () => void databases.at(-1)?.terminate());
