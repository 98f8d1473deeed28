export { makeBackup } from './make-backup.ts';
export type { BackupOptions } from './make-backup.ts';
export { BackupError } from './manifest.ts';
export type { Manifest } from './manifest.ts';
export { restoreBackup } from './restore-backup.ts';
export type { Restored, RestoreOptions } from './restore-backup.ts';
