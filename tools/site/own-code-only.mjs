/**
 * For bundles without a list of licences: makes the build fail if they contain third-party code.
 * For the other bundles Vite writes a list of what it has included (`build.license`).
 * @param {string} of
 * @returns {import('vite').Plugin}
 */
export function ownOnly(of) {
  return {
    name: 'rescore:own-only',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : [],
      );
      const others = modules.filter((id) => id.includes('/node_modules/'));
      if (others.length > 0)
        throw new Error(`${of} would ship without these licences: ${others.join(', ')}`);
    },
  };
}
