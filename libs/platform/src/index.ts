export * from './client-address.ts';
export * from './config.ts';
export * from './errors.ts';
export * from './this-machine.ts';
export * from './visible-text.ts';
