import { useState } from 'preact/hooks';
import type { ReportPartsFragment } from '#contract/graphql/graphql';
import { CloseMentoringReportDocument, TakeMentoringReportDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { Button } from '../../look/Button.tsx';
import { Form } from '../../look/Form.tsx';
import { Problems } from '../../look/Problems.tsx';
import { tell } from '../../look/told.ts';
import { viewer } from '../../sign-in/viewer.ts';
import { t } from '../../words/words.ts';

const words = { CONFLICT: 'safety.closedMeanwhile' } as const;

/** A coordinator takes a report in hand, and closes it with what was done. */
export function HandleReport({
  report: { id, reporter, coordinator },
  again,
}: {
  report: ReportPartsFragment;
  again: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const isMine = coordinator !== null && coordinator.id === viewer.value?.id;
  const take = async () => {
    setBusy(true);
    const { error } = await change(TakeMentoringReportDocument, { id });
    setBusy(false);
    setProblem(error && problemOf(error));
    again();
  };
  return (
    <>
      <Problems problem={problem} words={words} />
      {!isMine && (
        <div>
          <Button kind={coordinator ? 'plain' : 'main'} busy={busy} onClick={() => void take()}>
            {t(coordinator ? 'safety.takeOver' : 'safety.take')}
          </Button>
        </div>
      )}
      <Form
        label={t('safety.close')}
        action={t('safety.close')}
        actionKind={isMine ? 'main' : 'plain'}
        keep={`mentoring.close-report.${id}`}
        words={words}
        onSubmit={async (values) => {
          const { error } = await change(CloseMentoringReportDocument, { id, words: String(values.get('words')) });
          if (error) return problemsOf(error);
          tell(t('safety.closedTold', { name: reporter.name }));
          again();
          return undefined;
        }}
      >
        <AreaField
          name="words"
          label={t('safety.whatWasDone')}
          help={t('safety.whatWasDoneHelp', { name: reporter.name })}
          maxLength={2_000}
        />
      </Form>
    </>
  );
}
