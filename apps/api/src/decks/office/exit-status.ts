/** How the process of main.ts ends when it is the file's fault; with any other status it is the machine's. */
export const exitStatus = { FILE_BROKEN: 2, FILE_ENCRYPTED: 3 } as const;
