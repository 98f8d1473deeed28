import { useState } from 'preact/hooks';
import { ConfirmMyExpertDocument } from '#contract/graphql/graphql';
import type { MyExpertPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { tell } from '../../look/told.ts';
import { readerZone } from '../../sign-in/viewer.ts';
import { dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';

/** Asks an expert whether all is still true; nothing while it is not time. */
export function StillTrue({ own: { confirmation }, again }: { own: MyExpertPartsFragment; again: () => void }) {
  const [problem, setProblem] = useState<Problem>();
  if (!confirmation?.isDue) return null;
  const confirm = async () => {
    const { error } = await change(ConfirmMyExpertDocument, {});
    setProblem(error && problemOf(error));
    if (error) return;
    tell(t('confirm.done'));
    again();
  };
  const day = dayWords(Date.parse(confirmation.confirmedAt), readerZone.value, intlTag());
  return (
    <Notice kind="care">
      <p>{confirmation.pausedForSilence ? t('confirm.silent') : t('confirm.due', { day })}</p>
      <Problems problem={problem} />
      <div>
        <Button kind="main" onClick={() => void confirm()}>
          {t('confirm.yes')}
        </Button>
      </div>
    </Notice>
  );
}
