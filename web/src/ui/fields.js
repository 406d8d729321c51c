/** What an input or a select holds. @param {Event} event of its own */
export function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
}

/** @param {Event} event of a checkbox */
export function checked(event) {
  return /** @type {HTMLInputElement} */ (event.currentTarget).checked;
}

/** Whether what is unfolded by its summary is open. @param {Event} event of a `details` */
export function isOpen(event) {
  return /** @type {HTMLDetailsElement} */ (event.currentTarget).open;
}
