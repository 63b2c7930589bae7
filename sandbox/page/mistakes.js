/** The errors shown under the fields of open forms, until the field is edited. */

/** @type {Map<string, Record<string, string>>} */
const errors = new Map();

/** @param {string} viewId @param {string} blockId @returns {string | undefined} */
export const errorOf = (viewId, blockId) => errors.get(viewId)?.[blockId];

/** @param {string} viewId @param {Record<string, string>} found block_id → sentence */
export function setErrors(viewId, found) {
  errors.set(viewId, { ...found });
}

/** @param {string} viewId @param {string} blockId @returns {boolean} whether there was one */
export function clearError(viewId, blockId) {
  const found = errors.get(viewId);
  if (!found?.[blockId]) return false;
  delete found[blockId];
  return true;
}

/** @param {string} viewId @returns {string} differs when the form must be drawn again */
export const errorStamp = (viewId) => JSON.stringify(errors.get(viewId) ?? {});
