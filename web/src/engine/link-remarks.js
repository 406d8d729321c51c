/** @import { Problem } from './types.d.ts' */

const REMARKS = ['other-data', 'unknown-key'];

/**
 * Whether a problem is only a remark: all of the link that this version knows holds.
 * @param {Problem} problem
 */
export const isRemark = ({ code }) => REMARKS.includes(code);
