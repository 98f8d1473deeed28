/** Exit statuses of main.ts that blame the file. Any other status blames the machine. */
export const exitStatus = { FILE_BROKEN: 2, FILE_ENCRYPTED: 3 } as const;
