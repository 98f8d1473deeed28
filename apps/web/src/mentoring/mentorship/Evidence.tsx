import { useState } from 'preact/hooks';
import { Button } from '../../look/Button.tsx';
import { AreaField } from '../../look/AreaField.tsx';
import { Form } from '../../look/Form.tsx';
import type { Problem } from '../../api/problems.ts';
import { t } from '../../words/words.ts';
import '../mentoring.css';
import { evidencePieces } from './evidence-pieces.ts';

/** By what one sees that something is done, and the way to say it. `asked`: it was just ticked, and nothing is said yet. */
export function Evidence({
  id,
  title,
  evidence,
  canChange,
  asked,
  onSave,
}: {
  /** Of what is done. */
  id: string;
  title: string;
  evidence: string;
  canChange: boolean;
  asked: boolean;
  /** @returns what was wrong */
  onSave: (evidence: string) => Promise<readonly Problem[] | undefined>;
}) {
  const [pressed, setPressed] = useState<boolean>();
  const editing = canChange && (pressed ?? (asked && evidence === ''));
  if (editing) {
    return (
      <Form
        label={t('mentoring.evidenceOf', { title })}
        action={t('mentoring.save')}
        keep={`mentoring.evidence.${id}`}
        beside={<Button onClick={() => setPressed(false)}>{t('mentoring.later')}</Button>}
        onSubmit={async (values) => {
          const problems = await onSave(String(values.get('evidence')));
          if (!problems) setPressed(false);
          return problems;
        }}
      >
        <AreaField
          name="evidence"
          label={t('mentoring.evidence')}
          help={t('mentoring.evidenceHelp')}
          rows={2}
          maxLength={1_000}
          defaultValue={evidence}
          optional
        />
      </Form>
    );
  }
  if (evidence === '' && !canChange) return null;
  return (
    <div class="stack-tight mentoring-evidence">
      {evidence !== '' && <Shown evidence={evidence} />}
      {canChange && (
        <div>
          <Button kind="quiet" onClick={() => setPressed(true)}>
            <span>
              {t(evidence === '' ? 'mentoring.addEvidence' : 'mentoring.changeEvidence')}
              <span class="visually-hidden"> {title}</span>
            </span>
          </Button>
        </div>
      )}
    </div>
  );
}

function Shown({ evidence }: { evidence: string }) {
  return (
    <p class="mentoring-words">
      {evidencePieces(evidence).map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {text}
          </a>
        ),
      )}
    </p>
  );
}
