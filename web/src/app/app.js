import { render } from 'lit-html';

import { followLinks } from '../explorer/navigation.js';
import { ExplorerStore } from '../explorer/store.js';
import { AnswersState } from '../features/answers/answers.js';
import { CompareState } from '../features/compare/compare.js';
import { GoalState } from '../features/goal/goal.js';
import { ImpactState } from '../features/impact/impact.js';
import { Verification } from '../features/method/verification.js';
import { PrintState } from '../features/print/print.js';
import { RobustnessState } from '../features/robustness/robustness.js';
import { SnapshotsState } from '../features/snapshots/snapshots.js';
import { painted } from '../ui/render-scheduler.js';
import { PARTS, page } from './page-view.js';
import { UrlState } from './url-state.js';

/**
 * @import { Engine } from '../engine/open-engine.js'
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Given, Location } from '../explorer/given.d.ts'
 * @import { Open } from '../explorer/store.js'
 */

/**
 * Features that hear of the first edition already; all others begin when they are first seen.
 * @type {(new (store: any) => object)[]}
 */
const FEATURES = [
  AnswersState,
  CompareState,
  ImpactState,
  GoalState,
  RobustnessState,
  Verification,
  SnapshotsState,
];

/** The whole explorer: a store, and the page that shows it. */
export class App {
  /**
   * @param {HTMLElement} root
   * @param {Engine} engine
   * @param {EditionSource[]} editionSources
   * @param {Omit<Given, 'draw' | 'location'> & { location?: Given['location'] }} given `location`:
   *   where it is not the page's own
   */
  constructor(root, engine, editionSources, given) {
    /** How many parts that follow what the reader sees first are drawn. */
    this.parts = 0;
    const drawAll = () => (this.parts = Infinity);
    const { location = (store) => new UrlState(store, drawAll) } = given;
    const draw = () => render(page(/** @type {Open} */ (this.store), this.parts), root);
    this.store = new ExplorerStore(root, engine, editionSources, { ...given, location, draw });
    for (const Feature of FEATURES) this.store.use(Feature);
    followLinks(this.store);
    // Within another page its keys, files and paper are its own.
    if (!this.store.embedded) this.store.use(PrintState);
    const ground = this.store.embedded ? root : document;
    ground.addEventListener('keydown', (event) =>
      this.store.onKey(/** @type {KeyboardEvent} */ (event)),
    );
    // A file that misses its place must not replace the page.
    for (const type of ['dragover', 'drop']) {
      ground.addEventListener(type, (event) => event.preventDefault());
    }
  }

  /**
   * Draws what follows what the reader sees first, one part after the other, so that the page
   * answers in between.
   */
  async complete() {
    while (this.parts < PARTS) {
      ++this.parts;
      this.store.updateNear();
      await this.store.updateComplete;
      await painted();
    }
    this.store.use(AnswersState).complete();
  }
}
