/**
 * SQL: the order of names in every list, independent of the locale of the database. It is Unicode's own (UCA by ICU's root
 * locale), in which Célestin comes before Clément. Pages sort in the same order in the browser (`Intl.Collator`).
 */
export const inOrder = (sql: string): string => `${sql} COLLATE "und-x-icu"`;
