/** How quickly `org-cards publish` makes a site, what a second run costs, and how much memory a large directory takes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { feedText } from './feeds.mjs';
import { line, times } from './figures.mjs';

const command = resolve(import.meta.dirname, '../../dist/cli/main.js');
/** Organizations of the feed for speed, and of that for memory. */
const MANY = 2_000;
const LARGE = 36_000;
const PICTURES = 60;

/** Wall seconds and the most memory that it took, as the system counts it where it does (Linux), else as Node sees it. */
function run(work, ...args) {
  const start = performance.now();
  let peak = 0;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, 'publish', ...args, '--base-url', 'https://directory.example/'], {
      cwd: work,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 100);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code) fail(new Error(`publish ended with ${code}`));
      else done({ seconds: (performance.now() - start) / 1000, peak });
    });
  });
}

function peakOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return 0;
  }
}

/** @param demo the feed of the demo, whose records are varied */
export async function measurePublish(demo) {
  const work = mkdtempSync(join(tmpdir(), 'org-cards-bench-'));
  const feed = (count, more = {}) => {
    writeFileSync(join(work, `${count}.json`), feedText({ ...demo, ...more }, count));
    return `${count}.json`;
  };
  try {
    // Nothing is taken away before the end: for minutes ext4 gives no deleted file's place to a new one, and to look for
    // places among so many takes it several times as long as to write.
    for (const languages of [['en'], demo.languages]) {
      const input = feed(MANY, { languages });
      const out = `site-${languages.length}`;
      const first = await run(work, input, '--out', out, '--no-pictures');
      const second = await run(work, input, '--out', out, '--no-pictures');
      const speed = MANY / first.seconds;
      const what = `${languages.length} language${languages.length > 1 ? 's' : ''}`;
      line(
        `publish, ${MANY} organisations, ${what}`,
        `${times(300 / speed)} the time at 300 a second: ${Math.round(speed)} a second`,
        300 / speed,
        1,
      );
      line(
        `publish again, nothing changed, ${what}`,
        `${times(second.seconds / first.seconds)} the first run: ${second.seconds.toFixed(2)} s`,
        second.seconds / first.seconds,
        languages.length > 1 ? 0.05 : undefined,
      );
    }
    const pictures = await run(work, feed(PICTURES, { languages: ['en'] }), '--out', 'pictures');
    line(
      `publish with pictures, ${PICTURES} organisations`,
      `${(PICTURES / pictures.seconds).toFixed(1)} organisations a second, three pictures each`,
    );
    const large = [feed(LARGE, { languages: ['en'] }), '--out', 'large', '--no-pictures'];
    const { peak, seconds } = await run(work, ...large);
    if (peak) line(`publish, ${LARGE} organisations, memory`, `${times(peak / 1e9)} of 1 GB`, peak / 1e9, 1);
    // Of a site that is made in two seconds, the start of Node alone is more than a twentieth.
    const again = await run(work, ...large);
    line(
      `publish again, ${LARGE} organisations`,
      `${times(again.seconds / seconds)} the first run: ${again.seconds.toFixed(2)} s`,
      again.seconds / seconds,
      0.05,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
