import { useState } from 'preact/hooks';
import { DecideOnExpertDocument } from '#contract/graphql/graphql';
import type { OnRosterPartsFragment } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { problemsOf } from '../api/problems.ts';
import { oneOf } from '../fragments/states.ts';
import { AreaField } from '../look/AreaField.tsx';
import { Check, SelectField } from '../look/Field.tsx';
import { Form } from '../look/Form.tsx';
import { tell } from '../look/told.ts';
import { t } from '../words/words.ts';
import { Evidence } from './documents/Evidence.tsx';
import { actionWords, checkWords, doneWords, keysOf } from './meanings.ts';

/** What a coordinator decides, with a reason that the expert reads; verifying takes every check. */
export function Decide({ one, again }: { one: OnRosterPartsFragment; again: () => void }) {
  const { expert, actions } = one;
  const [wanted, setWanted] = useState(actions[0]);
  return (
    <Form
      label={t('roster.decide')}
      action={t('roster.decide')}
      words={{ STALE: 'roster.stale', ALL_CHECKS: 'roster.allChecks' }}
      check={(values) =>
        wanted === 'VERIFY' && values.getAll('checks').length < keysOf(checkWords).length
          ? [{ code: 'ALL_CHECKS', field: 'checks' }]
          : []
      }
      onSubmit={async (values) => {
        const action = oneOf(actions, values.get('action'));
        if (!action) return [{ code: 'BAD_INPUT', field: 'action' }];
        const { error } = await change(DecideOnExpertDocument, {
          input: {
            personId: one.id,
            action,
            reason: String(values.get('reason') ?? ''),
            checks: keysOf(checkWords).filter((check) => values.getAll('checks').includes(check)),
            version: expert.version,
          },
        });
        if (error) return problemsOf(error);
        tell(t(doneWords[action]));
        again();
        return undefined;
      }}
    >
      <SelectField
        name="action"
        label={t('roster.decision')}
        defaultValue={wanted}
        onInput={({ currentTarget }) => setWanted(oneOf(actions, currentTarget.value))}
      >
        {actions.map((action) => (
          <option key={action} value={action}>
            {t(actionWords[action])}
          </option>
        ))}
      </SelectField>
      {wanted === 'VERIFY' && (
        <fieldset class="field">
          <legend class="field-label">{t('roster.checks')}</legend>
          {keysOf(checkWords).map((check) => (
            <div key={check}>
              <Check name="checks" value={check}>
                {t(checkWords[check])}
              </Check>
              <Evidence check={check} documents={one.documents} />
            </div>
          ))}
        </fieldset>
      )}
      <AreaField name="reason" label={t('roster.reason')} help={t('roster.reasonHelp')} maxLength={1000} />
    </Form>
  );
}
