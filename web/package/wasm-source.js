/**
 * Where a WebAssembly module comes from when it is not the file beside the script: bundlers and
 * workers have it in their own forms.
 */

/**
 * A `.wasm` file: its bytes, a response with them, its address, or the module compiled from it.
 * @typedef {BufferSource | Response | URL | string | WebAssembly.Module} WasmSource
 */

/**
 * Creates a module.
 * @template T
 * @param {(options?: import('../src/engine/module.d.ts').ModuleOptions) => Promise<T>} create
 * @param {WasmSource | undefined} source the file beside the script when undefined
 * @returns {Promise<T>} rejects when the source cannot be read or is another file
 */
export async function createFrom(create, source) {
  if (source === undefined) return create();
  const compiled = await compile(source);
  // An instance of another file may well start, and fail later in strange ways.
  if (!WebAssembly.Module.exports(compiled).some(({ kind }) => kind === 'memory'))
    throw new Error('The .wasm file is not the module that this script was made with.');
  return new Promise((resolve, reject) => {
    create({
      // In some bundles a script has no address to look beside.
      locateFile: (name) => name,
      instantiateWasm(imports, done) {
        // A module that lacks what the script imports would otherwise never settle.
        WebAssembly.instantiate(compiled, imports).then((instance) => done(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** @param {WasmSource} source @returns {Promise<WebAssembly.Module>} */
async function compile(source) {
  if (is(source, 'WebAssembly.Module')) return /** @type {WebAssembly.Module} */ (source);
  if (ArrayBuffer.isView(source) || is(source, 'ArrayBuffer'))
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  if (typeof source === 'string' || is(source, 'URL'))
    return compile(await fetch(/** @type {string | URL} */ (source)));
  if (!is(source, 'Response'))
    throw new TypeError(
      'A .wasm file is handed over as bytes, Response, URL or WebAssembly.Module.',
    );
  const response = /** @type {Response} */ (source);
  if (!response.ok) throw new Error(`${response.url} could not be read: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Of any realm: a test's page and its bytes may have different ones.
 * @param {unknown} value
 * @param {string} name of a built-in class
 */
const is = (value, name) => Object.prototype.toString.call(value) === `[object ${name}]`;
