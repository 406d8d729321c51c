import './first.css';

/**
 * The script that stands in the single file (tools/site/single-file.mjs): it unpacks what the file holds
 * and starts the page. Each file gets an address of its own in this browser, blob:…, and takes the
 * place of its name, "rescore:NAME", in those that come after it. Nothing is fetched.
 */

/**
 * The files of one archive: a line of JSON that lists them, and their bytes.
 * @param {string} id
 * @returns {Promise<[name: string, type: string, bytes: Uint8Array<ArrayBuffer>][]>}
 */
async function unpacked(id) {
  const packed = document.getElementById(id)?.textContent ?? '';
  const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  let at = all.indexOf(10) + 1;
  /** @type {[name: string, type: string, size: number][]} */
  const list = JSON.parse(new TextDecoder().decode(all.subarray(0, at)));
  return list.map(([name, type, size]) => [name, type, all.slice(at, (at += size))]);
}

/** @type {Map<string, string>} */
const addresses = new Map();

/** Gives the files of an archive their addresses. @param {string} id */
async function place(id) {
  for (const [name, type, bytes] of await unpacked(id)) {
    const script = type === 'text/javascript';
    const linked =
      script &&
      new TextDecoder()
        .decode(bytes)
        .replace(
          /(["'`])rescore:([^"'`]+)\1/g,
          (_, quote, other) => `${quote}${addresses.get(other)}${quote}`,
        );
    addresses.set(name, URL.createObjectURL(new Blob([linked || bytes], { type })));
  }
}

/**
 * The other editions are unpacked when one is asked for.
 * @type {Promise<void> | undefined}
 */
let more;

Object.assign(globalThis, {
  rescore: {
    /** @param {string} name @returns {Promise<string>} */
    address: async (name) => {
      await (more ??= place('editions'));
      return addresses.get(name) ?? '';
    },
  },
});

place('files')
  .then(async () => {
    const response = await fetch(String(addresses.get('page.css')));
    const styles = new CSSStyleSheet();
    styles.replaceSync(await response.text());
    document.adoptedStyleSheets = [styles];
    // eslint-disable-next-line no-unsanitized/method -- what this file has unpacked
    await import(/* @vite-ignore */ String(addresses.get('page.js')));
  })
  .catch(() => {
    // A browser that lacks something: what is there stays readable, and it is said what would be
    // needed.
    document.getElementById('not-started')?.removeAttribute('hidden');
  });
