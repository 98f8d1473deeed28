import type { ComponentChildren } from 'preact';
import { may, mayDrawOn } from '#classroom';
import { Icon } from '../../look/Icon.tsx';
import { intlTag, t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { ClassIcon } from './ClassIcon.tsx';
import type { ClassIconName } from './ClassIcon.tsx';
import type { Device } from '../engine/media/capture.ts';
import { isOfTwo } from '../session.ts';
import { toolsOut } from './board/hand.ts';
import { toggleBoard, toggleHand, toggleOwn } from './toggles.ts';
import { useClass } from './class-context.ts';

/** What one can do at any moment. */
export function Bar() {
  const { live, session, act, ask } = useClass();
  const state = live.state.value;
  const self = live.self.value;
  const moderates = live.moderates.value;
  const handUp = self?.hand !== undefined;
  return (
    <nav class="room-bar" aria-label={t('class.controls')}>
      {!moderates && (handUp || (self?.hasFloor !== true && may(state, live.me, 'raise-hand'))) && (
        <BarButton
          icon="hand"
          word={t(handUp ? 'class.lowerHand' : 'class.raiseHand')}
          shortcut="h"
          state={handUp ? 'on' : 'off'}
          onPress={() => void act(() => toggleHand(live))}
        />
      )}
      {live.may('microphone') && <OwnButton source="microphone" shortcut="m" />}
      {live.may('camera') && <OwnButton source="camera" shortcut="c" />}
      {live.may('screen') && 'getDisplayMedia' in (navigator.mediaDevices ?? {}) && <OwnButton source="screen" />}
      {moderates && session.section && (
        <BarButton icon="slides" word={t('class.slides')} shortcut="s" state="off" onPress={() => ask('slides')} />
      )}
      {mayDrawOn(state, live.me, live.page.value) && (
        <BarButton
          icon="pen"
          word={t('class.board')}
          shortcut="b"
          state={toolsOut.value ? 'on' : 'off'}
          onPress={() => toggleBoard(live, act)}
        />
      )}
      {moderates ? (
        <BarButton icon="lead" word={t('class.lead')} shortcut="t" state="off" onPress={() => ask('lead')} />
      ) : (
        <BarButton icon="react" word={t('class.react')} shortcut="r" state="off" onPress={() => ask('signals')} />
      )}
      <DataButton onPress={() => ask('data')} />
      <button type="button" class="bar-button bar-leave" onClick={() => void live.leave()}>
        <Icon name="leave" />
        <span class="bar-word">{t('class.leave')}</span>
      </button>
      {may(state, live.me, 'end-class') && (
        <button type="button" class="bar-button bar-end" onClick={() => ask('end')}>
          <Icon name="close" />
          <span class="bar-word">{t(isOfTwo(session) ? 'class.endMeeting' : 'class.endForAll')}</span>
        </button>
      )}
    </nav>
  );
}

const own: Readonly<Record<Device, { on: ClassIconName; off: ClassIconName; turnOn: MessageId; turnOff: MessageId }>> =
  {
    microphone: {
      on: 'microphone',
      off: 'microphoneOff',
      turnOn: 'class.microphoneOn',
      turnOff: 'class.microphoneOff',
    },
    camera: { on: 'camera', off: 'cameraOff', turnOn: 'class.cameraOn', turnOff: 'class.cameraOff' },
    screen: { on: 'screenOff', off: 'screen', turnOn: 'class.shareScreen', turnOff: 'class.stopScreen' },
  };

function OwnButton({ source, shortcut }: { source: Device; shortcut?: string }) {
  const { live } = useClass();
  const state = live.media.own.of(source).value;
  const off = state.is === 'off';
  const { on, off: offIcon, turnOn, turnOff } = own[source];
  return (
    <BarButton
      icon={off ? offIcon : on}
      word={t(off ? turnOn : turnOff)}
      shortcut={shortcut}
      state={off ? 'off' : state.is === 'on' ? 'on' : 'busy'}
      onPress={() => toggleOwn(live, source)}
    />
  );
}

function BarButton({
  icon,
  word,
  shortcut,
  state,
  onPress,
}: {
  icon: ClassIconName;
  word: ComponentChildren;
  shortcut?: string | undefined;
  state: 'on' | 'off' | 'busy';
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class={`bar-button bar-${state}`}
      aria-keyshortcuts={shortcut}
      aria-busy={state === 'busy'}
      onClick={onPress}
    >
      <ClassIcon name={icon} />
      <span class="bar-word">{word}</span>
      {shortcut !== undefined && (
        <kbd class="bar-key" aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}

function DataButton({ onPress }: { onPress: () => void }) {
  const { live } = useClass();
  const megabytes = new Intl.NumberFormat(intlTag(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    live.data.value.megabytes,
  );
  return (
    <button type="button" class="bar-button bar-data" onClick={onPress}>
      <ClassIcon name="data" />
      <span class="visually-hidden">{t('class.dataUsed')}</span>
      <span class="figures">{t('class.megabytes', { megabytes })}</span>
    </button>
  );
}
