/** Where the page's own module is. The single file has it elsewhere (single/module-address.js). */
export const moduleAddress = () =>
  new URL('../../../build/wasm/rescore.wasm', import.meta.url).href;
