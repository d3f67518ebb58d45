/** Hands tasks to as many threads as there are cores, a few at a time, so that memory stays bounded. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { renderOne, type Rendered, type RenderSetup, type RenderTask } from './render.ts';

// Of some hundred functions most run for a few seconds in all: to compile them for speed, in each thread, takes two fifths
// of all time and saves less. Only the hottest are worth it, so each has to run eight times as long first.
setFlagsFromString('--interrupt-budget=1000000');
// Left to itself the heap of a large directory doubles before anybody tidies up, with the text of the feed still in it.
setFlagsFromString('--heap-growing-percent=30');

/** Fewer tasks are done sooner than a thread has started. */
const WORTH_A_THREAD = 60;
const BATCH = 32;
/** Texts are thrown away as soon as they are written: with more room for them there is less to tidy up. */
const YOUNG = { maxYoungGenerationSizeMb: 64 };
/** More would wait for the disk. */
const MOST_THREADS = 8;

const running = new Set<Worker>();
let isOver = false;

/** Ends all threads: when this is done none of them writes any more. The run is not told, since it is to end, too. */
export async function stopThreads(): Promise<void> {
  isOver = true;
  await Promise.all([...running].map((worker) => worker.terminate()));
}

/**
 * @param tasks made while they are taken: nobody holds all of them
 * @param each called with each result, in no order
 */
export async function renderAll(
  setup: RenderSetup,
  tasks: Iterable<RenderTask>,
  count: number,
  each: (result: Rendered) => void,
): Promise<void> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(count / WORTH_A_THREAD));
  if (threads < 2) {
    for (const task of tasks) {
      // oxlint-disable-next-line no-await-in-loop -- the order of the feed
      each(await renderOne(setup, task));
      // Whoever wants it to end, or to see how far it is, gets a turn.
      await setImmediate(); // oxlint-disable-line no-await-in-loop
    }
    return;
  }
  const iterator = tasks[Symbol.iterator]();
  const take = (): RenderTask[] => {
    const batch: RenderTask[] = [];
    while (batch.length < BATCH) {
      const { done, value } = iterator.next();
      if (done) break;
      batch.push(value);
    }
    return batch;
  };
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./worker.js', import.meta.url), { workerData: setup, resourceLimits: YOUNG }),
  );
  for (const worker of workers) running.add(worker);
  try {
    await Promise.all(workers.map((worker) => drive(worker, take, each)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    running.clear();
  }
}

/** Two batches on the way: a thread never waits for the next one. */
function drive(worker: Worker, take: () => RenderTask[], each: (result: Rendered) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let pending = 0;
    const feed = (): void => {
      const batch = take();
      if (batch.length) {
        pending++;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(batch);
      } else if (!pending) resolve();
    };
    worker.on('message', (results: Rendered[]) => {
      pending--;
      try {
        for (const result of results) each(result);
        feed();
      } catch (error) {
        reject(error as Error);
      }
    });
    worker.on('error', reject);
    worker.on('exit', (code) => isOver || reject(new Error(`A thread ended with ${code}.`)));
    feed();
    feed();
  });
}
