import type { MoveLinesFragment } from '#contract/graphql/graphql';
import type { Problem } from '../../api/problems.ts';
import { problemWords } from '../../api/problems.ts';
import { Button } from '../../look/Button.tsx';
import { intlTag, t } from '../../words/words.ts';
import { weekdayWords } from '../words-of-time.ts';
import '../plan/plan.css';
import { isBlocked, sentencesOf } from './against.ts';
import type { Section } from './ManySessions.tsx';
import './many.css';

type CheckedMove = MoveLinesFragment['moves'][number];

/** Of each ticked session: when it is, when it would be, and what stands against that. */
export function MovePreview({
  section,
  check,
  problem,
  busy,
  onLeaveOut,
}: {
  section: Section;
  check: MoveLinesFragment | undefined;
  problem: Problem | undefined;
  busy: boolean;
  /** Goes on without these sessions. */
  onLeaveOut: (ids: readonly string[]) => void;
}) {
  const moves = check?.moves ?? [];
  const blocked = moves.filter(isBlocked);
  const warned = moves.filter((move) => !isBlocked(move) && move.clashes.length > 0);
  const failed = problem && problemWords(problem);
  const status = busy
    ? t('plan.looking')
    : failed
      ? t(failed.id, failed.values)
      : !check
        ? t('moves.choose')
        : blocked.length > 0
          ? t('moves.blocked', { count: blocked.length })
          : warned.length > 0
            ? t('moves.warned', { count: warned.length })
            : t('moves.free', { count: moves.length });
  const speaksAgainst = failed || blocked.length > 0 ? 'check-clash' : warned.length > 0 ? 'check-care' : 'check-free';
  const look = busy || (!check && !failed) ? 'soft' : speaksAgainst;
  return (
    <div class="stack">
      <p role="status" class={`check-status ${look}`}>
        {status}
      </p>
      {blocked.length > 0 && blocked.length < moves.length && (
        <div>
          <Button onClick={() => onLeaveOut(blocked.map(({ session }) => session.id))}>
            {t('moves.leaveOut', { count: blocked.length })}
          </Button>
        </div>
      )}
      {moves.length > 0 && (
        <ol class="moves" aria-label={t('moves.preview')}>
          {moves.map((move) => (
            <li key={move.session.id} class={isBlocked(move) ? 'moves-line moves-blocked' : 'moves-line'}>
              <p>{moveWords(move)}</p>
              {sentencesOf(move, section).map((sentence) => (
                <p key={sentence} class="small">
                  {sentence}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** "Tue 8 Dec, 17:00 becomes Wed 9 Dec, 18:00", by the clock it is planned by. */
function moveWords({ session, localStart, changes }: CheckedMove): string {
  const before = timeWords(session.localStart);
  if (!changes) return t('moves.stays', { before });
  return localStart === session.localStart
    ? t('moves.otherRoom', { before })
    : t('moves.becomes', { before, after: timeWords(localStart) });
}

const timeWords = (local: string) =>
  t('news.when', { day: weekdayWords(local.slice(0, 10), intlTag(), 'short'), time: local.slice(11, 16) });
