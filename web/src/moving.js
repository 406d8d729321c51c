import { Asker } from './asker.js';
import { RescoreError } from './errors.js';

/**
 * What would move the shown country's rank: what the reader asks, and what the worker answered. The
 * worker, with the questions' module, is not fetched before the section comes near. An answer to an
 * earlier scenario is never shown: a change calls off what is under way, and it is asked again.
 * @import { App } from './app.js'
 * @import { Edit, GoalAnswer, Impact, Problem, Robustness } from './types.d.ts'
 */

/** How long the scenario stands still before it is asked about, in milliseconds. */
const PAUSE = 100;
/** How often the progress of a test is shown, in milliseconds. */
const EVERY = 100;
/** The section is near when it is this close to the window. */
const NEAR = '300px 0px';
/** What the firmness of a rank is tested by: every domain's weight up to a quarter more or less. */
const NOISE = /** @type {const} */ ({ draws: 10_000, weights: 'noise', noise: 25 });

/** @typedef {'higher' | 'lower'} Way */

/**
 * @typedef {object} Goal
 * @property {number} rank that is to be reached
 * @property {string} only the domain whose answers may change; all when empty
 * @property {Way} way from where the country stands when it was asked
 * @property {GoalAnswer | null} answer
 * @property {Problem[]} problems why the core refuses the question
 */

/**
 * @typedef {object} Firm
 * @property {boolean} running
 * @property {number} share of the draws that are made
 * @property {Robustness | null} answer so far, or whole
 */

export class Moving {
  #app;
  #asker;
  /** What the shown answers are about. */
  #about = '';
  #country = '';
  #near = false;
  #calls = new AbortController();
  #run = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {import('./asker.js').Texts | null} */
  #given = null;
  /** @type {Element | undefined} */
  #section;
  /** @type {IntersectionObserver | undefined} */
  #observer;
  /** Where the focus goes on when the next answers are there. @type {(() => void) | null} */
  #goOn = null;

  /** @param {App} app @param {Asker} [asker] */
  constructor(app, asker = new Asker()) {
    this.#app = app;
    this.#asker = asker;
    /** The single changes, the most effective first. @type {Impact[] | null} */
    this.impacts = null;
    /** Whether the answers are about the scenario as it stands. */
    this.fresh = false;
    /** Whether the worker could not answer. */
    this.failed = false;
    /** What stands in the form of the goal. */
    this.form = { rank: 0, only: '' };
    /** @type {Goal | null} */
    this.goal = null;
    /** @type {Firm} */
    this.firm = { running: false, share: 0, answer: null };
    /** The answer to the reader's last question, for screen readers. */
    this.said = '';
  }

  /** The section's element, each time it is rendered. @param {Element | undefined} section */
  watch = (section) => {
    if (section === this.#section) return;
    this.#section = section;
    this.#observer?.disconnect();
    if (!section) return;
    this.#observer = new IntersectionObserver((entries) => this.#come(entries.at(-1)?.isIntersecting === true), { rootMargin: NEAR });
    this.#observer.observe(section);
  };

  /** Takes notice of the scenario, the method, the country and the data as they stand now. */
  follow() {
    const { model, data, index } = this.#app;
    if (!model || !data || !index) return;
    const edits = this.#app.engine.edits();
    const about = JSON.stringify([index.edition, model.code, model.method, edits]) + (model.editable ? '' : '-');
    const reread = this.#given !== null && !this.#has(this.#given);
    if (about === this.#about && !reread) return;
    this.#about = about;
    this.fresh = false;
    this.#calls.abort();
    this.#run.abort();
    this.firm = { running: this.firm.running, share: 0, answer: null };
    this.said = '';
    const country = `${index.edition} ${model.code}`;
    if (country !== this.#country) {
      this.#country = country;
      this.impacts = null;
      this.goal = null;
      this.firm.running = false;
      this.form = { rank: goalFor(model.after[0]?.rank ?? null, model.places.length), only: '' };
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#soon();
  }

  /** Asks at once, as the reader has reached the section. */
  wake() {
    this.#come(true);
  }

  /** Asks again after a failure. */
  retry() {
    this.failed = false;
    this.#focus('h2');
    this.#askAll();
    this.#app.update();
  }

  /** Applies a single change; the focus stays at this place of the list. @param {Impact} impact @param {Way} way @param {number} place */
  apply(impact, way, place) {
    this.#focus(`.${way} ol`);
    this.#goOn = () => {
      if (!this.#section?.querySelector(`.${way} ol:focus`) && document.activeElement !== document.body) return;
      const buttons = this.#section?.querySelectorAll(`.${way} button`) ?? [];
      const next = /** @type {HTMLElement | undefined} */ (buttons[Math.min(place, buttons.length - 1)]);
      next ? next.focus() : this.#focus(`.${way} h3`);
    };
    this.#app.set(impact.indicator, impact.to);
  }

  /** @param {Partial<Moving['form']>} what */
  fill(what) {
    this.form = { ...this.form, ...what };
    this.#app.update();
  }

  /** Asks for the fewest changes to the rank in the form. */
  async reach() {
    const now = this.#app.model?.after[0]?.rank ?? null;
    const { rank, only } = this.form;
    this.goal = { rank, only, way: now !== null && rank > now ? 'lower' : 'higher', answer: null, problems: [] };
    this.said = '';
    this.#app.update();
    await this.#askGoal(this.#calls.signal);
    const { answer, problems } = this.goal ?? { answer: null, problems: [] };
    if (answer) this.said = this.#app.text.move.found({ n: answer.cost, reached: answer.reachable ? 'yes' : 'no' });
    else if (problems.length > 0) this.said = problems.map((p) => p.sentence).join(' ');
    this.#app.update();
  }

  /** Applies all changes of the goal's answer, as one step back. @param {Edit[]} changes */
  applyAll(changes) {
    this.#focus('.goal .result');
    this.#app.setAll(changes);
  }

  /** Tests how firm the rank is. */
  async testFirmness() {
    this.firm = { running: true, share: 0, answer: null };
    this.said = this.#app.text.move.firm.running;
    this.#app.update();
    await this.#app.updateComplete;
    this.#focus('.firm button');
    await this.#askFirm();
  }

  /** Stops the test; what it came to is not shown. */
  async cancel() {
    this.#run.abort();
    this.firm = { running: false, share: 0, answer: null };
    this.said = this.#app.text.move.firm.cancelled;
    this.#app.update();
    await this.#app.updateComplete;
    this.#focus('.firm button');
  }

  /** @param {boolean} near */
  #come(near) {
    if (near === this.#near) return;
    this.#near = near;
    if (!near || this.fresh || this.failed || this.#timer !== undefined) return;
    this.#askAll();
  }

  /** Asks when the scenario has stood still for a moment, if the reader is there to see it. */
  #soon() {
    if (!this.#near || this.failed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#askAll();
    }, PAUSE);
  }

  /** Everything that is shown, about the scenario as it stands. */
  async #askAll() {
    if (!this.#app.model?.editable) return;
    this.#calls.abort();
    this.#calls = new AbortController();
    const { signal } = this.#calls;
    const impacts = await this.#ask('impact', [this.#app.model.code, this.#asked()], signal);
    if (!impacts) return;
    this.impacts = impacts;
    await this.#askGoal(signal);
    if (signal.aborted) return;
    this.fresh = true;
    this.#app.update();
    if (this.firm.running) this.#askFirm();
    await this.#app.updateComplete;
    this.#goOn?.();
    this.#goOn = null;
  }

  /** @param {AbortSignal} signal */
  async #askGoal(signal) {
    const { goal } = this;
    const country = this.#app.model?.code ?? '';
    if (!goal) return;
    try {
      const request = { country, rank: goal.rank, lower: goal.way === 'lower', only: goal.only ? [goal.only] : [], ...this.#asked() };
      goal.answer = (await this.#ask('goal', [request], signal)) ?? null;
      goal.problems = [];
    } catch (fault) {
      if (!(fault instanceof RescoreError)) throw fault;
      goal.answer = null;
      goal.problems = fault.problems;
    }
  }

  async #askFirm() {
    this.#run.abort();
    this.#run = new AbortController();
    const { signal } = this.#run;
    const { method } = this.#asked();
    let last = 0;
    const answer = await this.#ask('robustness', [{ ...NOISE, method }], signal, (share, partial) => {
      if (signal.aborted || (!partial && performance.now() - last < EVERY)) return;
      last = performance.now();
      this.firm = { running: true, share, answer: partial ?? this.firm.answer };
      this.#app.update();
    });
    if (signal.aborted) return;
    const had = this.#section?.querySelector('.firm button:focus');
    this.firm = { running: false, share: 1, answer: answer ?? null };
    this.#app.update();
    await this.#app.updateComplete;
    if (!answer) return;
    this.said = this.#section?.querySelector('.firm .result')?.textContent?.trim() ?? '';
    this.#app.update();
    // The button that stood there is gone.
    if (had) this.#focus('.firm .result');
  }

  /**
   * Asks the worker about the scenario. Nothing comes when it is called off or the worker fails; what
   * the core refuses about the question itself is thrown.
   * @template {keyof import('./asker.js').Answers} Q
   * @param {Q} question
   * @param {unknown[]} args
   * @param {AbortSignal} signal
   * @param {(share: number, partial: import('./asker.js').Answers[Q] | null) => void} [onProgress]
   * @returns {Promise<import('./asker.js').Answers[Q] | undefined>}
   */
  async #ask(question, args, signal, onProgress) {
    try {
      this.#give();
      const answer = await this.#asker.ask(question, args, this.#app.engine.edits(), { signal, onProgress });
      return signal.aborted ? undefined : answer;
    } catch (fault) {
      if (signal.aborted) return undefined;
      if (question === 'goal' && fault instanceof RescoreError) throw fault;
      this.#fail();
      return undefined;
    }
  }

  /** One sentence in place of all answers, until the reader tries again. */
  #fail() {
    this.failed = true;
    this.fresh = false;
    this.#calls.abort();
    this.#run.abort();
    this.firm = { running: false, share: 0, answer: null };
    this.said = this.#app.text.move.failed;
    this.#app.update();
  }

  #asked() {
    return { scope: 'overall', method: this.#app.model?.method ?? '' };
  }

  /** Hands over the data that the scenario needs, if the worker does not have it. */
  #give() {
    if (this.#given && this.#has(this.#given)) return;
    const { texts } = /** @type {import('./load.js').Data} */ (this.#app.data);
    const sheets = Object.fromEntries(texts.sheets);
    this.#given = { index: texts.index, standings: texts.standings, sheets, methods: [] };
    this.#asker.load(this.#given);
  }

  /** Whether these texts are the data as it stands, as far as the scenario needs it. @param {import('./asker.js').Texts} given */
  #has(given) {
    const { data, model } = this.#app;
    if (given.index !== data?.texts.index || given.standings !== data.texts.standings) return false;
    const needed = [model?.code ?? '', ...(model?.editedCountries ?? [])];
    return needed.every((code) => given.sheets[code] === data.texts.sheets.get(code));
  }

  /** @param {string} selector */
  #focus(selector) {
    /** @type {HTMLElement | null | undefined} */ (this.#section?.querySelector(selector))?.focus();
  }
}

/** A rank to begin with: the next round one, ten places higher or more. @param {number | null} rank @param {number} of */
function goalFor(rank, of) {
  if (rank === null) return Math.max(1, Math.round(of / 2));
  return Math.max(1, Math.floor((rank - 10) / 10) * 10);
}
