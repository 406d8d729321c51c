/** The npm package, packed and installed in an empty folder, as users do. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';

/** A user's folder with the package in its node_modules. */
export class Installed {
  folder = mkdtempSync(join(tmpdir(), 'rescore-package-'));
  tarball = '';

  /** Builds and packs the package, and installs it without a network. */
  install() {
    const [packed] = JSON.parse(
      this.output('npm', ['pack', '--json', '--silent', '--pack-destination', this.folder], root),
    );
    this.tarball = join(this.folder, packed.filename);
    this.file('package.json', '{ "name": "user", "private": true, "type": "module" }');
    this.output('npm', ['install', '--offline', '--no-audit', '--no-fund', this.tarball]);
  }

  /**
   * What a command prints; throws with its complaint when it fails.
   * @param {string} command @param {string[]} args @param {string} [cwd]
   */
  output(command, args, cwd = this.folder) {
    return execFileSync(command, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** @param {string} name @param {string} text */
  file(name, text) {
    writeFileSync(join(this.folder, name), text);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
