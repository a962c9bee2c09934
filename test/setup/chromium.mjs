// Finds a browser for the browser tests, or installs Chromium from apt where that is possible.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  process.env.QUINTILE_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];
const found = () => candidates.find((path) => path !== undefined && existsSync(path));

function installFromApt() {
  const run = (...words) =>
    spawnSync(words[0], words.slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run(...asRoot, 'apt-get', 'update', '-qq');
  return run(...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

function hasApt() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (found() === undefined && hasApt()) {
  console.log('No browser found: installing Chromium from apt for the browser tests.');
  installFromApt();
}
if (found() === undefined) {
  console.error(
    'No Edge, Chrome or Chromium was found, and none could be installed, so the browser tests are\n' +
      'skipped. Install one, or set QUINTILE_BROWSER to its program, and run npm test again.',
  );
}
