import { useState } from 'preact/hooks';
import { MoveSessionsDocument } from '#contract/graphql/graphql';
import type { ClashKind, MoveLinesFragment, SectionByIdQuery } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemOf } from '../../api/problems.ts';
import type { Problem } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Problems } from '../../look/Problems.tsx';
import { TickBar } from '../../look/Ticked.tsx';
import type { Ticks } from '../../look/Ticked.tsx';
import { t } from '../../words/words.ts';
import { kindsToAccept } from '../plan/clashes.ts';
import { CancelMany } from './CancelMany.tsx';
import { MoveMany } from './MoveMany.tsx';
import { reasonsAgainst } from './against.ts';
import { backOf } from './shift.ts';

export type Section = SectionByIdQuery['section'];
export type Meeting = Section['sessions'][number];

/** What a move made of sessions that were as `before`. */
export interface Moved {
  before: readonly Meeting[];
  after: readonly { id: string; version: number }[];
  told: number;
}

type Done = { what: 'moved'; moved: Moved } | { what: 'back' | 'cancelled'; count: number; told: number };

/** Acts on the sessions that are ticked, and says what was done; what was moved can be put back. */
export function ManySessions({
  section,
  tickable,
  shown,
  ticks,
}: {
  section: Section;
  /** Sessions that can be moved and cancelled at all. */
  tickable: readonly Meeting[];
  /** Ids of those that can be seen now. */
  shown: readonly string[];
  ticks: Ticks;
}) {
  const [asking, setAsking] = useState<'move' | 'cancel'>();
  const [done, setDone] = useState<Done>();
  const chosen = tickable.filter(({ id }) => ticks.has(id));
  const close = () => setAsking(undefined);
  const finish = (what: Done) => {
    ticks.none();
    setDone(what);
    close();
  };
  return (
    <>
      {done && <DoneNotice done={done} section={section} onBack={finish} />}
      <TickBar ticks={ticks} shown={shown} total={tickable.length} all={false}>
        <Button onClick={() => setAsking('move')}>{t('moves.move')}</Button>
        <Button kind="alarm" onClick={() => setAsking('cancel')}>
          {t('moves.cancel')}
        </Button>
      </TickBar>
      {asking === 'move' && (
        <MoveMany
          section={section}
          sessions={chosen}
          ticks={ticks}
          onClose={close}
          onDone={(moved) => finish({ what: 'moved', moved })}
        />
      )}
      {asking === 'cancel' && (
        <CancelMany
          section={section}
          sessions={chosen}
          onClose={close}
          onDone={(told) => finish({ what: 'cancelled', count: chosen.length, told })}
        />
      )}
    </>
  );
}

function DoneNotice({ done, section, onBack }: { done: Done; section: Section; onBack: (done: Done) => void }) {
  if (done.what === 'moved')
    return <MovedNotice key={idsOf(done.moved)} moved={done.moved} section={section} onBack={onBack} />;
  const { what, count, told } = done;
  return (
    <Notice key={what} kind="good" outcome={done}>
      <p>
        {t(what === 'back' ? 'moves.back' : 'moves.cancelled', { count })} {t('plan.told', { count: told })}
      </p>
    </Notice>
  );
}

const idsOf = ({ after }: Moved) => after.map(({ id, version }) => `${id}.${version}`).join();

/** Everything that could be accepted was so before the move: only what cannot be stands against the way back. */
const anyKind = (lines: MoveLinesFragment): ClashKind[] => kindsToAccept(lines.moves.flatMap(({ clashes }) => clashes));

function MovedNotice({ moved, section, onBack }: { moved: Moved; section: Section; onBack: (done: Done) => void }) {
  const { before, after, told } = moved;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [against, setAgainst] = useState<string[]>([]);
  const back = async () => {
    setBusy(true);
    const input = { sectionId: section.id, moves: backOf(before, after), accept: [] as ClashKind[] };
    let { data, error } = await change(MoveSessionsDocument, { input });
    if (data?.moveSessions.__typename === 'MovesRefused') {
      const accept = anyKind(data.moveSessions.check);
      if (accept.length > 0) ({ data, error } = await change(MoveSessionsDocument, { input: { ...input, accept } }));
    }
    setBusy(false);
    setProblem(error && problemOf(error));
    const result = data?.moveSessions;
    if (result?.__typename === 'MovesRefused') setAgainst(reasonsAgainst(result.check, section));
    if (result?.__typename === 'PlannedSessions') {
      onBack({ what: 'back', count: result.sessions.length, told: result.told });
    }
  };
  return (
    <>
      <Problems problem={problem} />
      {against.length > 0 && (
        <Notice kind="alarm" outcome={against}>
          <p>{t('moves.notBack')}</p>
          <ul class="stack-tight">
            {against.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Notice kind="good" outcome={moved}>
        <p>
          {t('moves.moved', { count: after.length })} {t('plan.told', { count: told })}
        </p>
        <div>
          <Button busy={busy} onClick={() => void back()}>
            {t('moves.undo')}
          </Button>
        </div>
      </Notice>
    </>
  );
}
