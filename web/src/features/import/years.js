/**
 * The publisher's repository has a folder for each year, and each is an edition of its own. Files
 * beside those folders belong to none.
 * @template {{ path: string }} T
 * @param {T[]} files
 * @returns {T[][]} the oldest year first; all together unless there are several years
 */
export function byYear(files) {
  const yearOf = (/** @type {T} */ { path }) => /(?:^|\/)(20\d\d)\//.exec(path)?.[1] ?? '';
  const years = [...new Set(files.map(yearOf))].filter(Boolean).sort();
  if (years.length < 2) return [files];
  return years.map((year) => files.filter((file) => yearOf(file) === year));
}
