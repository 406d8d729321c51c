/**
 * The address of a unit's page below the site's folder, "countries/AZ.html". An id may be any text;
 * what the name of a file could not hold, or not everywhere, is written as its number: "S_e3_o".
 * @param {string} folder "countries/" @param {string} id @param {string} [ending] of another file for it
 */
export function unitPage(folder, id, ending = 'html') {
  const name = id.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
  // The list of all units has that name.
  return `${folder}${/^index$/i.test(name) ? '_' : ''}${name}.${ending}`;
}
