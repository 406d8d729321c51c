/**
 * The page as it is without JavaScript: one country's sentence, results and answers as plain HTML,
 * computed by the core when the site is built. The script replaces it when it is ready, and leaves it
 * where WebAssembly is forbidden or missing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { open } from '../web/src/engine.js';
import { formatter } from '../web/src/format.js';
import { loadEdition } from '../web/src/load.js';
import { fetchedShelf } from '../web/src/library.js';
import { modelOf, suggestionFor } from '../web/src/model.js';
import { language as english } from '../web/src/text/en.js';
import { textOf } from '../web/src/text/text.js';
import { inWords } from '../web/src/views/in-words.js';
import { about } from '../web/src/views/sentence.js';
import { scopeNames } from '../web/src/views/scope-names.js';
import { published, rankCell, resultOf, scoreCell } from '../web/src/words.js';
import { compiled } from './messages.mjs';

/**
 * @import { Index, Indicator, Sheet } from '../web/src/types.d.ts'
 * @import { Model } from '../web/src/model.js'
 */

/** @typedef {import('../web/src/words.js').Voice & { index: Index, model: Model, sheet: Sheet }} Shown */

/**
 * @param {{ edition: string, country: string, folder: string, wasm: string }} what `folder` has the
 *   edition's files; `wasm` is the page's module
 * @returns {Promise<{ title: string, description: string, body: string }>} title and description as
 *   text, the body as HTML
 */
export async function plainPage({ edition, country, folder, wasm }) {
  const engine = await open({ wasmBinary: readFileSync(wasm) });
  const file = (/** @type {string} */ name) => ({ name, read: async () => readFileSync(join(folder, name), 'utf8') });
  const data = await loadEdition(engine, fetchedShelf(edition, edition, file, [country]), country);
  const sheet = data.sheets.get(country);
  if (!data.index || !sheet || data.problems.length > 0) {
    throw new Error(`The built-in data is at fault: ${data.problems.map((p) => `${p.file} ${p.pointer} ${p.sentence}`).join('\n')}`);
  }
  const format = formatter(english.locale);
  const text = textOf(compiled(english));
  const { index } = data;
  const model = modelOf(engine, data, country, index.methods[0].id, format.country);
  const change = suggestionFor(engine, data, country, model.method);
  engine.close();
  const shown = { text, format, index, model, sheet };
  const sentence = published(resultOf({ model, index, fingerprint: '' }), shown);
  return {
    title: text.title({ name: model.name, index: index.title }),
    description: text.plain.description({ sentence, n: index.indicators.length }),
    body: [head(shown, sentence, change ? text.suggestion.question(inWords({ ...shown, data }, change)) : ''), results(shown), answers(shown), source(shown)].join('\n'),
  };
}

/** @param {Shown} shown @param {string} sentence @param {string} question */
function head({ text, index }, sentence, question) {
  // The second line is the script's, to say that it loads; its place is kept.
  return `<p class="chooser"><span class="kicker">${escaped(index.title)}</span> <span class="waiting"></span></p>
<header class="sentence">
<h1>${escaped(sentence)}</h1>
<p class="aside">${escaped(about({ text, index }))}</p>
${question ? `<p class="suggestion"><span>${escaped(question)}</span></p>` : ''}
</header>
<noscript><p class="aside">${escaped(text.plain.needs)}</p></noscript>`;
}

/** @param {Shown} shown */
function results(shown) {
  const { text, format, model } = shown;
  const names = scopeNames(shown);
  const rows = model.before.map((row) => [names.get(row.scope) ?? row.scope, scoreCell(row, shown), format.percent(row), rankCell(row, shown)]);
  const { scope, share, points, rank } = text.plain;
  return section(text.profile.title, table([scope, points, share, rank], rows));
}

/** @param {Shown} shown */
function answers({ text, format, index, sheet }) {
  const { indicator, answer, points } = text.plain;
  const parts = index.domains.map((domain) => {
    const rows = index.indicators
      .filter((i) => i.domain === domain.id)
      .map((i) => {
        const score = sheet.answers.find((a) => a.indicator === i.id)?.answer ?? null;
        const option = index.scales.find((s) => s.id === i.scale)?.options.find((o) => o.score === score);
        return [i.title, option?.label ?? text.answers.skipped, score === null ? '–' : format.number(score)];
      });
    return `<h3>${escaped(domain.name)}</h3>\n${table([indicator, answer, points], rows)}`;
  });
  return section(text.answers.title({ n: index.indicators.length }), parts.join('\n'));
}

/** @param {Shown} shown */
function source({ text, index }) {
  const { citation, caveat } = index.source ?? {};
  const lines = [citation, caveat, text.method.independent].filter((line) => line !== undefined);
  return section(text.method.credit, lines.map((line) => `<p>${escaped(line)}</p>`).join('\n'));
}

/** @param {string} title @param {string} content HTML */
function section(title, content) {
  return `<section>\n<h2>${escaped(title)}</h2>\n${content}\n</section>`;
}

/** @param {string[]} heads @param {string[][]} rows the first cell names the row */
function table(heads, rows) {
  const head = heads.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(([name, ...cells]) => {
    return `<tr><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<table class="plain">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

/** @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
