/** How far a run is. */
import { SingleBar } from 'cli-progress';

/** A bar on standard error, once there is enough to wait for; silent where that is no terminal. */
export function progressBar(what: string): { update: (done: number, total: number) => void; stop: () => void } {
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total} · {eta_formatted}`, barsize: 30, clearOnComplete: true, hideCursor: true, noTTYOutput: false, stream: process.stderr },
    undefined,
  ); // prettier-ignore
  let started = false;
  return {
    update(done, total) {
      if (!process.stderr.isTTY || total < 20) return;
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => void (started && bar.stop()),
  };
}
