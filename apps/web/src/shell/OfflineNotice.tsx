import { useEffect, useState } from 'preact/hooks';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';

/** Being offline is a state of the page: what was fetched stays, and one line says so. */
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
