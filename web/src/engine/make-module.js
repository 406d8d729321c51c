/**
 * Makes a WebAssembly module of the file at an address. What the browser has stored there may be a
 * wrong answer of the host: if no module comes of it, the file is fetched once more, past the
 * browser's cache.
 * @template M
 * @param {(options: { locateFile?: () => string, wasmBinary?: Uint8Array }) => Promise<M>} create
 * @param {string} address where the module finds its bytes itself, an empty one
 * @returns {Promise<M>}
 */
export async function makeModule(create, address) {
  if (!address) return create({});
  try {
    return await create({ locateFile: () => address });
  } catch (fault) {
    const response = await fetch(address, { cache: 'reload' }).catch(() => null);
    if (!response?.ok) throw fault;
    return create({ wasmBinary: new Uint8Array(await response.arrayBuffer()) });
  }
}
