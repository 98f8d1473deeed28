import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CombinedError } from '@urql/preact';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import type { MessageId } from '../words/words.ts';
import { t } from '../words/words.ts';
import { Button } from './Button.tsx';
import type { ButtonKind } from './Button.tsx';
import { changedMeanwhile } from './edit.ts';
import type { EditedField, Meanwhile } from './edit.ts';
import { Form } from './Form.tsx';
import { Notice } from './Notice.tsx';
import { tell } from './told.ts';

/**
 * Edits a thing in place. It carries the version that was opened; when somebody else has saved another one since, it shows what they
 * changed, takes that over where nothing was typed here, keeps what was typed, and sends it with the new version next time.
 */
export function EditForm<Thing extends { version: number }>({
  thing,
  fields,
  label,
  keep,
  words,
  actionKind = 'main',
  check,
  reload,
  save,
  onDone,
  children,
}: {
  thing: Thing;
  fields: readonly EditedField<Thing>[];
  label: string;
  keep?: string;
  words?: Partial<Record<string, MessageId>>;
  /** `plain` where the page has a main action of its own. */
  actionKind?: ButtonKind;
  check?: (values: FormData) => readonly Problem[];
  /** As it is now; undefined when it is gone. */
  reload: () => Promise<Thing | undefined>;
  save: (values: FormData, version: number) => Promise<{ error?: CombinedError | undefined }>;
  /** `saved` is false when it was left without saving. */
  onDone: (saved: boolean) => void;
  /** The fields, filled with the thing as it was opened. */
  children: (opened: Thing) => ComponentChildren;
}) {
  const [opened] = useState(thing);
  const known = useRef(thing);
  const [meanwhile, setMeanwhile] = useState<Meanwhile[]>([]);
  return (
    <Form
      label={label}
      action={t('edit.save')}
      actionKind={actionKind}
      {...(keep === undefined ? {} : { keep })}
      {...(check === undefined ? {} : { check })}
      words={{ STALE: 'edit.stale', NOT_FOUND: 'edit.gone', ...words }}
      beside={<Button onClick={() => onDone(false)}>{t('dialog.back')}</Button>}
      onSubmit={async (values, form) => {
        const { error } = await save(values, known.current.version);
        if (!error) {
          tell(t('edit.saved'));
          onDone(true);
          return undefined;
        }
        const problems = problemsOf(error);
        if (!problems.some(({ code }) => code === 'STALE')) return problems;
        const now = await reload();
        if (!now) return [{ code: 'NOT_FOUND' }];
        setMeanwhile(changedMeanwhile(fields, form, known.current, now));
        known.current = now;
        return [{ code: 'STALE' }];
      }}
    >
      {meanwhile.length > 0 && (
        <Notice kind="care">
          <p>{t('edit.meanwhile')}</p>
          <ul class="stack-tight">
            {meanwhile.map((one) => (
              <li key={one.label}>
                {t('edit.wasIs', { label: one.label, before: one.before || '–', after: one.after || '–' })}{' '}
                {one.typed && <strong>{t('edit.yours')}</strong>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {children(opened)}
    </Form>
  );
}
