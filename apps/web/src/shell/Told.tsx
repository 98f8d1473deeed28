import { useEffect } from 'preact/hooks';
import { Icon } from '../look/Icon.tsx';
import { told, untell } from '../look/told.ts';

/** What was just done, in view wherever the page is scrolled to; another page has nothing to do with it. */
export function Told({ path }: { path: string }) {
  useEffect(() => untell, [path]);
  return (
    <div class="told no-print" role="status">
      {told.value !== undefined && (
        <p class="told-line">
          <Icon name="good" />
          {told.value}
        </p>
      )}
    </div>
  );
}
