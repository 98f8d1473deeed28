/** The body of an event that says nothing but its type. */
export type Nothing = Record<string, never>;
