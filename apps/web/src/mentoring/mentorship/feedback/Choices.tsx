import { Beneath, Check } from '../../../look/Field.tsx';
import { useField } from '../../../look/Form.tsx';
import { t } from '../../../words/words.ts';
import { ratingWords, ratings, resultWords, results } from './feedback-words.ts';

/** Whether it was worth the time, the best first. */
export function Ratings() {
  const { id, error } = useField('rating');
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend class="field-label">{t('mentoring.worth')}</legend>
      {ratings.map((rating) => (
        <label key={rating} class="check">
          <input type="radio" name="rating" value={String(rating)} />
          <span>{t(ratingWords[rating])}</span>
        </label>
      ))}
      <Beneath id={id} help={undefined} error={error} />
    </fieldset>
  );
}

/** What came of it; several may be true. */
export function Results() {
  const { id, error } = useField('results');
  return (
    <fieldset class="field" id={id} tabIndex={-1} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend class="field-label">{t('mentoring.results')}</legend>
      {results.map((result) => (
        <Check key={result} name="results" value={result}>
          {t(resultWords[result])}
        </Check>
      ))}
      <Beneath id={id} help={undefined} error={error} />
    </fieldset>
  );
}
