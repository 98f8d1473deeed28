import { CancelSessionsDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Form } from '../../look/Form.tsx';
import '../../look/lists.css';
import { SessionTime } from '../../fragments/SessionTime.tsx';
import { t } from '../../words/words.ts';
import { ReasonField } from '../plan/ReasonField.tsx';
import type { Meeting, Section } from './ManySessions.tsx';

/** Asks in words before the ticked sessions are cancelled, with one reason. */
export function CancelMany({
  section,
  sessions,
  onClose,
  onDone,
}: {
  section: Section;
  sessions: readonly Meeting[];
  onClose: () => void;
  /** @param told how many people */
  onDone: (told: number) => void;
}) {
  const count = sessions.length;
  return (
    <Dialog title={t('moves.cancelAsk', { count })} onClose={onClose}>
      <Form
        action={t('moves.cancelThese', { count })}
        actionKind="alarm"
        words={{ CONFLICT: 'moves.begun', TOO_MANY: 'moves.tooMany' }}
        beside={<Button onClick={onClose}>{t('moves.keep')}</Button>}
        onSubmit={async (values) => {
          const reason = values.get('reason') as string;
          const input = { sectionId: section.id, sessionIds: sessions.map(({ id }) => id), reason };
          const { data, error } = await change(CancelSessionsDocument, { input });
          if (error) return problemsOf(error);
          onDone(data?.cancelSessions.told ?? 0);
          return undefined;
        }}
      >
        <ul class="bullets">
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionTime session={{ ...session, section }} />
            </li>
          ))}
        </ul>
        <ReasonField />
        <p>{t('cancel.manyWhat')}</p>
      </Form>
    </Dialog>
  );
}
