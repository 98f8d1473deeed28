export const rawSql: readonly string[];
