/**
 * A page without JavaScript: one country's sentence, results and answers as plain HTML. The script
 * replaces it when it is ready, and leaves it in place if WebAssembly is forbidden or missing.
 */
import { BROWSER_TARGETS } from '../../web/src/engine/browser-targets.js';
import { about } from '../../web/src/features/result/sentence-view.js';
import { isPlain } from '../../web/src/engine/method-kinds.js';
import { answerLabel } from '../../web/src/i18n/describe-edit.js';
import { scopeNames } from '../../web/src/i18n/scope-names.js';
import { headline, inNewestState, rankCell, scoreCell } from '../../web/src/i18n/sentences.js';
import { rangeCell, rangeSaid } from '../../web/src/i18n/rank-range.js';
import { ranksByYear } from '../../web/src/i18n/ranks-by-year.js';
import { home } from './home.mjs';
import { newestState } from './newest-state.mjs';
import { states } from './states.mjs';

/** @import { Shown } from './published-results.mjs' */

/**
 * @param {Shown} shown
 * @param {string} root relative path to the site's folder, "./", or empty
 * @returns {string} HTML
 */
export function countryBody(shown, root) {
  return [
    head(shown),
    results(shown),
    others(shown, root),
    shown.sheet ? answers(shown, shown.sheet) : '',
    source(shown),
  ]
    .filter(Boolean)
    .join('\n');
}

/**
 * All countries by rank, each with a link to its page.
 * @param {Shown[]} countries @param {(code: string) => string} addressOf
 * @returns {string} HTML
 */
export function listBody(countries, addressOf) {
  const [first] = countries;
  const { text, index } = first;
  const ranged = countries.some(({ result }) => result.range);
  const places = new Map(first.model.places.map(({ code }, i) => [code, i]));
  const rows = countries
    .toSorted((a, b) => (places.get(a.code) ?? Infinity) - (places.get(b.code) ?? Infinity))
    .map((shown) => {
      const [row] = shown.model.before;
      const name = `<a href="${escaped(addressOf(shown.code))}">${escaped(shown.model.name)}</a>`;
      const range = ranged ? [rangeCell(shown.result, shown)] : [];
      return [name, ...[rankCell(row, shown), ...range, ...figures(row, shown)].map(escaped)];
    });
  const { country, rank } = text.staticPage;
  const range = ranged ? [text.rankRange.column] : [];
  return `<header class="sentence">
<h1>${escaped(text.staticPage.all({ n: countries.length, index: index.title }))}</h1>
<p class="aside">${escaped(about(first, null))}</p>
</header>
${table([country, rank, ...range, ...figureHeads(first)], rows)}
${source(first)}`;
}

/** @param {Shown} shown */
function head(shown) {
  const { text, index, model, result, question } = shown;
  const newest = inNewestState(newestState(), index.edition, model.code, shown);
  const range = rangeSaid(result, shown);
  // The script uses the second line to say that it is loading; plain.css reserves its space.
  const waiting = '<span class="waiting"></span>';
  const notStarted = escaped(text.staticPage.not_started(BROWSER_TARGETS));
  return `<div class="masthead row">
<p class="brand">${escaped(text.masthead.name)}</p>
<span class="kicker">${escaped(index.title)}</span> ${waiting}
</div>
<div class="first-screen">
<div class="lead">
<header class="sentence">
<h1>${escaped(headline(result, shown))}</h1>
<p class="aside">${escaped(about(shown, result))}</p>
${range ? `<p class="aside">${escaped(range)}</p>` : ''}
${newest ? `<p class="aside">${escaped(newest)}</p>` : ''}
${question ? suggestion(question, text.sentence) : ''}
</header>
</div>
</div>
<noscript><p class="aside">${escaped(text.staticPage.needs)}</p></noscript>
<p class="aside" id="not-started" role="alert" hidden>${notStarted}</p>`;
}

/**
 * The question as the script shows it, so that it stays where it is.
 * @param {[question: string, ask: string]} words @param {Shown['text']['sentence']} said
 */
const suggestion = ([question, ask], said) => `<p class="invitation">${escaped(said.invitation)}
<span class="aside">${escaped(said.invitation_note)}</span></p>
<div class="suggestion">
<p><strong>${escaped(question)}</strong> ${escaped(ask)}</p>
</div>`;

/** @param {Shown} shown */
function results(shown) {
  const { text, index, model } = shown;
  const names = scopeNames(shown);
  const rows = model.before.map((row) =>
    [names.get(row.scope) ?? row.scope, ...figures(row, shown), rankCell(row, shown)].map(escaped),
  );
  const { scope, rank } = text.staticPage;
  const ranks = ranksByYear(states(), index.edition, model.code, shown);
  const line = ranks && `\n<p>${escaped(`${text.country.ranks}: ${ranks}.`)}</p>`;
  return section(text.profile.title, table([scope, ...figureHeads(shown), rank], rows) + line);
}

/** The columns of figures: points and their share, or scores alone. @param {Shown} shown */
const figureHeads = ({ text, index }) =>
  isPlain(index) ? [text.profile.plain] : [text.staticPage.points, text.staticPage.share];

/** @param {Shown['model']['before'][0]} row @param {Shown} shown */
const figures = (row, shown) =>
  isPlain(shown.index)
    ? [scoreCell(row, shown)]
    : [scoreCell(row, shown), shown.format.percent(row)];

/**
 * The link to the other countries, if the page is part of a site.
 * @param {Shown} shown
 * @param {string} root
 */
function others({ text, index, model }, root) {
  if (!root) return '';
  return (
    `<p><a href="${root}${home.pages}index.html">` +
    `${escaped(text.staticPage.all({ n: model.places.length, index: index.title }))}</a></p>`
  );
}

/** @param {Shown} shown @param {NonNullable<Shown['sheet']>} sheet */
function answers(shown, sheet) {
  const { text, format, index } = shown;
  const { indicator, answer, points } = text.staticPage;
  const heads = [indicator, answer, ...(isPlain(index) ? [] : [points])];
  const parts = index.domains.map((domain) => {
    const rows = index.indicators
      .filter((i) => i.domain === domain.id)
      .map((i) => {
        const score = sheet.answers.find((a) => a.indicator === i.id)?.answer ?? null;
        const points = score === null ? '–' : format.number(score);
        const own = isPlain(index) ? [] : [points];
        return [i.title, answerLabel(shown, i.id, score), ...own].map(escaped);
      });
    const heading = `<h3>${escaped(domain.name)}</h3>`;
    return `<section>\n${heading}\n${table(heads, rows)}\n</section>`;
  });
  return section(text.answers.title({ n: index.indicators.length }), parts.join('\n'));
}

/** @param {Shown} shown */
function source({ text, index }) {
  const { citation, caveat, high_rank } = index.source ?? {};
  const lines = [citation, caveat, high_rank, text.method.independent].filter(
    (line) => line !== undefined,
  );
  return section(text.method.credit, lines.map((line) => `<p>${escaped(line)}</p>`).join('\n'));
}

/** @param {string} title @param {string} content HTML */
function section(title, content) {
  return `<section>\n<h2>${escaped(title)}</h2>\n${content}\n</section>`;
}

/** @param {string[]} heads @param {string[][]} rows HTML; the first cell names the row */
function table(heads, rows) {
  const head = heads.map((name) => `<th scope="col">${escaped(name)}</th>`).join('');
  const body = rows.map(([name, ...cells]) => {
    return `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return (
    '<table class="plain">\n' +
    `<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
  );
}

/** @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
