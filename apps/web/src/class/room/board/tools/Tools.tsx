import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { groupOfPage, inks, mayTurn, strokeWidths, textSizes } from '#classroom';
import type { PageId } from '#classroom';
import { limits } from '#contract/limits';
import { t } from '../../../../words/words.ts';
import type { MessageId } from '../../../../words/words.ts';
import { ClassIcon } from '../../ClassIcon.tsx';
import type { ClassIconName } from '../../ClassIcon.tsx';
import { useClass } from '../../class-context.ts';
import { hand, tools } from '../hand.ts';
import type { Hand, Tool } from '../hand.ts';
import { shades } from '../../../../board/ink.ts';
import './tools.css';

const words: Readonly<Record<Tool, MessageId>> = {
  stroke: 'asked.toolStroke',
  line: 'asked.toolLine',
  arrow: 'asked.toolArrow',
  box: 'asked.toolBox',
  oval: 'asked.toolOval',
  text: 'asked.toolText',
  eraser: 'asked.toolEraser',
  pointer: 'asked.toolPointer',
};
const icons: Readonly<Record<Tool, ClassIconName>> = {
  stroke: 'pen',
  line: 'line',
  arrow: 'arrow',
  box: 'box',
  oval: 'oval',
  text: 'letter',
  eraser: 'eraser',
  pointer: 'pointer',
};
const inkWords = {
  ink: 'asked.inkBlack',
  clay: 'asked.inkRed',
  sky: 'asked.inkBlue',
  leaf: 'asked.inkGreen',
  rose: 'asked.inkPurple',
} as const satisfies Record<(typeof inks)[number], MessageId>;
const widthWords = ['asked.widthThin', 'asked.widthMiddle', 'asked.widthThick'] as const satisfies MessageId[];

/** The board's tools along the stage's edge, for who may draw on the page, and the pages for those who turn them. */
export function Tools() {
  const { live } = useClass();
  const state = live.state.value;
  const page = live.page.value;
  return (
    <div class="tools" role="toolbar" aria-label={t('class.boardTools')} onKeyDown={byArrow}>
      <Choice label={t('asked.tool')}>
        {tools.map((tool) => (
          <Toggle key={tool} on={hand.value.tool === tool} label={t(words[tool])} onPress={() => hold({ tool })}>
            <ClassIcon name={icons[tool]} />
          </Toggle>
        ))}
      </Choice>
      <Choice label={t('asked.ink')}>
        {inks.map((ink) => (
          <Toggle key={ink} on={hand.value.ink === ink} label={t(inkWords[ink])} onPress={() => hold({ ink })}>
            <i class="tool-ink" style={{ background: shades[ink] }} />
          </Toggle>
        ))}
      </Choice>
      <Widths />
      <Undo />
      {mayTurn(state, live.me, groupOfPage(page)) && <Pages />}
      {hand.value.tool === 'text' && <TextField />}
    </div>
  );
}

const hold = (change: Partial<Hand>) => (hand.value = { ...hand.value, ...change });

function Widths() {
  const { tool, size, width } = hand.value;
  const text = tool === 'text';
  const all = text ? textSizes : strokeWidths;
  return (
    <Choice label={t('asked.width')}>
      {all.map((one, index) => (
        <Toggle
          key={one}
          on={(text ? size : width) === one}
          label={t(widthWords[index] ?? 'asked.widthThick')}
          onPress={() => hold(text ? { size: one as Hand['size'] } : { width: one as Hand['width'] })}
        >
          <i class="tool-width" style={{ height: `${3 + index * 4}px` }} />
        </Toggle>
      ))}
    </Choice>
  );
}

function Undo() {
  const { live } = useClass();
  const page = live.page.value;
  return (
    <button
      type="button"
      class="tool"
      title={t('asked.undo')}
      aria-label={t('asked.undo')}
      aria-disabled={!live.board.undoes(page)}
      onClick={() => live.board.undo(page)}
    >
      <ClassIcon name="undo" />
    </button>
  );
}

/** A new page, and a clean one; how pages are turned stands under the stage. */
function Pages() {
  const { live, act } = useClass();
  const page = live.page.value;
  const group = groupOfPage(page);
  return (
    <div class="tool-group" role="group" aria-label={t('class.pages')}>
      <button
        type="button"
        class="tool"
        aria-label={t('asked.pageNew')}
        title={t('asked.pageNew')}
        onClick={() => void act(() => live.say('page.add', group === undefined ? {} : { group }))}
      >
        <ClassIcon name="pageNew" />
      </button>
      {live.moderates.value && <Clear key={page} page={page} />}
    </div>
  );
}

/** Takes what everybody drew off the page, which cannot be undone: at the second press. */
function Clear({ page }: { page: PageId }) {
  const { live, act } = useClass();
  const [sure, setSure] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What it asks may reach beyond the tools' end on a phone.
    if (sure) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [sure]);
  return (
    <button
      ref={button}
      type="button"
      class={sure ? 'tool tool-sure' : 'tool'}
      aria-label={t(sure ? 'asked.pageClearSure' : 'asked.pageClear')}
      title={t('asked.pageClear')}
      onBlur={() => setSure(false)}
      onClick={() => {
        if (sure) void act(() => live.say('page.clear', { page }).then(() => live.board.cleaned(page)));
        setSure(!sure);
      }}
    >
      <ClassIcon name="bin" />
      {sure && t('asked.pageClearSure')}
    </button>
  );
}

/** What the text tool writes: a press on the board puts it there, Enter in the next free line. */
function TextField() {
  const { live } = useClass();
  const page = live.page.value;
  const { ink, size, text } = hand.value;
  return (
    <form
      class="tool-text"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        const lowest = live.board
          .marks(page)
          .flatMap(({ mark }) => (mark.kind === 'text' ? [mark.at[1] + mark.size * 0.6] : []));
        const y = Math.min(5_400, Math.round(Math.max(200, ...lowest) + size));
        live.board.draw(page, { kind: 'text', ink, size, at: [300, y], text: text.trim() });
        hold({ text: '' });
      }}
    >
      <label>
        <span class="visually-hidden">{t('asked.boardText')}</span>
        <input
          class="input"
          value={text}
          maxLength={limits.boardText}
          placeholder={t('asked.boardTextPrompt')}
          onInput={({ currentTarget }) => hold({ text: currentTarget.value })}
        />
      </label>
    </form>
  );
}

function Choice({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="tool-group" role="group" aria-label={label}>
      {children}
    </div>
  );
}

function Toggle({
  on,
  label,
  onPress,
  children,
}: {
  on: boolean;
  label: string;
  onPress: () => void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="tool" aria-pressed={on} aria-label={label} title={label} onClick={onPress}>
      {children}
    </button>
  );
}

/** Arrows walk along the toolbar (WAI-ARIA Authoring Practices, toolbar). */
function byArrow(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined || event.target instanceof HTMLInputElement) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  if (here < 0) return;
  event.preventDefault();
  buttons[(here + step + buttons.length) % buttons.length]?.focus();
}
