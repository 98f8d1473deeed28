import { useState } from 'preact/hooks';
import { SetMatchingWeightsDocument } from '#contract/graphql/graphql';
import type { WeightsPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Field } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';
import { criteria, criterionWords, highestWeight } from './criteria.ts';
import type { Weights } from './Preview.tsx';

/** A number for each wish, and why it is another than before. */
export function WeightsForm({
  now,
  version,
  onChange,
  onPreview,
  onStale,
  onSaved,
}: {
  now: WeightsPartsFragment;
  /** That the change is made from. */
  version: number;
  onChange: () => void;
  onPreview: (weights: Weights) => void;
  /** Somebody set others meanwhile. */
  onStale: () => void;
  onSaved: (saved: WeightsPartsFragment) => void;
}) {
  // Fields are made anew with other numbers.
  const [start, setStart] = useState<'weight' | 'byDefault'>('weight');
  const [starts, setStarts] = useState(0);
  const numberOf = (criterion: string) => now.weights.find((one) => one.criterion === criterion)?.[start] ?? 0;
  const begin = (from: 'weight' | 'byDefault') => {
    setStart(from);
    setStarts(starts + 1);
    onChange();
  };
  return (
    <Form
      label={t('weights.title')}
      action={t('weights.save')}
      words={{ STALE: 'weights.stale', ALL_ZERO: 'weights.allZero' }}
      check={(values) =>
        weightsIn(values).some(({ weight }) => weight > 0) ? [] : [{ code: 'ALL_ZERO', field: criteria[0] ?? '' }]
      }
      beside={
        <>
          <Button
            onClick={({ currentTarget: { form } }) => {
              // A reason is asked for only when it is saved.
              const numbers = [...(form?.querySelectorAll<HTMLInputElement>('[type=number]') ?? [])];
              if (form && numbers.every((one) => one.reportValidity())) onPreview(weightsIn(new FormData(form)));
            }}
          >
            {t('weights.see')}
          </Button>
          <Button kind="quiet" onClick={() => begin('byDefault')}>
            {t('weights.defaults')}
          </Button>
        </>
      }
      onSubmit={async (values) => {
        const { data, error } = await change(SetMatchingWeightsDocument, {
          input: { version, weights: weightsIn(values), reason: String(values.get('reason') ?? '') },
        });
        if (error || !data) {
          const problems = error ? problemsOf(error) : [{ code: 'INTERNAL' }];
          if (problems.some(({ code }) => code === 'STALE')) onStale();
          return problems;
        }
        tell(t('weights.saved'));
        onSaved(data.setMatchingWeights);
        return undefined;
      }}
    >
      <div key={starts} class="weights-numbers">
        {criteria.map((criterion) => (
          <Field
            key={criterion}
            name={criterion}
            type="number"
            inputMode="numeric"
            label={t(criterionWords[criterion])}
            min={0}
            max={highestWeight}
            step={1}
            defaultValue={numberOf(criterion)}
            onInput={onChange}
          />
        ))}
      </div>
      <Field name="reason" label={t('weights.reason')} help={t('weights.reasonHelp')} maxLength={500} />
    </Form>
  );
}

const weightsIn = (values: FormData): Weights =>
  criteria.map((criterion) => ({ criterion, weight: Math.round(Number(values.get(criterion))) }));
