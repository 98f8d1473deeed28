/** Days after which an expert is asked again whether all is still true. */
export const askAfterDays = 90;
/** Days between the two letters, and from the second one to the pause. */
export const waitDays = 14;
/** Days for which the link of a round works, counted from the last confirmation: two months after the pause. */
export const linkDays = askAfterDays + 2 * waitDays + 60;
