/**
 * The mutations of a C++ source; each mutant has one. This needs no parser: clang-format puts
 * spaces around binary operators, but not next to template brackets, which distinguishes them.
 */

/**
 * @typedef {object} Mutant
 * @property {number} begin position of the difference in the source
 * @property {number} end
 * @property {string} to the replacement in the mutant
 * @property {number} line from 1
 * @property {string} text the line, without its indent
 * @property {string} becomes the same line in the mutant
 * @property {string} above the line before
 */

/** Everything but code: comments, strings, characters, preprocessor lines. */
const NO_CODE =
  /\/\/.*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|(?<![\w'])'(?:[^'\\\n]|\\.)+'|^[ \t]*#(?:.*\\\n)*.*/gm;

/**
 * The source with everything but code replaced by spaces. Assertions are replaced too: they guard
 * against programmers' mistakes and change no result.
 * @param {string} source @returns {string} of the same length
 */
export function codeOf(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  let code = source.replace(NO_CODE, blank);
  for (const { index } of [...code.matchAll(/\b(?:static_)?assert\(/g)]) {
    const end = closing(code, code.indexOf('(', index)) + 1;
    code = code.slice(0, index) + blank(code.slice(index, end)) + code.slice(end);
  }
  return code;
}

/**
 * The position of the closing bracket for the one at `at`.
 * @param {string} code
 * @param {number} at
 * @returns {number}
 */
function closing(code, at) {
  let depth = 0;
  for (let i = at; i < code.length; ++i) {
    if ('([{'.includes(code[i])) ++depth;
    if (')]}'.includes(code[i]) && --depth === 0) return i;
  }
  return code.length;
}

/** Binary operators, between spaces or at the end of a line, with their replacements. */
const BINARY = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['/'],
  '<<': ['>>'],
  '>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['+='],
  '/=': ['*='],
};

/** Words with their replacements. */
const WORDS = {
  true: 'false',
  false: 'true',
  'std::min': 'std::max',
  'std::max': 'std::min',
  'std::ceil': 'std::floor',
  'std::floor': 'std::ceil',
  'std::greater': 'std::less',
  '.front()': '.back()',
  '.back()': '.front()',
  'continue;': ';',
  'break;': ';',
  'return;': ';',
};

/** @param {string} source @returns {Mutant[]} in the order of the source */
export function mutantsOf(source) {
  const code = codeOf(source);
  /** @type {Mutant[]} */
  const mutants = [];
  /** @param {number} begin @param {number} end @param {string} to */
  const add = (begin, end, to) => {
    const from = source.lastIndexOf('\n', begin - 1) + 1;
    const until = source.indexOf('\n', end - 1);
    const line =
      source.slice(from, begin).split('\n').length - 1 + source.slice(0, from).split('\n').length;
    const flat = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
    mutants.push({
      begin,
      end,
      to,
      line,
      above: flat(source.slice(source.lastIndexOf('\n', from - 2) + 1, from)),
      text: flat(source.slice(from, until)),
      becomes: flat(source.slice(from, begin) + to + source.slice(end, until)),
    });
  };
  /**
   * @param {RegExp} pattern whose first group is replaced
   * @param {(found: string) => string[]} become
   */
  const each = (pattern, become) => {
    for (const found of code.matchAll(pattern)) {
      const [begin, end] = /** @type {[number, number][]} */ (
        /** @type {unknown} */ (found.indices)
      )[1];
      for (const to of become(found[1])) add(begin, end, to);
    }
  };

  each(
    /(?<=\s)([<>=!+\-*/%&|]{1,2})(?=\s)/dg,
    (sign) => BINARY[/** @type {keyof BINARY} */ (sign)] ?? [],
  );
  each(/(\+\+|--)(?=[\w(*])/dg, (sign) => [sign === '++' ? '--' : '++']);
  each(/(?<=[\w\])])(\+\+|--)/dg, (sign) => [sign === '++' ? '--' : '++']);
  // A prefix minus, not or complement.
  each(/(?<=[\s([{,])([-!~])(?=[\w(])/dg, () => ['']);
  for (const words of [
    /(?<![\w:])(true|false|std::(?:min|max|ceil|floor|greater)|continue;|break;|return;)(?![\w])/dg,
    /(\.(?:front|back)\(\))/dg,
  ]) {
    each(words, (word) => [WORDS[/** @type {keyof WORDS} */ (word)]]);
  }
  each(/(?<![\w.']|\de-)(0x[\da-fA-F']+|\d[\d']*)(?:[uU]?[lL]{0,2})(?![\w.'])/dg, neighbours);
  // A condition that is a single call or name.
  each(/(?<=\b(?:if|while) \()(?=[\w:])()[\w:.[\]]+(?:->\w+)*(?:\([^()]*\))?(?=\) )/dg, () => [
    '!',
  ]);
  each(/(?<=[^=!<>]= |[(,|] |\(|&& |return )()[A-Za-z_][\w.[\]]*(?:->\w+)*(?:\(\))? \? /dg, () => [
    '!',
  ]);
  for (const [begin, end] of statements(code)) add(begin, end, ';');
  return mutants.sort((one, other) => one.begin - other.begin);
}

/**
 * The number plus 1; a 1 also becomes 0, because flags and steps are 0 or 1.
 * @param {string} number
 * @returns {string[]}
 */
function neighbours(number) {
  const value = BigInt(number.replaceAll("'", ''));
  const more = number.startsWith('0x')
    ? `0x${(value + 1n).toString(16).toUpperCase()}`
    : `${value + 1n}`;
  return value === 1n ? [more, '0'] : [more];
}

/**
 * Statements that can be removed: a call, or an assignment to a variable declared elsewhere.
 * @param {string} code @returns {[number, number][]}
 */
function statements(code) {
  /** @type {[number, number][]} */
  const found = [];
  const before = /(?<=^[ \t]*|[)] |\belse |[{] )(?!(?:if|for|while|switch|return|assert)\b)/.source;
  const starts = new RegExp(
    `${before}${/([\w:][\w:.[\]>-]*)(\(| (?:[+\-*/|&]|<<)?= )/.source}`,
    'gm',
  );
  for (const match of code.matchAll(starts)) {
    const begin = match.index;
    // A continuation of the line before is not a statement.
    if (!/(?:[;{})]|\belse|^)$/.test(code.slice(0, begin).trimEnd())) continue;
    let at = begin + match[1].length;
    if (match[2] === '(') {
      at = closing(code, at) + 1;
      if (code[at] !== ';') continue;
    } else {
      while (at < code.length && code[at] !== ';')
        at = '([{'.includes(code[at]) ? closing(code, at) + 1 : at + 1;
    }
    found.push([begin, at + 1]);
  }
  return found;
}

/**
 * The entry for one or more mutants that change nothing.
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} line
 * @property {string} [above] the line before, if the line occurs more than once
 * @property {string[]} becomes
 * @property {string} why
 */

/**
 * @param {Equivalent} entry
 * @param {string} to one of what it becomes
 * @returns {(mutant: Mutant) => boolean}
 */
export function fits({ line, above }, to) {
  return (mutant) =>
    mutant.text === line &&
    mutant.becomes === to &&
    (above === undefined || mutant.above === above);
}
