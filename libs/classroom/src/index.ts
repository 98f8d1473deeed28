export * from './events.ts';
export * from './fold.ts';
export * from './rules.ts';
export * from './voice.ts';
export * from './picture.ts';
