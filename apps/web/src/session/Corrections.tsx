import { useState } from 'preact/hooks';
import { CorrectAttendanceDocument, UndoAttendanceCorrectionDocument } from '#contract/graphql/graphql';
import type { AttendanceMark } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemOf, problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Problems } from '../look/Problems.tsx';
import { TickBar } from '../look/Ticked.tsx';
import type { Ticks } from '../look/Ticked.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

export const markWords: Record<AttendanceMark, MessageId> = {
  PRESENT: 'correction.present',
  EXCUSED: 'correction.excused',
};

/** What can be said by hand of the students that are ticked. `ids` are those of whom it can be said. */
export function CorrectionBar({ sessionId, ticks, ids }: { sessionId: string; ticks: Ticks; ids: readonly string[] }) {
  const [asked, setAsked] = useState<AttendanceMark>();
  const [problem, setProblem] = useState<Problem>();
  const personIds = ids.filter((id) => ticks.has(id));
  const undo = async () => {
    const { error } = await change(UndoAttendanceCorrectionDocument, { sessionId, personIds });
    setProblem(error && problemOf(error));
    if (!error) ticks.none();
  };
  return (
    <>
      <TickBar ticks={ticks} shown={ids} total={ids.length} all={false}>
        <Button onClick={() => setAsked('PRESENT')}>{t('correction.present')}</Button>
        <Button onClick={() => setAsked('EXCUSED')}>{t('correction.excused')}</Button>
        <Button kind="quiet" onClick={() => void undo()}>
          {t('correction.undo')}
        </Button>
      </TickBar>
      <Problems problem={problem} />
      {asked && (
        <Dialog title={t(markWords[asked])} onClose={() => setAsked(undefined)}>
          <p>{t('correction.what', { count: personIds.length })}</p>
          <Form
            action={t('correction.mark')}
            words={{ CONFLICT: 'correction.conflict' }}
            beside={<Button onClick={() => setAsked(undefined)}>{t('dialog.back')}</Button>}
            onSubmit={async (values) => {
              const reason = String(values.get('reason')).trim();
              const { error } = await change(CorrectAttendanceDocument, { sessionId, personIds, mark: asked, reason });
              if (error) return problemsOf(error);
              setAsked(undefined);
              ticks.none();
              tell(t('edit.saved'));
              return undefined;
            }}
          >
            <Field name="reason" label={t('correction.reason')} help={t('correction.reasonHelp')} maxLength={300} />
          </Form>
        </Dialog>
      )}
    </>
  );
}
