/**
 * Which texts of ours were compared with which texts of the publisher's. reviewed.json has, for each
 * indicator, four hashes: of the publisher's statement, of our title, question and detail, of the page's
 * evidence and note, and of what we made of them. When one of the texts changes, a test asks for another
 * look. After that look, this marks indicators as reviewed:
 *
 *   RESCORE_SEEDS=FOLDER node tests/data/reviewed.mjs media-01 media-02
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, root, seeds } from './files.mjs';
import { statements } from './page.mjs';

/** Where the hashes are kept, from the root. */
export const REVIEWED = 'tests/data/reviewed.json';

/** @typedef {{ statement: string, question: string, evidence: string, summary: string }} Pair */

/** Enough digits to notice a change; nobody forges one. @param {...(string | null | undefined)} texts */
const hash = (...texts) =>
  createHash('sha256')
    .update(texts.map((text) => text ?? '').join('\n'))
    .digest('hex')
    .slice(0, 12);

/**
 * The hashes of our texts, by indicator.
 * @returns {Map<string, Pick<Pair, 'question' | 'summary'>>}
 */
export function ours() {
  const { indicators } = readJson('data/china-index-2024/index.json');
  const { answers } = readJson('data/china-index-2024/countries/AZ.json');
  return new Map(
    indicators.map(({ id, title, question, detail }, i) => {
      const { tag, evidence, note, remark } = answers[i];
      return [
        id,
        { question: hash(title, question, detail), summary: hash(tag, evidence, note, remark) },
      ];
    }),
  );
}

/**
 * The hashes of the publisher's texts, by indicator.
 * @param {string} folder of the documents
 * @returns {Map<string, Pick<Pair, 'statement' | 'evidence'>>}
 */
export function theirs(folder) {
  return new Map(
    statements(folder).map(({ id, statement, tag, evidence, note }) => [
      id,
      { statement: hash(statement), evidence: hash(tag, evidence, note) },
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { path, skip } = seeds('The texts to mark as reviewed');
  if (skip) throw new Error(skip);
  const [questions, sources] = [ours(), theirs(path)];
  const reviewed = readJson(REVIEWED);
  for (const id of process.argv.slice(2)) {
    if (!questions.has(id) || !sources.has(id)) throw new Error(`There is no indicator ${id}.`);
    const { statement, question, evidence, summary } = { ...sources.get(id), ...questions.get(id) };
    reviewed[id] = [statement, question, evidence, summary];
  }
  const rows = [...questions.keys()]
    .filter((id) => reviewed[id])
    .map((id) => `  "${id}": [${reviewed[id].map((digits) => `"${digits}"`).join(', ')}]`);
  writeFileSync(join(root, REVIEWED), `{\n${rows.join(',\n')}\n}\n`);
}
