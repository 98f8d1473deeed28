import { MatchingPreviewDocument } from '#contract/graphql/graphql';
import type { MatchingCriterion, MatchingPreviewQuery } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { intlTag, t } from '../../words/words.ts';

export type Weights = { criterion: MatchingCriterion; weight: number }[];
type Example = MatchingPreviewQuery['matchingPreview']['examples'][number];

/** Whom other weights would put first, on the people that there are. */
export function Preview({ weights }: { weights: Weights }) {
  const loaded = useData(MatchingPreviewDocument, { weights });
  return (
    <Await loaded={loaded} what={t('weights.preview')}>
      {({ matchingPreview: { ranked, changed, entering, first, examples } }) => (
        <>
          <p>
            {t(ranked === 0 ? 'weights.nobody' : changed === 0 ? 'weights.nothing' : 'weights.changed', {
              ...{ ranked, changed, entering, first },
            })}
          </p>
          {examples.map((example) => (
            <ExampleOf key={`${example.kind} ${example.subject}`} example={example} />
          ))}
        </>
      )}
    </Await>
  );
}

function ExampleOf({ example: { kind, subject, before, after } }: { example: Example }) {
  const fallen = before.filter(({ id }) => !after.some((one) => one.id === id)).map(({ name }) => name);
  return (
    <article class="stack-tight">
      <h3 class="weights-example">{t(kind === 'MENTEE' ? 'weights.forMentee' : 'weights.forCourse', { subject })}</h3>
      <ol class="weights-places">
        {after.map(({ id, name }, at) => (
          <li key={id}>
            {name}{' '}
            <span class="soft small">
              {moveWords(
                before.findIndex((one) => one.id === id),
                at,
              )}
            </span>
          </li>
        ))}
      </ol>
      {fallen.length > 0 && (
        <p class="soft small">{t('weights.falls', { names: new Intl.ListFormat(intlTag()).format(fallen) })}</p>
      )}
    </article>
  );
}

/** @param was -1: was not among the first */
function moveWords(was: number, is: number): string {
  if (was < 0) return t('weights.new');
  if (was === is) return '';
  return t(was > is ? 'weights.rises' : 'weights.sinks', { count: Math.abs(was - is) });
}
