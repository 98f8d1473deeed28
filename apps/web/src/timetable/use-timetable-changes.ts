import { useEffect, useRef } from 'preact/hooks';
import { changedByOthers } from '../api/client.ts';
import { onTimetableChanged } from '../api/subscriptions.ts';
import { refreshUnread } from '../sign-in/viewer.ts';

/** Asks again, quietly, when somebody changed the timetable meanwhile: that of the viewer, or of an institution whose id is given. */
export function useTimetableChanges(again: () => void, institutionId?: string): void {
  const latest = useRef(again);
  latest.current = again;
  useEffect(
    () =>
      onTimetableChanged(() => {
        changedByOthers();
        latest.current();
        void refreshUnread();
      }, institutionId),
    [institutionId],
  );
}
