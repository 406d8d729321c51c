import { html } from 'lit-html';

import { movement } from '../../i18n/format.js';
import { NAMES, isFor } from './snapshots.js';
import { SnapshotComparison, differences, versions } from './snapshot-comparison.js';
import { hasPoints, methodOf } from '../../engine/method-kinds.js';
import { isPublishers, rankCell, scoreCell, unchangedName } from '../../i18n/sentences.js';

/**
 * @import { OpenApp } from '../../app/app.js'
 * @import { Name } from './snapshots.js'
 * @import { Difference, Version, VersionName } from './snapshot-comparison.js'
 */

/** So many answers are listed. */
const MOST = 100;

/** The scenarios kept as A, B and C, and how they differ. @param {OpenApp} app */
export function snapshots(app) {
  const { text, sharing } = app;
  // The comparison needs a second core, which comes with the first look.
  const comparing = (sharing.comparing ??= new SnapshotComparison(app));
  queueMicrotask(() => comparing.start());
  return html`
    <p class="aside">${app.storage.forgets ? text.snapshots.about_here : text.snapshots.about}</p>
    <ul class="kept-as">
      ${NAMES.map((name) => slot(app, name))}
    </ul>
    ${
      sharing.lost.length > 0
        ? html`<ul class="faults">
            ${sharing.lost.map((p) => html`<li>${p.sentence} <span class="meta">${p.code}</span></li>`)}
          </ul>`
        : ''
    }
    ${app.snapshots.size === 0 ? '' : comparing.engine ? comparison(app, versions(app, comparing.engine)) : html`<p class="aside">${text.snapshots.waiting}</p>`}
  `;
}

/** @param {OpenApp} app @param {Name} name */
function slot(app, name) {
  const { text, snapshots, index } = app;
  const link = snapshots.link(name);
  if (link === undefined) {
    return html`<li>
      <strong>${name}</strong>
      <span class="actions"
        ><button type="button" @click=${(/** @type {Event} */ e) => keep(app, name, e)}>
          ${text.snapshots.keep({ name })}
        </button></span
      >
    </li>`;
  }
  const fits = isFor(link, index.edition);
  return html`<li>
    <strong>${name}</strong>
    <span class="actions">
      ${
        fits
          ? html`<button
              type="button"
              aria-label=${text.snapshots.restore_label({ name })}
              @click=${() => restore(app, name)}
            >
              ${text.snapshots.restore}
            </button>`
          : html`<span class="aside">${text.snapshots.other_edition}</span>`
      }
      <button
        type="button"
        aria-label=${text.snapshots.replace_label({ name })}
        @click=${(/** @type {Event} */ e) => keep(app, name, e)}
      >
        ${text.snapshots.replace}
      </button>
      <button
        type="button"
        aria-label=${text.snapshots.forget_label({ name })}
        @click=${(/** @type {Event} */ e) => forget(app, name, e)}
      >
        ${text.snapshots.forget}
      </button>
    </span>
  </li>`;
}

/** @param {OpenApp} app @param {Name} name @param {Event} event */
function keep(app, name, event) {
  const isNew = app.snapshots.link(name) === undefined;
  const lasts = app.snapshots.keep(name);
  app.sharing.say(
    lasts ? app.text.snapshots.kept({ name }) : app.text.snapshots.kept_for_now({ name }),
  );
  if (isNew) handOn(app, event);
}

/** @param {OpenApp} app @param {Name} name @param {Event} event */
function forget(app, name, event) {
  app.snapshots.forget(name);
  app.sharing.say(app.text.snapshots.forgotten({ name }));
  handOn(app, event);
}

/**
 * The pressed button goes; the focus stays in its line.
 * @param {OpenApp} app
 * @param {Event} event
 */
async function handOn(app, event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget).closest('ul');
  const at = [...(list?.children ?? [])].findIndex((line) =>
    line.contains(/** @type {Node} */ (event.currentTarget)),
  );
  await app.updateComplete;
  list?.children[at]?.querySelector('button')?.focus();
}

/** @param {OpenApp} app @param {Name} name */
async function restore({ snapshots, sharing, text }, name) {
  const lost = await snapshots.restore(name);
  sharing.lost = lost;
  sharing.say(
    lost.length > 0 ? text.snapshots.part_lost({ name }) : text.snapshots.restored({ name }),
  );
}

/** @param {OpenApp} app @param {Version[]} list */
function comparison(app, list) {
  const { text, format } = app;
  const said = text.snapshots;
  const published = list[0].row;
  const points = hasPoints(methodOf(app.index, app.model.method), 'overall');
  const found = differences(list, app.index.indicators);
  return html`
    <div class="wide" tabindex="0" role="region" aria-label=${said.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${said.version}</th>
            <th scope="col">${said.changed}</th>
            <th scope="col">${said.score}</th>
            <th scope="col">${said.percent}</th>
            <th scope="col">${said.rank}</th>
          </tr>
        </thead>
        <tbody>
          ${list.map(
            ({ name, edits, row, partly }) =>
              html`<tr class=${name === 'now' ? 'own' : ''}>
                <th scope="row">${versionName(app, name)}</th>
                <td>
                  ${format.number(edits.length)}${partly ? html` <span class="meta">${said.partly}</span>` : ''}
                </td>
                <td>${points ? scoreCell(row, app) : '–'}</td>
                <td>${format.percent(row)}</td>
                <td>
                  ${rankCell(row, app)}
                  ${edits.length > 0 ? html`<span class="meta">${text.profile.moved(movement(published.rank, row.rank))}</span>` : ''}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h4>${said.answers}</h4>
    ${
      found.length === 0
        ? html`<p class="aside">${said.same}</p>`
        : html`<dl>${found.slice(0, MOST).map((difference) => differing(app, difference))}</dl>`
    }
    ${found.length > MOST ? html`<p class="aside">${said.more({ n: found.length - MOST })}</p>` : ''}
  `;
}

/** An answer, and which versions give which. @param {OpenApp} app @param {Difference} difference */
function differing(app, { country, indicator, answers }) {
  const { text, index, model } = app;
  const asked = index.indicators.find((i) => i.id === indicator);
  const options = index.scales.find((s) => s.id === asked?.scale)?.options;
  const title = asked?.title ?? indicator;
  const place = model.places.find((p) => p.code === country)?.name ?? country;
  return html`
    <dt>${country === model.code ? title : text.snapshots.in({ title, country: place })}</dt>
    ${answers.map(
      ({ to, versions: names }) =>
        html`<dd>
          ${text.snapshots.have({
            versions: text.list(names.map((name) => versionName(app, name))),
            answer: options?.find((o) => o.score === to)?.label ?? text.answers.skipped,
          })}
        </dd>`,
    )}
  `;
}

/** @param {OpenApp} app @param {VersionName} name */
function versionName(app, name) {
  if (name === 'published') return unchangedName(isPublishers(app.model, app.index), app);
  return name === 'now' ? app.text.snapshots.now : name;
}
