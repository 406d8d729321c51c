/** The manual page and the completions must have exactly the verbs and options of --help. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { command, readJson, readText, rescore, root } from './support.mjs';

const help = rescore('--help').stdout;
const verbs = [...help.slice(help.indexOf('Subcommands:')).matchAll(/^ {2}([a-z-]+) /gm)].map(
  (m) => m[1],
);
/** The options in each verb's --help, except --help itself. @type {Map<string, string[]>} */
const options = new Map(
  verbs.map((verb) => [verb, optionsIn(rescore(verb, '--help').stdout, /^ +(--[a-z-]+)/gm)]),
);

/** The options in a text, each once and in order. @param {string} text @param {RegExp} [pattern] */
function optionsIn(text, pattern = /(?<![\w-])(--[a-z][a-z-]*)/g) {
  const found = [...text.matchAll(pattern)].map((m) => m[1]);
  return [...new Set(found)].filter((option) => option !== '--help').sort();
}

/** @param {string} shell @param {string[]} args */
const has = (shell, ...args) => spawnSync(shell, args).status === 0;
/**
 * A shell's output; the script must succeed.
 * @param {string} shell
 * @param {string[]} args
 */
function printed(shell, ...args) {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd: root, encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout;
}

test('there are verbs and options to compare with', () => {
  assert.ok(verbs.length >= 15);
  assert.deepEqual(options.get('check'), ['--json']);
  assert.ok((options.get('robust') ?? []).length >= 12);
});

describe('the manual page', () => {
  const source = readText('core/cli/manual/rescore.1');
  const words = source
    .replace(/^\.\\".*$/gm, '')
    .replace(/\\\n/g, '')
    .replace(/\\-/g, '-')
    .replace(/\\f./g, '')
    .replace(/"/g, '');
  /** The section under a heading of either kind. @param {string} heading */
  const section = (heading) => {
    const from = words.search(new RegExp(`^\\.S[HS] ${heading}$`, 'm'));
    assert.ok(from >= 0, heading);
    const rest = words.slice(from + 4);
    const to = rest.search(/^\.S[HS] /m);
    return to < 0 ? rest : rest.slice(0, to);
  };
  const lines =
    words
      .slice(words.indexOf('.SH VERBS'), words.indexOf('.SH OPTIONS'))
      .match(/(?<=^\.TP\n)\.BR .*$/gm) ?? [];
  const groups = {
    'question options': optionsIn(section('Question options'), /^\.BI? (--[a-z-]+)/gm),
    'draw options': optionsIn(section('Draw options'), /^\.BI? (--[a-z-]+)/gm),
  };

  test('has each verb once, with the options that its --help has', () => {
    const found = lines.map((line) => {
      const own = optionsIn(line);
      for (const [name, more] of Object.entries(groups))
        if (line.includes(`[${name}]`)) own.push(...more);
      return [line.split(' ')[1], own.sort()];
    });
    assert.deepEqual(
      new Map(/** @type {any} */ (found)),
      new Map([...options].sort((a, b) => order(a[0]) - order(b[0]))),
    );
    /** @param {string} verb */
    function order(verb) {
      return found.findIndex(([name]) => name === verb);
    }
  });

  test('explains each option once', () => {
    const part = words.slice(words.indexOf('.SH OPTIONS'), words.indexOf('.SH EXIT STATUS'));
    const tags = (part.match(/(?<=^\.TP\n).*$/gm) ?? []).flatMap(
      (tag) => tag.match(/--[a-z-]+/g) ?? [],
    );
    const all = new Set([...options.values()].flat());
    assert.deepEqual(tags.sort(), [...all, '--help', '--version'].sort());
  });

  test('has the exit statuses of --help, and the version', () => {
    const statuses = [...section('EXIT STATUS').matchAll(/^\.B (\d)$/gm)].map((m) => m[1]);
    assert.deepEqual(statuses, ['0', '1', '2']);
    assert.match(
      help,
      /\nExit status: 0 good; 1 the data or the request is wrong; 2 the command line is wrong\.\n$/,
    );
    assert.ok(
      source.includes(
        `.TH RESCORE 1 "" "Rescore ${readJson('package.json').version}" "User Commands"\n`,
      ),
    );
  });

  test('has examples that can be run', () => {
    const examples = section('EXAMPLES').match(/^rescore .*$/gm) ?? [];
    assert.ok(examples.length >= 5);
    for (const example of examples) {
      const { status, stderr } = rescore(
        ...example
          .split(' ')
          .slice(1)
          .map((word) => (word.startsWith('china-') ? join(root, 'data', word) : word)),
      );
      assert.deepEqual([status, stderr], [0, ''], example);
    }
  });

  const noGroff = !has('groff', '--version') && 'groff is not installed';
  test('is set without a warning', { skip: noGroff }, () => {
    const page = printed('groff', '-man', '-ww', '-Tutf8', 'core/cli/manual/rescore.1').replace(
      /.\x08/g,
      '',
    );
    assert.match(page, /^EXIT STATUS$/m);
  });
});

describe('completion', () => {
  test(
    'in bash offers the verbs, and to each verb its own options',
    { skip: !has('bash', '--version') && 'bash is not installed' },
    () => {
      const complete = (/** @type {string[]} */ ...line) =>
        printed(
          'bash',
          '-c',
          '. core/cli/manual/rescore.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ' +
            `_rescore 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
          'bash',
          'rescore',
          ...line,
        )
          .trim()
          .split('\n');
      assert.deepEqual(complete('').sort(), [...verbs, '--help', '--version'].sort());
      assert.deepEqual(complete('ro'), ['robust']);
      for (const [verb, wanted] of options) {
        assert.deepEqual(complete(verb, 'data', '--').sort(), [...wanted, '--help'].sort(), verb);
      }
      assert.deepEqual(complete('robust', '--model', ''), ['weights', 'answers', 'skips']);
      assert.deepEqual(complete('robust', '--weights', 'n'), ['noise']);
      assert.deepEqual(complete('score', 'da'), [''], 'files are bash’s own');
    },
  );

  test(
    'in zsh offers the verbs, and to each verb its own options',
    { skip: !has('zsh', '--version') && 'zsh is not installed' },
    () => {
      // The arguments that the completion passes to zsh's own functions.
      const told = (/** @type {string} */ verb) =>
        printed(
          'zsh',
          '-f',
          '-c',
          `_describe() { print -rl -- "\${(@P)2}" }
        _arguments() {
          if [[ $1 == -C ]]; then
            state=\${1:+$2}; line=($verb); [[ -z $verb ]] && state=verb; return 1
          fi
          print -rl -- "$@"
        }
        verb=$1; shift; . core/cli/manual/rescore.zsh`,
          'zsh',
          verb,
        );
      assert.deepEqual(
        told('')
          .trim()
          .split('\n')
          .map((line) => line.split(':')[0])
          .sort(),
        [...verbs].sort(),
      );
      for (const [verb, wanted] of options) {
        assert.deepEqual(optionsIn(told(verb), /^(?:\*|\([^)]*\))?(--[a-z-]+)\[/gm), wanted, verb);
      }
    },
  );

  test(
    'in fish offers the verbs, and to each verb its own options',
    { skip: !has('fish', '--version') && 'fish is not installed' },
    () => {
      const complete = (/** @type {string} */ line) =>
        printed(
          'fish',
          '--no-config',
          '-c',
          'source core/cli/manual/rescore.fish; complete -C $argv[1]',
          line,
        );
      const offered = complete('rescore ')
        .trim()
        .split('\n')
        .map((line) => line.split('\t')[0]);
      assert.deepEqual(offered.sort(), [...verbs].sort());
      for (const [verb, wanted] of options) {
        assert.deepEqual(
          optionsIn(complete(`rescore ${verb} --`), /^(--[a-z-]+)\t/gm),
          wanted,
          verb,
        );
      }
    },
  );

  test('names no option that is not there, in any shell', () => {
    const all = new Set([...options.values()].flat().concat('--help', '--version'));
    for (const shell of ['bash', 'zsh', 'fish']) {
      const text = readText(`core/cli/manual/rescore.${shell}`);
      const named =
        shell === 'fish'
          ? [...text.matchAll(/^complete .* -l ([a-z-]+)/gm)].map((m) => `--${m[1]}`)
          : optionsIn(text);
      assert.deepEqual([...new Set([...named, '--help'])].sort(), [...all].sort(), shell);
    }
  });
});

test('the command finds its data wherever it is called from', () => {
  const { stdout } = spawnSync(command, ['import', '--help'], { cwd: '/', encoding: 'utf8' });
  assert.ok(stdout.includes(`--known TEXT=${join(root, 'data')}`), stdout);
});
