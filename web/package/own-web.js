/** The package's own files, in a browser: fetched from where a bundler has put them. */

/** The module finds itself. @type {(name: string) => Promise<{ wasmBinary?: Uint8Array }>} */
export const own = async () => ({});

/** @param {URL} url @returns {Promise<string>} */
export async function textAt(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  return response.text();
}
