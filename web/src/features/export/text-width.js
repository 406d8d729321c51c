/**
 * How wide text can get, and how it breaks into lines, where nothing can be measured: a picture is
 * drawn by whatever fonts its reader has. The figures are those of DejaVu, the widest faces of the
 * page's font stacks, so a line that fits by them fits with every other one. No DOM here.
 */

/** From space to tilde, in hundredths of the font size. */
const SERIF =
  '32 41 46 84 64 96 90 28 40 40 50 84 32 34 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 ' +
  '54 100 73 74 77 81 73 70 80 88 40 41 75 67 103 88 82 68 82 76 69 67 85 73 103 72 67 70 40 34 ' +
  '40 84 50 50 60 65 57 65 60 38 65 65 32 32 61 32 95 65 61 65 65 48 52 41 65 57 86 57 57 53 64 ' +
  '34 64 84';
const SANS =
  '32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 ' +
  '54 100 69 69 70 78 64 58 78 76 30 30 66 56 87 75 79 61 79 70 64 62 74 69 99 69 62 69 40 34 40 ' +
  '84 50 50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 ' +
  '64 84';
const BOLD =
  '35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 ' +
  '59 100 78 77 74 84 69 69 83 84 38 38 78 64 100 84 86 74 86 78 73 69 82 78 111 78 73 73 46 37 ' +
  '46 84 50 50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 ' +
  '37 72 84';

const figures = (/** @type {string} */ list) => list.split(' ').map(Number);

/** @typedef {keyof typeof FACES} Face */
const FACES = { serif: figures(SERIF), sans: figures(SANS), bold: figures(BOLD) };

/** Marks on a letter, and characters that are not seen. */
const NOTHING = /^[\p{M}\p{Cf}\p{Cc}]$/u;
/** Emoji are as wide as the widest font has them; han, kana and hangul fill a square. */
const EMOJI = /^\p{Extended_Pictographic}$/u;
const SQUARE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]$/u;
const ARABIC = /^[\p{Script=Arabic}\p{Script=Hebrew}]$/u;

/** @param {string} char one character @param {Face} face in hundredths of the font size */
function widthOfOne(char, face) {
  const code = char.charCodeAt(0);
  if (code >= 32 && code < 127) return FACES[face][code - 32];
  if (NOTHING.test(char)) return 0;
  if (char === '\u202f' || char === '\u00a0') return FACES[face][0];
  if ('‘’‚'.includes(char)) return 38;
  if ('“”„–'.includes(char)) return 66;
  // An accented letter is as wide as its letter.
  const base = char.normalize('NFD');
  if (base.length > 1 && base.charCodeAt(0) < 127) return FACES[face][base.charCodeAt(0) - 32];
  if (EMOJI.test(char)) return 145;
  if (SQUARE.test(char)) return 106;
  if (ARABIC.test(char)) return 90;
  return /^\p{Lu}$/u.test(char) ? 115 : 100;
}

/**
 * The most that a text takes, in the unit of the size.
 * @param {string} text on one line @param {Face} face @param {number} size of the font
 */
export function widthOf(text, face, size) {
  let hundredths = 0;
  for (const char of text) hundredths += widthOfOne(char, face);
  return (hundredths * size) / 100;
}

/**
 * Lines of at most this width. Lines end between words; a word that is wider than a line is cut, a
 * mark never from its letter.
 * @param {string} text @param {{ face: Face, size: number, width: number }} box
 * @returns {string[]}
 */
export function wrapped(text, { face, size, width }) {
  const lines = [''];
  const fits = (/** @type {string} */ words) => widthOf(words, face, size) <= width;
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const line = lines.pop() ?? '';
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      lines.push(longer);
      continue;
    }
    lines.push(...(line ? [line, ''] : ['']));
    for (const char of word) {
      const part = `${lines.at(-1)}${char}`;
      if (part === char || NOTHING.test(char) || fits(part)) lines[lines.length - 1] = part;
      else lines.push(char);
    }
  }
  return lines.filter(Boolean);
}

/**
 * The same number of lines, as equally long as can be.
 * @param {string} text
 * @param {{ face: Face, size: number, width: number }} box
 */
export function balanced(text, box) {
  const most = wrapped(text, box).length;
  let [low, high] = [box.width / 2, box.width];
  while (high - low > box.size / 8) {
    const middle = (low + high) / 2;
    if (wrapped(text, { ...box, width: middle }).length > most) low = middle;
    else high = middle;
  }
  return wrapped(text, { ...box, width: high });
}

/**
 * On one line, the end of what does not fit left out.
 * @param {string} text
 * @param {{ face: Face, size: number, width: number }} box
 */
export function shortened(text, { face, size, width }) {
  if (widthOf(text, face, size) <= width) return text;
  const chars = [...text];
  while (chars.length > 0 && widthOf(`${chars.join('')}…`, face, size) > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}
