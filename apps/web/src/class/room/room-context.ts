import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LiveClass } from '../engine/live-class.ts';
import type { ClassSession } from '../session.ts';

/** What everything in the room needs. */
export interface RoomParts {
  readonly live: LiveClass;
  readonly session: ClassSession;
  /** Does something in the class and tells the person if it did not come through. */
  readonly act: (work: () => Promise<void>) => Promise<void>;
  /** Opens one of the room's dialogs. */
  readonly ask: (dialog: RoomDialog | undefined) => void;
  /** Shows one side of the rail. */
  readonly turnTo: (tab: RailTab) => void;
}
export type RoomDialog = 'data' | 'end' | 'groups' | 'keys' | 'lead' | 'leave' | 'pace' | 'signals' | 'slides';
export type RailTab = 'people' | 'chat' | 'questions' | 'notes';

export const RoomContext = createContext<RoomParts | undefined>(undefined);

export function useRoom(): RoomParts {
  const parts = useContext(RoomContext);
  if (!parts) throw new Error('useRoom is for what stands in the room');
  return parts;
}
