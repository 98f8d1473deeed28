import { useState } from 'preact/hooks';
import { MentoringDigestDocument, WantMentoringDigestDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { problemOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Problems } from '../look/Problems.tsx';
import { t } from '../words/words.ts';

/** Whether a mail of the week's mentoring comes every Monday: off until somebody wants it. */
export function WeeklyDigest() {
  const loaded = useData(MentoringDigestDocument, {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const wanted = loaded.data?.mentoringDigest;
  if (wanted === undefined) return null;
  const turn = async () => {
    setBusy(true);
    const { error } = await change(WantMentoringDigestDocument, { wanted: !wanted });
    setBusy(false);
    setProblem(error && problemOf(error));
    loaded.again();
  };
  return (
    <section class="card stack" aria-labelledby="digest">
      <h2 id="digest">{t('news.digest')}</h2>
      <div role="status">
        <p>{t('news.digestWhat')}</p>
        {wanted && <p>{t('news.digestOn')}</p>}
      </div>
      <Problems problem={problem} />
      <div>
        <Button busy={busy} onClick={() => void turn()}>
          {t(wanted ? 'news.digestStop' : 'news.digestStart')}
        </Button>
      </div>
    </section>
  );
}
