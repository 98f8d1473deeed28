import { useState } from 'preact/hooks';
import { CheckTermCopyDocument, CopyTermDocument } from '#contract/graphql/graphql';
import type { CheckTermCopyQuery, CopyTermMutation, TermLineFragment } from '#contract/graphql/graphql';
import { ask, change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { pathOf } from '../institution/parts.ts';
import type { Institution } from '../institution/parts.ts';
import { ButtonLink } from '../look/Button.tsx';
import { Check, Field } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { Notice } from '../look/Notice.tsx';
import { t } from '../words/words.ts';
import { CopyPreview } from './CopyPreview.tsx';

export type TermCopy = CheckTermCopyQuery['checkTermCopy'];

/** Two steps on one page. A change in the form after the preview makes the preview stale, and it has to be asked for again. */
export function CopyTerm({ institution, term }: { institution: Institution; term: TermLineFragment }) {
  const [looked, setLooked] = useState<{ copy: TermCopy; wish: Wish }>();
  const [made, setMade] = useState<CopyTermMutation['copyTerm']>();
  const [out, setOut] = useState<readonly string[]>([]);
  if (made) return <Made institution={institution} made={made} />;
  const base = { fromTermId: term.id };
  return (
    <div class="stack-wide">
      <div class="card" onInput={() => setLooked(undefined)}>
        <Form
          label={t('copyTerm.title')}
          action={t('copyTerm.look')}
          actionKind={looked ? 'plain' : 'main'}
          keep={`copy-term.${term.id}`}
          check={inOrder}
          onSubmit={async (values) => {
            const wish = wishOf(values);
            const { data, error } = await ask(CheckTermCopyDocument, { input: { ...base, ...wish } });
            setOut([]);
            if (data) setLooked({ copy: data.checkTermCopy, wish });
            return error && problemsOf(error);
          }}
        >
          <Field name="name" label={t('copyTerm.name')} help={t('term.nameHelp')} maxLength={80} />
          <div class="form-pair">
            <Field name="startsOn" type="date" label={t('term.starts')} />
            <Field name="endsOn" type="date" label={t('term.ends')} />
          </div>
          <Check name="onHolidays" value="yes">
            {t('copyTerm.onHolidays')}
          </Check>
          <Check name="open" value="yes">
            {t('copyTerm.open')}
          </Check>
        </Form>
      </div>
      {looked && (
        <Form
          label={t('copyTerm.would')}
          action={t('copyTerm.make')}
          words={{ CONFLICT: 'term.conflict', STALE: 'copyTerm.stale', 'BAD_INPUT leaveOut': 'copyTerm.nothingLeft' }}
          onSubmit={async () => {
            const input = { ...base, ...looked.wish, leaveOut: [...out] };
            // Sections that were taken off change what would be made: the stamp is that of what is left.
            const fresh = await ask(CheckTermCopyDocument, { input });
            if (!fresh.data) return fresh.error && problemsOf(fresh.error);
            const unseen = changed(looked.copy, fresh.data.checkTermCopy, out);
            if (unseen) {
              setLooked({ copy: fresh.data.checkTermCopy, wish: looked.wish });
              return [{ code: 'STALE' }];
            }
            const { data, error } = await change(CopyTermDocument, {
              input: { ...input, stamp: fresh.data.checkTermCopy.stamp },
            });
            if (data) setMade(data.copyTerm);
            return error && problemsOf(error);
          }}
        >
          <CopyPreview copy={looked.copy} out={out} onOut={setOut} />
        </Form>
      )}
    </div>
  );
}

function Made({ institution, made }: { institution: Institution; made: CopyTermMutation['copyTerm'] }) {
  return (
    <div class="stack">
      <Notice kind="good" outcome={made}>
        <p>
          {t('copyTerm.made', {
            name: made.term.name,
            sections: made.sections,
            sessions: made.sessions,
            students: made.students,
          })}
        </p>
        {made.told > 0 && <p>{t('plan.told', { count: made.told })}</p>}
      </Notice>
      <p class="row">
        <ButtonLink kind="main" href={`${pathOf(institution, 'sections')}?term=${made.term.id}`}>
          {t('copyTerm.seeSections')}
        </ButtonLink>
        <ButtonLink href={pathOf(institution, 'terms')}>{t('institution.terms')}</ButtonLink>
      </p>
    </div>
  );
}

/** Whether a section that stays would be made otherwise than was shown. Taking one off can only free what others miss. */
function changed(seen: TermCopy, now: TermCopy, out: readonly string[]): boolean {
  const kept = seen.sections.filter(({ id }) => !out.includes(id));
  if (kept.length !== now.sections.length) return true;
  return kept.some((section, index) => {
    const other = now.sections[index];
    return other?.id !== section.id || other.sessions < section.sessions || other.students !== section.students;
  });
}

interface Wish {
  name: string;
  startsOn: string;
  endsOn: string;
  onHolidays: boolean;
  open: boolean;
}

function wishOf(values: FormData): Wish {
  return {
    name: String(values.get('name')).trim(),
    startsOn: String(values.get('startsOn')),
    endsOn: String(values.get('endsOn')),
    onHolidays: values.has('onHolidays'),
    open: values.has('open'),
  };
}

function inOrder(values: FormData): readonly Problem[] {
  const { startsOn, endsOn } = wishOf(values);
  return endsOn < startsOn ? [{ code: 'ENDS_BEFORE_START', field: 'endsOn' }] : [];
}
