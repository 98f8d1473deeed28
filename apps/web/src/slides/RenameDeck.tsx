import { useState } from 'preact/hooks';
import { RenameDeckDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { Button } from '../look/Button.tsx';
import { Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';

/** Characters of a title; the API says so too. */
const longest = 200;

/** Gives slides another title: a file's name says little to students. */
export function RenameDeck({ id, title, onDone }: { id: string; title: string; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [renamed, setRenamed] = useState<object>();
  if (!open) {
    return (
      <>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          <span>
            {t('slides.rename')}
            <span class="visually-hidden"> {title}</span>
          </span>
        </Button>
        {renamed && (
          <div class="deck-rename">
            <Notice kind="good" outcome={renamed}>
              <p>{t('slides.renamed')}</p>
            </Notice>
          </div>
        )}
      </>
    );
  }
  return (
    <div class="deck-rename">
      <Form
        label={t('slides.rename')}
        action={t('slides.renameDo')}
        actionKind="plain"
        check={(values) =>
          String(values.get('title')).trim() === ''
            ? [{ code: 'REQUIRED', field: 'title', facts: { label: t('slides.newTitle') } }]
            : []
        }
        beside={
          <Button kind="quiet" onClick={() => setOpen(false)}>
            {t('slides.renameNot')}
          </Button>
        }
        onSubmit={async (values) => {
          const { error } = await change(RenameDeckDocument, { id, title: String(values.get('title')).trim() });
          if (error) return problemsOf(error);
          setOpen(false);
          setRenamed({});
          onDone();
          return undefined;
        }}
      >
        <Field name="title" label={t('slides.newTitle')} maxLength={longest} defaultValue={title} />
      </Form>
    </div>
  );
}
