import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LiveClass } from '../engine/live-class.ts';
import type { ClassSession } from '../session.ts';

/** What everything that is shown in a class needs. */
export interface ClassParts {
  readonly live: LiveClass;
  readonly session: ClassSession;
  /** Does something in the class and tells the person if it did not come through. */
  readonly act: (work: () => Promise<void>) => Promise<void>;
  /** Opens one of the class's dialogs. */
  readonly ask: (dialog: ClassDialog | undefined) => void;
  /** Shows one side of the rail. */
  readonly turnTo: (tab: RailTab) => void;
}
export type ClassDialog = 'data' | 'end' | 'groups' | 'keys' | 'lead' | 'leave' | 'pace' | 'signals' | 'slides';
export type RailTab = 'people' | 'chat' | 'questions' | 'notes';

export const ClassContext = createContext<ClassParts | undefined>(undefined);

export function useClass(): ClassParts {
  const parts = useContext(ClassContext);
  if (!parts) throw new Error('useClass is for what is shown in a class');
  return parts;
}
