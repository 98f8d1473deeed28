export * from './data-source.ts';
export * from './entities/index.ts';
export * from './migrations.ts';
export * from './role-in-class.ts';
export * from './statement-family.ts';
export * from './statement.ts';
