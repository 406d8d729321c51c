/**
 * The oldest browsers that have all that the page needs, by their first versions. What is built is
 * built for them (tools/vite/); what decides each: docs/browsers.md.
 */
export const BROWSER_TARGETS = { chrome: '111', edge: '111', firefox: '114', safari: '16.4' };

/** As Vite takes it. */
export const BUILD_TARGETS = Object.entries(BROWSER_TARGETS).map(
  ([name, version]) => name + version,
);
