export * from './client-address.ts';
export * from './config.ts';
export * from './errors.ts';
export * from './normal-form.ts';
export * from './request-id.ts';
export * from './this-machine.ts';
export * from './visible-text.ts';
