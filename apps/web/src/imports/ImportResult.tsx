import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { ask } from '../api/client.ts';
import { useData } from '../api/data.ts';
import { Button } from '../look/Button.tsx';
import { Notice } from '../look/Notice.tsx';
import { Await } from '../loaded/Await.tsx';
import { intlTag, t } from '../words/words.ts';
import { ApplyImport } from './ApplyImport.tsx';
import { ChooseEncoding } from './ChooseEncoding.tsx';
import { encodingWords } from './encodings.ts';
import { ImportChanges } from './ImportChanges.tsx';
import { ImportCounts } from './ImportCounts.tsx';
import { ImportProblems } from './ImportProblems.tsx';
import { kindWords, notes } from './kinds.ts';
import type { ImportSource } from './source.ts';

/** ms between two looks at how far it is. */
const lookEvery = 800;

/** One import: what the file would change, what is wrong with it, and what became of it. */
export function ImportResult({
  source,
  id,
  onLeave,
  applied,
}: {
  source: ImportSource;
  id: string;
  onLeave: () => void;
  /** What there is to do, or to know, once it is applied. */
  applied: (registerImport: ImportPartsFragment) => ComponentChildren;
}) {
  const loaded = useData(source.byId, { id }, ['RegisterImport']);
  const state = loaded.data?.registerImport.state;
  const done = useProgress(source, id, state === 'CHECKING' || state === 'APPLYING', state, loaded.again);
  return (
    <div class="stack-wide">
      <div class="no-print">
        <Button icon="back" onClick={onLeave}>
          {t('register.otherFile')}
        </Button>
      </div>
      <Await loaded={loaded} what={t('institution.register')}>
        {({ registerImport }) => (
          <>
            <div class="stack-tight">
              <h2>{registerImport.fileName}</h2>
              <p class="soft">
                {t(kindWords[registerImport.kind])}
                {registerImport.linesTotal > 0 && `, ${t('register.lines', { count: registerImport.linesTotal })}`}
              </p>
            </div>
            <Standing registerImport={registerImport} done={done} />
            {registerImport.state === 'APPLIED' && applied(registerImport)}
            <Found registerImport={registerImport} source={source} />
          </>
        )}
      </Await>
    </div>
  );
}

function Found({ registerImport, source }: { registerImport: ImportPartsFragment; source: ImportSource }) {
  const { counts, problems, changes, state, encoding } = registerImport;
  if (state === 'CHECKING') return null;
  const wrong = problems.filter(({ code }) => !notes.has(code));
  const taken = problems.filter(({ code }) => code === 'TAKEN_FOR');
  const known = problems.filter(({ code }) => notes.has(code) && code !== 'TAKEN_FOR');
  return (
    <>
      {state === 'ASKING' && <ChooseEncoding registerImport={registerImport} source={source} />}
      {wrong.length > 0 && (
        <ImportProblems
          title={t(state === 'ASKING' ? 'encoding.where' : 'register.problems')}
          lead={t('register.problemsHow')}
          problems={wrong}
          count={registerImport.problemCount}
        />
      )}
      {taken.length > 0 && (
        <ImportProblems
          title={t('register.taken')}
          lead={t('register.takenHow')}
          problems={taken}
          count={taken.length}
        />
      )}
      {state !== 'DROPPED' && <ImportCounts counts={counts} isDone={state === 'APPLIED'} />}
      {state === 'CHECKED' && registerImport.problemCount === 0 && (
        <ApplyImport registerImport={registerImport} source={source} />
      )}
      {state === 'CHECKED' && encoding && (
        <details>
          <summary>{t('encoding.readAs', { encoding: encodingWords(encoding) })}</summary>
          <ChooseEncoding registerImport={registerImport} source={source} />
        </details>
      )}
      {known.length > 0 && (
        <ImportProblems
          title={t('register.notes')}
          lead={t('register.notesHow')}
          problems={known}
          count={known.length}
        />
      )}
      {changes.length > 0 && <ImportChanges changes={changes} counts={counts} />}
    </>
  );
}

function Standing({ registerImport, done }: { registerImport: ImportPartsFragment; done: number }) {
  const { state, problemCount, counts, failure, linesTotal } = registerImport;
  const all = counts.reduce((sum, { created, updated, ended }) => sum + created + updated + ended, 0);
  switch (state) {
    case 'CHECKING':
    case 'APPLYING':
      return (
        <Notice said>
          <label class="stack-tight">
            {t(state === 'CHECKING' ? 'register.checkingWhat' : 'register.applyingWhat')}
            <progress class="progress" {...(linesTotal > 0 ? { max: linesTotal, value: done } : {})} />
          </label>
          {linesTotal > 0 && (
            <p class="soft figures">
              {t('register.linesDone', {
                done: new Intl.NumberFormat(intlTag()).format(done),
                total: new Intl.NumberFormat(intlTag()).format(linesTotal),
              })}
            </p>
          )}
        </Notice>
      );
    case 'ASKING':
      return (
        <Notice kind="care" said>
          <p>{t('encoding.why')}</p>
        </Notice>
      );
    case 'CHECKED':
      if (problemCount > 0)
        return (
          <Notice kind="alarm" said>
            <p>
              <strong>{t('register.wrong', { count: problemCount })}</strong> {t('register.wrongWhat')}
            </p>
          </Notice>
        );
      return (
        <Notice kind={all === 0 ? 'good' : 'plain'} outcome={counts}>
          <p>{t(all === 0 ? 'register.nothingToDo' : 'register.wouldChange', { count: all })}</p>
        </Notice>
      );
    case 'APPLIED':
      return (
        <Notice kind="good" outcome={counts}>
          <p>{t('register.isApplied', { count: all })}</p>
        </Notice>
      );
    case 'FAILED':
      return (
        <Notice kind="alarm" said>
          <p>
            <strong>{t('register.isFailed')}</strong> <span lang="en">{failure}</span>
          </p>
        </Notice>
      );
    case 'DROPPED':
      return (
        <Notice>
          <p>{t('register.isDropped')}</p>
        </Notice>
      );
  }
}

/** Lines that are done while the service works on the file; when it has ended, all of it is asked for anew. */
function useProgress(
  source: ImportSource,
  id: string,
  working: boolean,
  state: string | undefined,
  again: () => void,
): number {
  const [done, setDone] = useState(0);
  useEffect(() => {
    if (!working) return undefined;
    setDone(0);
    let timer: ReturnType<typeof setTimeout>;
    let wanted = true;
    const look = async () => {
      const { data } = await ask(source.progress, { id });
      if (!wanted) return;
      if (data) setDone(data.registerImport.linesDone);
      if (data && data.registerImport.state !== state) again();
      else timer = setTimeout(() => void look(), lookEvery);
    };
    timer = setTimeout(() => void look(), lookEvery / 2);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [source, id, working, state, again]);
  return done;
}
