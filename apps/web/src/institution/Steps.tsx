import { Icon } from '../look/Icon.tsx';
import { t } from '../words/words.ts';
import { pathOf, stepsOf } from './parts.ts';
import type { Institution, Part } from './parts.ts';

/** The way from an empty institution to its first class; gone when all is there. */
export function Steps({ institution, here }: { institution: Institution; here: Part }) {
  const steps = stepsOf(institution);
  const current = steps.find(({ done }) => !done);
  if (!current) return null;
  return (
    <section class="card stack" aria-labelledby="steps">
      <div class="stack-tight">
        <h2 id="steps">{t('steps.title')}</h2>
        <p class="soft">{t('steps.how')}</p>
      </div>
      <ol class="steps">
        {steps.map(({ part, words, done }, place) => (
          <li
            key={part}
            class={done ? 'step step-done' : 'step'}
            aria-current={part === current.part ? 'step' : undefined}
          >
            <span class="step-mark">{done ? <Icon name="good" /> : place + 1}</span>
            <span>
              {part === here ? t(words) : <a href={pathOf(institution, part)}>{t(words)}</a>}
              {done && <span class="visually-hidden"> {t('steps.done')}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p class="soft">
        {t('steps.register')} <a href={pathOf(institution, 'register')}>{t('institution.register')}</a>
      </p>
    </section>
  );
}
