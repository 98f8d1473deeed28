import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words/words.ts';
import { problemWords } from '../api/problems.ts';
import type { Problem } from '../api/problems.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { Bridge } from './Imigongo.tsx';

const icons = { plain: 'info', good: 'good', care: 'care', alarm: 'care' } as const;

type NoticeProps = { children: ComponentChildren } & (
  | { kind?: Exclude<keyof typeof icons, 'good'>; said?: boolean; outcome?: undefined }
  | {
      kind?: keyof typeof icons;
      said?: undefined;
      /**
       * What somebody's press came to, another object each time: it is read out and brought into view, also when the same words stood
       * there before. `null` while it is only how things are.
       */
      outcome: object | null;
    }
);

/** A sentence that stays until it is no longer true. `said` reads it out when it appears. */
export function Notice({ kind = 'plain', said, outcome, children }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const isSaid = said ?? outcome !== undefined;
  const isStatus = isSaid && kind !== 'alarm';
  // A status is read out when something comes into it, not when it comes with it.
  const [filled, setFilled] = useState(!isStatus);
  useEffect(() => setFilled(true), []);
  useEffect(() => {
    if (filled && outcome) box.current?.scrollIntoView({ block: 'nearest' });
  }, [filled, outcome]);
  return (
    <div ref={box} class={`notice notice-${kind}`} role={isStatus ? 'status' : isSaid ? 'alert' : undefined}>
      <Icon name={icons[kind]} />
      <div class="notice-body">{filled && children}</div>
    </div>
  );
}

/** Says which part could not be shown and why, and offers it again. */
export function FailedPart({ what, problem, again }: { what: string; problem: Problem; again: () => void }) {
  const { id, values } = problemWords(problem);
  return (
    <Notice kind="alarm" said>
      <p>
        <strong>{t('error.part', { what })}</strong> {t(id, values)}
      </p>
      <div>
        <Button onClick={again}>{t('error.again')}</Button>
      </div>
    </Notice>
  );
}

/** Nothing here yet, and what to do first. */
export function Empty({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty">
      <Bridge />
      {children}
    </div>
  );
}

/** The shape of what comes, seen only when it takes longer than 300 ms. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">{t('page.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
