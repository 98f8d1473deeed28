import { DataDialog } from './DataDialog.tsx';
import { EndDialog } from './EndDialog.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';

export type AskedDialog = keyof typeof dialogs;

const dialogs = { data: DataDialog, end: EndDialog, keys: KeysDialog, leave: LeaveDialog };

/** One of the dialogs that are opened rarely: one file for all of them, fetched with the first. */
export function Asked({ dialog }: { dialog: AskedDialog }) {
  const Dialog = dialogs[dialog];
  return <Dialog />;
}
