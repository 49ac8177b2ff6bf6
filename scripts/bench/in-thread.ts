import { parentPort, Worker, workerData } from 'node:worker_threads';

type Reply<Result> = { result: Result } | { failure: string };

/** Gives an order to a thread of its own, which runs the module of this address with {@link carryOut} in it. */
export function inThread<Result>(module: string, order: unknown): Promise<Result> {
  const worker = new Worker(new URL(module), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', (reply: Reply<Result>) => {
      if ('failure' in reply) reject(new Error(reply.failure));
      else resolve(reply.result);
    });
    worker.once('error', reject);
  });
}

/** The other side: carries out the order where the module is run as such a thread, and does nothing elsewhere. */
export function carryOut<Order, Result>(run: (order: Order) => Promise<Result>): void {
  const port = parentPort;
  if (!port) return;
  run(workerData as Order).then(
    (result) => port.postMessage({ result }),
    (error: Error) => port.postMessage({ failure: error.message })
  );
}
