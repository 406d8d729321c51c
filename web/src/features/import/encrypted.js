/** Where the list of a ZIP file's files is stated, at its end; an entry of that list. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;

/**
 * Whether any file in a ZIP file is encrypted (is_encrypted_zip in core/src/base/text.h). What
 * unpacks it would take the encrypted bytes for the file.
 * @param {Uint8Array} bytes
 */
export function isEncrypted(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  while (end >= 0 && view.getUint32(end, true) !== END) --end;
  if (end < 0) return false;
  const length = (/** @type {number} */ at) => view.getUint16(at, true);
  for (
    let at = view.getUint32(end + 16, true);
    at + ENTRY_SIZE <= end && view.getUint32(at, true) === ENTRY;
    at += ENTRY_SIZE + length(at + 28) + length(at + 30) + length(at + 32)
  )
    if (length(at + 8) & 1) return true;
  return false;
}
