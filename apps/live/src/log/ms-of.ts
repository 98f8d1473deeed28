/** ms since the epoch of a timestamptz; JavaScript holds it exactly. */
export const msOf = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8`;
