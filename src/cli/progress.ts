/** How far a run is. */
import { SingleBar } from 'cli-progress';

type Progress = (what: string, done: number, total: number) => void;

/** Seconds that are left, where anything can be said of them. */
const left = (seconds: number): string => {
  if (!Number.isFinite(Number(seconds))) return '…';
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
};

/** A bar on standard error, once there is enough to wait for; silent where that is no terminal. */
export function progressBar(): { update: Progress; stop: () => void } {
  const bar = new SingleBar(
    { format: '{what} {bar} {value}/{total} · {eta_formatted}', formatTime: left, barsize: 30, clearOnComplete: true, hideCursor: true, noTTYOutput: false, stream: process.stderr },
    undefined,
  ); // prettier-ignore
  let begun: string | undefined;
  return {
    update(what, done, total) {
      if (!process.stderr.isTTY || total < 20) return;
      if (begun !== what) {
        if (begun) bar.stop();
        bar.start(total, done, { what });
        begun = what;
      } else bar.update(done);
    },
    stop: () => void (begun && bar.stop()),
  };
}
