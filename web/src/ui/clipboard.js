/** Handing text to other programs: the clipboard, and the device's own way to share. */

/** @param {string} text @returns {Promise<boolean>} whether it was taken; a browser may refuse */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the device has a way to share links. */
export const canShare = () => typeof navigator.share === 'function';

/**
 * @param {{ title: string, text: string, url: string }} what
 * @returns {Promise<'shared' | 'stopped' | 'refused'>} stopped by the reader, or refused by the
 *   device
 */
export async function shared(what) {
  try {
    await navigator.share(what);
    return 'shared';
  } catch (fault) {
    return fault instanceof DOMException && fault.name === 'AbortError' ? 'stopped' : 'refused';
  }
}
