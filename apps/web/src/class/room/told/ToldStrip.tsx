import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { later } from '../../../look/later.tsx';
import { Notice } from '../../../look/Notice.tsx';
import { loadWords, t } from '../../../words/words.ts';
import { attentionFor, isUrgent } from './attention.ts';
import { AttentionLine } from './AttentionLine.tsx';
import { mishaps, states } from './Notices.tsx';
import type { Told } from './Notices.tsx';
import { useClass } from '../class-context.ts';
import { PollCard } from '../talk/PollCard.tsx';
import { pollsNow } from '../talk/polls-now.ts';
import { useOwnNews } from './use-own-news.ts';

const GroupsBar = later(
  async () => (await Promise.all([import('../groups/GroupsBar.tsx'), loadWords('asked')]))[0].GroupsBar,
  () => t('class.groups'),
);

/** What needs this person, above the stage: one thing at a time, the most urgent first; the others wait and can be turned to. */
export function ToldStrip({ failed, children }: { failed: string | undefined; children?: ComponentChildren }) {
  const all = useTold(failed);
  const [chosen, setChosen] = useState<string>();
  const first = all[0]?.key;
  useEffect(() => setChosen(undefined), [first]);
  const at = Math.max(
    0,
    all.findIndex(({ key }) => key === chosen),
  );
  return (
    <div class="room-told">
      {children}
      {/* What has been begun in one of them is there when it is turned to again. */}
      {all.map(({ key, says }, place) => (
        <div key={key} class="room-need" hidden={place !== at}>
          {says}
        </div>
      ))}
      {all.length > 1 && (
        <button type="button" class="room-next" onClick={() => setChosen(all[(at + 1) % all.length]?.key)}>
          {t('class.toldNext', { number: at + 1, count: all.length })}
        </button>
      )}
    </div>
  );
}

function useTold(failed: string | undefined): Told[] {
  const { live, session } = useClass();
  const news = useOwnNews(live);
  const state = live.state.value;
  const attention = attentionFor(state, live.me, live.media.own.of('microphone').value.is !== 'off');
  const needs: Told[] = attention ? [{ key: 'attention', says: <AttentionLine attention={attention} /> }] : [];
  const urgent = attention !== undefined && isUrgent(attention);
  return [
    ...mishaps(live, failed),
    ...(news
      ? [
          {
            key: 'news',
            says: (
              <Notice said>
                <p>{t(news)}</p>
              </Notice>
            ),
          },
        ]
      : []),
    ...(urgent ? needs : []),
    // A moderator has the polls among the tools.
    ...(live.moderates.value ? [] : pollsNow(state.polls, live.me)).map((poll) => ({
      key: `poll ${poll.seq}`,
      says: <PollCard poll={poll} />,
    })),
    ...states(live, session),
    ...(state.split ? [{ key: 'groups', says: <GroupsBar /> }] : []),
    ...(urgent ? [] : needs),
  ];
}
