/** The views hold no words: everything that is read comes from the catalogue or the data. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseAst } from 'vite';

import { root } from '../../../tests/cli/support.mjs';

const folder = join(root, 'web/src');

/** Attributes whose text is read or heard. */
const ARIA = 'aria-(?:label|description|valuetext|roledescription|placeholder)';
const READ = new RegExp(`\\s(?:${ARIA}|alt|title|placeholder|label|content|value)=["']?$`);

/** In an attribute that is not read. */
const UNREAD = /<[^>]*\s[\w:.@?-]+=(?:"[^"]*|'[^']*|[^\s"'>]*)$/;

/**
 * The literals of a module that a person would read: text between tags, attributes that are read,
 * and strings of two words or more elsewhere.
 * @param {string} code
 * @returns {string[]}
 */
export function readable(code) {
  /** @type {string[]} */
  const found = [];
  /** @param {any} node @param {boolean} [unread] */
  const walk = (node, unread = false) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach((part) => walk(part, unread));
    if (/^Import(Declaration|Expression)$/.test(node.type)) return;
    if (node.type === 'TaggedTemplateExpression') return template(node.quasi, walk, found);
    if (
      node.type === 'CallExpression' &&
      /^(querySelector(All)?|closest|matches|focus)$/.test(node.callee.property?.name ?? '')
    )
      return;
    const text =
      node.type === 'Literal'
        ? node.value
        : node.type === 'TemplateElement'
          ? node.value.cooked
          : null;
    if (typeof text === 'string' && !unread && /\p{L}{2,}[\s,.:]+\p{L}{2,}/u.test(text))
      found.push(text);
    for (const [key, part] of Object.entries(node)) if (key !== 'type') walk(part, unread);
  };
  walk(parseAst(code));
  return found;
}

/**
 * @param {any} quasi
 * @param {(node: any, unread?: boolean) => void} walk
 * @param {string[]} found
 */
function template(quasi, walk, found) {
  let before = '';
  let whole = '';
  quasi.quasis.forEach((/** @type {any} */ part, /** @type {number} */ i) => {
    before += part.value.cooked;
    whole += part.value.cooked;
    const expression = quasi.expressions[i];
    if (!expression) return;
    walk(expression, UNREAD.test(before) && !READ.test(before));
    whole += '\0';
    before += 'x';
  });
  for (const [, text] of whole.matchAll(/\s(?:aria-label|alt|title|placeholder)="([^"]*)"/g))
    if (/\p{L}/u.test(text)) found.push(text);
  const outside = whole.replace(/<!--.*?-->/gs, '').replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, '\n');
  for (const line of outside.split(/[\n\0]/)) if (/\p{L}/u.test(line)) found.push(line.trim());
}

describe('no view holds words of its own', () => {
  const code = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.js$/.test(name),
  );
  for (const name of scripts.filter((name) => /\bhtml`/.test(code(name)))) {
    test(name, () =>
      assert.deepEqual(
        readable(code(name)).filter((text) => !URL.canParse(text)),
        [],
      ),
    );
  }
});

describe('the search for words', () => {
  const cases = {
    'html`<p>Hello</p>`': ['Hello'],
    'html`<p class="two words">${x}</p>`': [],
    'html`<p class=${y ? "two words" : ""}>${x}</p>`': [],
    'html`<p class="a ${y ? "two words" : ""}">${x}</p>`': [],
    'html`<p>${y ? "Two words" : ""}</p>`': ['Two words'],
    'html`<p aria-label=${y ? "Two words" : ""}></p>`': ['Two words'],
    'html`<p aria-label="Hello"></p>`': ['Hello'],
    'html`<p @click=${() => go("Two words")}></p>`': [],
    'html`<p>${list.map((a) => html`<b>of ${a}</b>`)}</p>`': ['of'],
    'const a = `${n} answers changed`': [' answers changed'],
    'const a = "Not ranked"': ['Not ranked'],
    'const a = root.querySelector(".finder button")': [],
    'import a from "two words"': [],
    'await import("../two.js")': [],
  };
  for (const [code, found] of Object.entries(cases)) {
    test(code, () => assert.deepEqual(readable(code), found));
  }
});
