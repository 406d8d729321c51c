import createImport from '#import-module';
import { RescoreError } from '../../engine/errors.js';

/**
 * The text of a published country page as a sheet in our JSON. Rejects with RescoreError that has
 * every line which is not understood.
 * @param {string} index text of the edition's index.json
 * @param {string} text
 * @returns {Promise<{ country: string, sheet: string, read: number }>}
 */
export async function readPage(index, text) {
  const module = await createImport();
  const { value, errors } = module.readPage(index, 'pasted page', text);
  if (!value) throw new RescoreError(errors);
  return value;
}
