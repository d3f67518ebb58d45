/**
 * `npm test`: everything that must hold before a change lands, one step after the other. It goes on after a failure,
 * shows what the failed steps said, and ends with `N passed, N failed`: every test case counts, and every other step.
 * `npm run test:firefox`: whatever opens a browser, in Firefox. `npm run test:random`: everything, with other cases.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const testFiles = readdirSync(import.meta.dirname, { recursive: true }).map((file) => join('test', file));
const nodeTests = testFiles.filter((file) => file.endsWith('.node.test.mjs'));

const firefox = process.argv[2] === 'firefox';
if (process.argv[2] === 'random') process.env.SEED ??= String(Date.now() % 2 ** 31);
if (process.env.SEED) console.log(`SEED=${process.env.SEED}`);
const opensBrowser = (file) => readFileSync(join(root, file), 'utf8').includes("/launch.mjs'");

/** What waits for ever would hold up whoever waits for the result. */
const inNode = ['node', '--test', `--test-timeout=${30 * 60_000}`];
const npm = (script) => ['npm', 'run', '--silent', script];
const everything = [
  { name: 'Lint and format', command: npm('lint') },
  { name: 'Types', command: npm('types') },
  { name: 'Build and sizes', command: npm('build') },
  { name: 'Documentation', command: ['node', 'test/docs.mjs', '--check'] },
  { name: 'Package', command: npm('publint') },
  { name: 'Unused code', command: npm('knip') },
  {
    name: 'Tests in Chromium',
    command: npm('test:browser'),
    when: testFiles.some((file) => file.endsWith('.test.ts')),
  },
  { name: 'Tests in Node', command: [...inNode, ...nodeTests], when: nodeTests.length > 0 },
];
const inFirefox = [
  { name: 'Build and sizes', command: npm('build') },
  {
    name: 'Tests in Firefox',
    command: ['npx', 'wtr', '--config', 'test/web-test-runner.firefox.config.mjs', ...process.argv.slice(3)],
  },
  {
    name: 'Tests in Node that open Firefox',
    command: [...inNode, ...nodeTests.filter(opensBrowser)],
    env: { BROWSER: 'firefox' },
    when: !process.argv[3],
  },
];

let passed = 0;
let failed = 0;
for (const { name, command, env, when = true } of firefox ? inFirefox : everything) {
  if (!when) continue;
  const start = performance.now();
  const { ok, output } = await run(command, env);
  const counts = countsIn(output) ?? { passed: Number(ok), failed: Number(!ok) };
  // A step that breaks down without a failed test (a crash, a missing file) counts as one.
  if (!ok && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const tests = counts.passed + counts.failed > 1 ? `, ${counts.passed} passed, ${counts.failed} failed` : '';
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s${tests})`);
  if (!ok) console.log(`${output.trim()}\n`);
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/** The exit code says whether it is well; the text is for people. */
function run([program, ...args], env) {
  const child = spawn(program, args, {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((done) => {
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}

/** The number of test cases, as our reporter for browsers and Node's own tell it. */
function countsIn(output) {
  // The test runner moves the cursor about.
  const text = output.replace(/\u001b\[[\d;]*[A-Za-z]/g, '');
  const browser = text.match(/^(\d+) passed, (\d+) failed$/m);
  if (browser) return { passed: Number(browser[1]), failed: Number(browser[2]) };
  const [pass, fail] = ['pass', 'fail'].map((word) => text.match(new RegExp(`^[ℹ#] ${word} (\\d+)$`, 'm'))?.[1]);
  return pass === undefined ? undefined : { passed: Number(pass), failed: Number(fail) };
}
