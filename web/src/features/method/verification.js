import { RescoreError } from '../../engine/errors.js';

/**
 * Recomputes every published figure of the open data, in a worker, when the reader comes near the
 * place where it stands. What does not agree is told with the data's other problems.
 * @import { ExplorerStore } from '../../explorer/store.js'
 * @import { Tally } from '../../engine/types.d.ts'
 */

/** The section is near when it is this close to the window. */
const NEAR = '300px 0px';

export class Verification {
  #store;
  /** The texts that were checked, or are being. */
  #about = '';
  /** @type {Element | undefined} */
  #section;
  /** @type {IntersectionObserver | undefined} */
  #observer;

  /** @param {ExplorerStore} store */
  constructor(store) {
    this.#store = store;
    /** Whether the reader is near the section. */
    this.near = false;
    /**
     * What was recomputed, and how much of it agrees; null until it is known.
     * @type {Tally[] | null}
     */
    this.tallies = null;
  }

  /** The section's element, each time it is rendered. @param {Element | undefined} section */
  watch = (section) => {
    if (section === this.#section) return;
    this.#section = section;
    this.#observer?.disconnect();
    if (!section) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.near = entries.at(-1)?.isIntersecting === true;
        this.#check();
        this.#store.update();
      },
      { rootMargin: NEAR },
    );
    this.#observer.observe(section);
  };

  /** Takes notice of the data as it stands now. */
  onStateChanged() {
    if (this.#about !== '' && this.#about !== this.#now()) {
      this.#about = '';
      this.tallies = null;
    }
    this.#check();
  }

  /** Looks no longer whether the reader comes near. */
  close() {
    this.near = false;
    this.#observer?.disconnect();
  }

  async #check() {
    const { data } = this.#store;
    if (!this.near || this.#about !== '' || !data?.index) return;
    const about = this.#now();
    this.#about = about;
    try {
      const found = await checked({
        index: data.texts.index,
        standings: data.texts.standings,
        sheets: Object.fromEntries(data.texts.sheets),
      });
      if (this.#about !== about) return;
      this.tallies = found.tallies;
      const known = new Set(data.problems.map((problem) => JSON.stringify(problem)));
      data.problems.push(
        ...found.problems.filter((problem) => !known.has(JSON.stringify(problem))),
      );
    } catch {
      // It could not be recomputed just now; the next change of the data tries again.
      if (this.#about !== about) return;
      this.tallies = [];
    }
    this.#store.update();
  }

  /** What the open data is, as far as a check depends on it. */
  #now() {
    const { data, editionSource } = this.#store;
    const sheets = [...(data?.texts.sheets ?? [])];
    const lengths = sheets.map(([code, text]) => `${code}${text.length}`);
    return [editionSource?.edition, ...lengths].join(' ');
  }
}

/**
 * Loads texts into a core of their own and recomputes every published figure that is in them.
 * @param {{ index: string, standings: string, sheets: Record<string, string> }} texts
 * @param {string[]} [methods] each of which must find what it ranks by
 * @returns {Promise<import('../../worker/client.js').Answers['check']>} rejects with RescoreError
 *   when the core refuses a text
 */
export async function checked({ index, standings, sheets }, methods = []) {
  const { WorkerClient } = await import('../../worker/client.js');
  const client = new WorkerClient();
  try {
    client.load({ index, standings: standings || null, sheets, methods: [] });
    for (const method of methods) await client.ask('ranking', ['overall', method], []);
    return await client.ask('check', [], []);
  } finally {
    client.close();
  }
}

/** What is wrong with texts; nothing when all is well. @param {Parameters<typeof checked>} texts */
export async function faultsOf(...texts) {
  try {
    return (await checked(...texts)).problems;
  } catch (fault) {
    if (fault instanceof RescoreError) return fault.problems;
    throw fault;
  }
}
