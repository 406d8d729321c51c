import { html } from 'lit-html';

import { movement } from '../../i18n/format.js';
import { hasPoints, isPlain, methodOf } from '../../engine/method-kinds.js';
import { figures, passes } from '../../i18n/sentences.js';
import { inWords } from '../../i18n/describe-edit.js';
import { button } from '../../ui/controls.js';
import { folded } from '../../ui/folded.js';
import { ImpactState } from '../impact/impact.js';
import { GoalState } from './goal.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { Goal, Preview } from './goal.js'
 * @import { Edit, GoalAnswer } from '../../engine/types.d.ts'
 */

/** Longer lists of changes are folded after so many. */
const LINES = 8;

/**
 * The answer to a goal, with what it would come to and its proof.
 * @param {Open} store
 * @param {Goal} goal
 */
export function result(store, goal) {
  const { text } = store;
  const goals = store.use(GoalState);
  // Without an answer the place is kept, as the reader may have the focus there.
  const lines = goal.answer
    ? sentences(store, goal, goal.answer)
    : goal.problems.map((p) => p.sentence);
  const changes = goal.answer?.changes ?? [];
  const { preview } = goal;
  const applyAll = text.impact.apply_all({ n: changes.length });
  const fresh = store.use(ImpactState).fresh && lines.length > 0;
  return html`
    <div class=${fresh ? 'result' : 'result stale'} tabindex="-1" aria-busy=${!fresh}>
      <p class="said">${lines[0]}</p>
      ${fresh && preview ? outcome(store, preview) : ''}
      ${lines
        .slice(1)
        .filter(Boolean)
        .map((line) => html`<p class="meta">${line}</p>`)}
      ${changes.length > 0 ? folded(changes, LINES, (some) => list(store, some), text) : ''}
      <p class="actions">
        ${changes.length > 0 ? button(applyAll, () => goals.applyAll(changes), undefined, 'main') : ''}
        ${button(text.impact.close, () => goals.close())}
      </p>
    </div>
  `;
}

/**
 * What the changes would come to, before they are made.
 * @param {Open} store
 * @param {Preview} preview
 */
function outcome(store, { row, passed }) {
  const { text, index, model } = store;
  const values = {
    ...figures(row, !hasPoints(methodOf(index, model.method), 'overall'), store),
    rank: row.rank ?? 0,
    tied: row.tied ?? 1,
    ...movement(model.after[0]?.rank ?? null, row.rank),
  };
  return html`<p class="outcome">
    ${row.rank === null ? '' : text.impact.preview(values)} ${passes(passed, store)}
    <a href="#strip-title">${text.impact.on_strip}</a>
  </p>`;
}

/** @param {Open} store @param {Edit[]} changes */
function list(store, changes) {
  const { text } = store;
  const goals = store.use(GoalState);
  return html`<ul class="changes bare" aria-label=${text.impact.changes}>
    ${changes.map((change) => {
      const { title, from, to } = inWords(store, change);
      const label = text.impact.keep_label({ title });
      return html`<li class="split">
        <p>
          <strong>${title}</strong> <span class="meta">${text.impact.change({ from, to })}</span>
        </p>
        ${button(text.impact.keep, () => goals.keepProposed(change.indicator), label, 'quiet')}
      </li>`;
    })}
  </ul>`;
}

/**
 * The answer, with its proof, in sentences; the first is the one that counts.
 * @param {Open} store @param {Goal} goal @param {GoalAnswer} answer
 */
function sentences(store, { rank: goal, way, only, kept }, answer) {
  const { format, index, model } = store;
  const text = store.text.impact;
  const { cost, changes, reachable, sets } = answer;
  const name = model.name;
  // Without points, there is no sum that says why.
  const plain = isPlain(index);
  // What is needed is rounded up and what is gained down, so that the sentence stays true.
  const needed = plain ? '' : amount(format, answer.needed, Math.ceil);
  if (!reachable) {
    const domain = index.domains.find((d) => d.id === only)?.name ?? '';
    const most = plain ? '' : amount(format, answer.all, Math.floor);
    const values = { goal, way, needed, most, domain, only: only ? 'yes' : 'no' };
    const best = answer.best?.rank ?? null;
    return [
      plain
        ? text.out_of_reach_plain({ ...values, proven: answer.proven ? 'yes' : 'no' })
        : answer.needed <= 0
          ? text.no_such_rank({ goal })
          : text.out_of_reach(values),
      changes.length > 0 && best !== null
        ? text.closest({ rank: best, n: changes.length })
        : text.nothing_closer,
      ...(kept > 0 ? [text.left_alone] : []),
    ];
  }
  const rank = answer.after?.rank ?? 0;
  if (cost === 0)
    return [
      text.there({
        goal,
        way,
        name,
        rank,
        edited: model.changed ? 'yes' : 'no',
      }),
    ];
  const most = plain ? '' : amount(format, answer.with_fewer, Math.floor);
  if (plain && !answer.proven)
    return [text.searched({ n: cost, name, rank }), ...(kept > 0 ? [text.left_alone] : [])];
  return [
    text.reached({ goal, way, n: cost, name, rank }),
    plain
      ? ''
      : cost === 1
        ? text.fewest({ needed, n: Math.ceil(answer.needed) })
        : text.fewer({ way, n: cost - 1, most, needed }),
    ...(sets ? [text.sets({ n: sets, sets: format.large(sets) })] : []),
    ...(kept > 0 ? [text.left_alone] : []),
  ];
}

/**
 * At most two decimals.
 * @param {Open['format']} format
 * @param {number} points
 * @param {(n: number) => number} round
 */
function amount(format, points, round) {
  const hundredths = round(Number((points * 100).toFixed(6)));
  return format.decimal(hundredths / 100, hundredths % 100 === 0 ? 0 : 2);
}
