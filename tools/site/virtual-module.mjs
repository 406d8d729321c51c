/**
 * A value that is made at build time, as a module of the page.
 * @param {string} name that the page imports, such as "virtual:states"
 * @param {() => unknown} make the value, or a promise of it, which is its default export
 * @returns {import('vite').Plugin}
 */
export function virtualModule(name, make) {
  return {
    name: name.replace('virtual:', 'rescore:'),
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) =>
      id === `\0${name}` ? `export default ${JSON.stringify(await make())};` : undefined,
  };
}
