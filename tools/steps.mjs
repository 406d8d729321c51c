/** The steps shared by start, build and test. Uses only Node's own modules. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command in the project's root, and ends this process if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options] quiet: show its output only if it fails
 */
export function run(command, args, { quiet = false } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (result.status === 0) return;
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  say(`\nFailed: ${command} ${args.join(' ')}${result.error ? ` (${result.error.message})` : ''}`);
  process.exit(result.status ?? 1);
}

/** Installs what the machine lacks. @param {'build' | 'command' | 'test' | 'lint'} purpose */
export function setUp(purpose) {
  run('sh', ['tools/setup.sh', purpose]);
  const installed = join(root, 'node_modules/.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  say('Installing the npm packages');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}

/**
 * Configures a CMake preset if needed, and builds it.
 * @param {'native' | 'sanitize' | 'wasm' | 'fuzz'} preset
 * @param {string[]} targets by default everything
 */
export function compile(preset, ...targets) {
  // Several files at a time, because a clean checkout has nothing compiled yet.
  const strict = process.env.CI ? ['-DRESCORE_WERROR=ON', '-DCMAKE_UNITY_BUILD=ON'] : [];
  if (strict.length > 0 || !existsSync(join(root, 'build', preset, 'build.ninja'))) {
    run('cmake', ['--preset', preset, ...strict], { quiet: true });
  }
  const chosen = targets.length > 0 ? ['--target', ...targets] : [];
  run('cmake', ['--build', '--preset', preset, ...chosen], { quiet: true });
}
