/** Requests of a mentee that wait at the same time. */
export const mostOpen = 5;
/** Days after which a request without an answer ends. */
export const daysOpen = 7;
