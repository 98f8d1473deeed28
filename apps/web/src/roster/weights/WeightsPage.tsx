import { useRef, useState } from 'preact/hooks';
import { MatchingWeightsDocument } from '#contract/graphql/graphql';
import type { WeightsPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dayWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { Preview } from './Preview.tsx';
import type { Weights } from './Preview.tsx';
import { WeightsForm } from './WeightsForm.tsx';
import './weights.css';

/** What each wish counts when people are matched, for coordinators. */
export default function WeightsPage() {
  const loaded = useData(MatchingWeightsDocument, {}, ['MatchingWeights']);
  return (
    <Page title={t('weights.title')} lead={t('weights.lead')} above={{ href: '/roster', name: t('roster.title') }}>
      <Await loaded={loaded} what={t('weights.title')}>
        {({ matchingWeights }) => <Loaded now={matchingWeights} again={loaded.again} />}
      </Await>
    </Page>
  );
}

function Loaded({ now, again }: { now: WeightsPartsFragment; again: () => void }) {
  const [asked, setAsked] = useState<Weights>();
  const heading = useRef<HTMLHeadingElement>(null);
  // What others set meanwhile is told in the history; what is being typed stays.
  const [base, setBase] = useState(now);
  /** Undefined: the newest, which somebody who was refused has been told of. */
  const [seen, setSeen] = useState<number | undefined>(now.version);
  return (
    <div class="weights-beside">
      <WeightsForm
        key={base.version}
        now={base}
        version={seen ?? now.version}
        onChange={() => setAsked(undefined)}
        onPreview={(weights) => {
          setAsked(weights);
          // It stands above or below the button, mostly out of sight.
          heading.current?.focus();
        }}
        onStale={() => {
          setSeen(undefined);
          again();
        }}
        onSaved={(saved) => {
          setBase(saved);
          setSeen(saved.version);
          setAsked(undefined);
          again();
        }}
      />
      <div class="stack-wide">
        <section class="stack" aria-labelledby="preview">
          <h2 id="preview" ref={heading} tabIndex={-1}>
            {t('weights.preview')}
          </h2>
          {asked ? <Preview weights={asked} /> : <p class="soft">{t('weights.previewHow')}</p>}
        </section>
        <section class="stack" aria-labelledby="history">
          <h2 id="history">{t('weights.history')}</h2>
          {now.history.length === 0 ? (
            <p>{t('weights.neverSet')}</p>
          ) : (
            <ol class="rows">
              {now.history.map(({ version, reason, by, setAt }) => (
                <li key={version} class="stack-tight">
                  <span>{reason}</span>
                  <span class="soft small">
                    {dayWords(Date.parse(setAt), readerZone.value, intlTag())} · {by?.name ?? t('weights.gone')}
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}
