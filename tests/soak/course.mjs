/** A course of many equal rounds, with the memory in use before it and after each tenth. */

/**
 * @typedef {object} Held
 * @property {number} wasm bytes of WebAssembly's memory up to the last one ever written
 * @property {number} heap bytes of JavaScript that are left after its garbage is collected
 * @property {number} [nodes] of all documents, those that are not in them included
 * @property {number} [listeners]
 */

/**
 * @typedef {object} Course
 * @property {string} what
 * @property {number} rounds
 * @property {Room} room by how much there may be more than after the first tenth
 * @property {Held[]} held eleven: before, and after each tenth
 */

/** @typedef {{ heap: number, nodes: number, listeners: number }} Room */

const TENTHS = 10;
/** Bytes that fragmentation may take in addition. */
const WASM_ROOM = 2 ** 16;

/**
 * Runs a course. The first tenth fills everything with a limit (the history of changes, caches,
 * compiled code), so memory use must be the same from there to the end.
 * @param {string} what @param {number} rounds
 * @param {{ run: (rounds: number, done: number) => Promise<void> | void, held: () => Promise<Held>
 *   | Held, room?: Partial<Room>, say?: (line: string) => void }} how
 * @returns {Promise<Course>}
 */
export async function course(what, rounds, { run, held, room = {}, say = () => {} }) {
  /** @type {Course} */
  const taken = {
    what,
    rounds,
    room: { heap: 2 ** 20, nodes: 0, listeners: 0, ...room },
    held: [await held()],
  };
  say(`${what}\n  ${lineOf(0, taken.held[0])}`);
  for (let tenth = 1; tenth <= TENTHS; ++tenth) {
    const done = Math.round((rounds * (tenth - 1)) / TENTHS);
    await run(Math.round((rounds * tenth) / TENTHS) - done, done);
    const now = await held();
    taken.held.push(now);
    say(`  ${lineOf(tenth, now)}`);
  }
  return taken;
}

/** Everything that has grown, as sentences; empty if nothing has. @param {Course} course */
export function growth({ what, held, room }) {
  const [, first] = held;
  const last = /** @type {Held} */ (held.at(-1));
  /** @type {string[]} */
  const grown = [];
  /**
   * @param {string} name
   * @param {number} from
   * @param {number} to
   * @param {number} more
   * @param {(n: number) => string} shown
   */
  const hold = (name, from, to, more, shown) => {
    if (to > from + more)
      grown.push(
        `${what}: ${name} grew from ${shown(from)} after the first tenth to ${shown(to)}.`,
      );
  };
  hold('WebAssembly’s memory', first.wasm, last.wasm, WASM_ROOM, megabytes);
  hold('the heap', first.heap, last.heap, room.heap, megabytes);
  if (first.nodes !== undefined && last.nodes !== undefined)
    hold('the number of nodes', first.nodes, last.nodes, room.nodes, String);
  if (first.listeners !== undefined && last.listeners !== undefined)
    hold('the number of listeners', first.listeners, last.listeners, room.listeners, String);
  return grown;
}

/** @param {Course} course @returns {string[]} of Markdown */
export function tableOf({ what, rounds, held }) {
  const inPage = held[0].nodes !== undefined;
  const rows = held.map(({ wasm, heap, nodes, listeners }, tenth) => {
    const done = Math.round((rounds * tenth) / TENTHS).toLocaleString('en');
    const cells = [done, megabytes(wasm), megabytes(heap), ...(inPage ? [nodes, listeners] : [])];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `**${what}**`,
    '',
    `| done | WebAssembly’s memory | JavaScript’s heap |${inPage ? ' nodes | listeners |' : ''}`,
    `| ---: | ---: | ---: |${inPage ? ' ---: | ---: |' : ''}`,
    ...rows,
    '',
  ];
}

/** @param {number} tenth @param {Held} held */
function lineOf(tenth, { wasm, heap, nodes, listeners }) {
  const more = nodes === undefined ? '' : `  nodes ${nodes}  listeners ${listeners}`;
  return `${String(tenth * TENTHS).padStart(3)} %  module ${megabytes(wasm)}  heap ${megabytes(heap)}${more}`;
}

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(3)} MB`;
