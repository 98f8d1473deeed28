import { useEffect, useRef } from 'preact/hooks';
import { hands, present } from '#classroom';
import { later } from '../../../look/later.tsx';
import { loadWords, t } from '../../../words/words.ts';
import { Chat } from '../chat/Chat.tsx';
import { People } from './People.tsx';
import type { RailTab } from '../class-context.ts';
import { useClass } from '../class-context.ts';
import { useUnread } from '../chat/use-unread.ts';
import { Questions } from '../talk/Questions.tsx';
import { ranked } from '../talk/ranked.ts';
import { isOfTwo } from '../../session.ts';

const allTabs: readonly RailTab[] = ['chat', 'questions', 'notes', 'people'];
const Notes = later(
  async () => (await Promise.all([import('../notes/NotesPanel.tsx'), loadWords('asked')]))[0].NotesPanel,
  () => t('class.notes'),
);

/** The side of the room: messages and people, one at a time, each with a quiet count. */
export function Rail({ tab, turnTo }: { tab: RailTab; turnTo: (tab: RailTab) => void }) {
  const { live, session } = useClass();
  // Two ask each other by talking.
  const tabs = isOfTwo(session) ? allTabs.filter((name) => name !== 'questions') : allTabs;
  const unread = useUnread(tab === 'chat');
  const state = live.state.value;
  const waiting = hands(state).length;
  const buttons = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) buttons.current?.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
    asked.current = false;
  }, [tab]);
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    asked.current = true;
    turnTo(tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? 'chat');
  };
  const one = (name: RailTab, word: string, count: number, counted: string) => (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={tab === name}
      aria-controls={`panel-${name}`}
      tabIndex={tab === name ? 0 : -1}
      class="rail-tab"
      onClick={() => turnTo(name)}
      onKeyDown={byKey}
    >
      {word}
      {count > 0 && (
        <span class="rail-count">
          <span aria-hidden="true">{count}</span>
          <span class="visually-hidden">{counted}</span>
        </span>
      )}
    </button>
  );
  const here = present(state).length;
  const open = ranked(state.questions).open.length;
  return (
    <aside id="rail" tabIndex={-1} class="room-rail" aria-label={t('class.rail')}>
      <div class="rail-tabs" role="tablist" aria-label={t('class.rail')} ref={buttons}>
        {one('chat', t('class.chat'), unread, t('class.newMessages', { count: unread }))}
        {tabs.includes('questions') &&
          one('questions', t('class.questions'), open, t('class.openQuestions', { count: open }))}
        {one('notes', t('class.notes'), 0, '')}
        {one('people', t('class.people'), here, t('class.hereAndHands', { count: here, hands: waiting }))}
      </div>
      <div class="rail-panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
        {tab === 'chat' && <Chat />}
        {tab === 'questions' && <Questions />}
        {tab === 'notes' && <Notes />}
        {tab === 'people' && <People />}
      </div>
    </aside>
  );
}
