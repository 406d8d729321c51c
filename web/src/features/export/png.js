import { HEIGHT, WIDTH } from './picture.js';

/** An SVG picture as one of pixels, drawn by the browser. Only in a browser. */

/** For an image's address; the page's policy allows data: for images. @param {string} svg */
export const dataUrl = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

/**
 * @param {string} svg of WIDTH by HEIGHT
 * @returns {Promise<Blob>} rejects when the browser cannot draw it
 */
export async function pngOf(svg) {
  const image = new Image(WIDTH, HEIGHT);
  image.src = dataUrl(svg);
  await image.decode();
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  canvas.getContext('2d')?.drawImage(image, 0, 0, WIDTH, HEIGHT);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Whether pictures can be copied here. */
export const canCopyPicture = () =>
  typeof ClipboardItem === 'function' && Boolean(navigator.clipboard?.write);

/** @param {string} svg @returns {Promise<boolean>} whether it was taken */
export async function pictureCopied(svg) {
  try {
    // The promise itself, as some browsers ask for the copy within the press of the button.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
    return true;
  } catch {
    return false;
  }
}
