/**
 * Style sheets of different parts of the page share one document. A class that one part styles
 * everywhere would also affect elements of another part with the same class name.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '../../web/src');

/** The selectors of a style sheet, one by one. @param {string} css */
function selectorsOf(css) {
  const bare = css.replace(/\/\*.*?\*\//gs, '').replace(/'[^']*'/g, '');
  return [...bare.matchAll(/([^{};]+)\{/g)]
    .map(([, selectors]) => selectors.trim())
    .filter((selectors) => !selectors.startsWith('@'))
    .flatMap((selectors) => selectors.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim());
}

/** @param {string} selector */
const classesIn = (selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name);

/**
 * The classes that a selector starts with, in any context: "p" of ".p.q .r", "p" and "q" of
 * ":is(.p, .q) .r".
 * @param {string} selector
 */
function startOf(selector) {
  const [first] = /^(?:[^\s>+~(]|\([^)]*\))+/.exec(selector) ?? [''];
  const classes = classesIn(first);
  return first.includes('(') ? classes : classes.slice(0, 1);
}

/** The selectors of the style sheets in a folder. @param {string} folder */
const styled = (folder) =>
  readdirSync(join(source, folder))
    // It contains names that every part has.
    .filter((file) => file.endsWith('.css') && file !== 'print.css')
    .flatMap((file) => selectorsOf(readFileSync(join(source, folder, file), 'utf8')));

/** For each part: the classes that it styles everywhere, and all classes that it names. */
const features = readdirSync(join(source, 'features')).map((part) => {
  const selectors = styled(`features/${part}`);
  return {
    part,
    owned: new Set(selectors.flatMap(startOf)),
    named: new Set(selectors.flatMap(classesIn)),
  };
});
const shared = new Set(styled('styles').flatMap(startOf));

test('a class of one feature’s style sheet is in no other feature’s, but for the shared ones', () => {
  const clashes = features.flatMap(({ part, owned }) =>
    features
      .filter((other) => other.part !== part)
      .flatMap((other) =>
        [...owned]
          .filter((name) => other.named.has(name) && !shared.has(name))
          .map((name) => `.${name} of ${part} is in ${other.part}`),
      ),
  );
  assert.deepEqual(clashes, []);
});

test('what the element styles within other pages, no feature names', () => {
  const owned = new Set(styled('element').flatMap(startOf));
  assert.ok(owned.has('frame') && owned.has('card') && owned.has('explorer'));
  const clashes = features.flatMap(({ part, named }) =>
    [...owned].filter((name) => named.has(name)).map((name) => `.${name} is in ${part}`),
  );
  assert.deepEqual(clashes, []);
});
