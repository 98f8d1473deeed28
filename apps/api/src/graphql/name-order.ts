/**
 * SQL: the order of names in every list, whatever the locale of the database: Unicode's own (UCA by ICU's root locale), in which
 * Célestin comes before Clément. Pages compare by the same in the browser (`Intl.Collator`).
 */
export const inOrder = (sql: string): string => `${sql} COLLATE "und-x-icu"`;
