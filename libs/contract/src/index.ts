export * from './limits.ts';
export * from './messages.ts';
export * from './reactions.ts';
