/** A thread that renders: tasks come in, results go out. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderOne, type RenderSetup, type RenderTask } from './render.ts';

async function work(tasks: RenderTask[]): Promise<void> {
  const results = [];
  // oxlint-disable-next-line no-await-in-loop -- there is a thread for each core already
  for (const task of tasks) results.push(await renderOne(workerData as RenderSetup, task));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(results);
}

parentPort?.on('message', (tasks: RenderTask[]) => void work(tasks));
