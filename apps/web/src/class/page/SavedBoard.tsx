import { ClassBoardDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { printSaved } from '../room/board/print-class.ts';
import { PrintButton } from './PrintButton.tsx';

/** Slides and board of a class that is over; nothing when nothing was shown or drawn, or it is not this person's to see. */
export function SavedBoard({ session }: { session: { id: string } & Parameters<typeof printSaved>[1] }) {
  const path = useData(ClassBoardDocument, { sessionId: session.id }).data?.classBoard.path;
  return path ? <PrintButton print={() => printSaved(path, session)} /> : null;
}
