import { useEffect, useState } from 'preact/hooks';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';

/** Shows that the browser is offline. The page keeps its data. */
export function OfflineNotice() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return (
    <div class="page-told" role="status">
      {!online && (
        <Notice kind="care">
          <p>{t('page.offline')}</p>
        </Notice>
      )}
    </div>
  );
}
