import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../look/Button.tsx';
import { Dialog } from '../../../look/Dialog.tsx';
import { t } from '../../../words/words.ts';
import type { MessageId } from '../../../words/words.ts';
import { useRoom } from '../room-context.ts';
import { GroupsPart } from '../groups/GroupsPart.tsx';
import { OrderPart } from './OrderPart.tsx';
import { PacePart } from './PacePart.tsx';
import { PollsPart } from './PollsPart.tsx';
import { SlidesInClass } from './SlidesInClass.tsx';
import './lead.css';

const parts = {
  slides: ['class.slides', SlidesInClass],
  polls: ['class.polls', PollsPart],
  pace: ['class.paceTitle', PacePart],
  groups: ['class.groups', GroupsPart],
  order: ['class.order', OrderPart],
} as const satisfies Record<string, readonly [MessageId, () => VNode]>;
type Part = keyof typeof parts;

/** What whoever moderates needs now and then: polls, the pace, groups, order. @param first the part that is shown first */
export function LeadDialog({ first }: { first: Part }) {
  const { ask } = useRoom();
  const [part, setPart] = useState<Part>(first);
  const Shown = parts[part][1];
  return (
    <Dialog title={t('class.lead')} onClose={() => ask(undefined)}>
      <div class="lead-parts" role="group" aria-label={t('class.lead')}>
        {(Object.keys(parts) as Part[]).map((name) => (
          <button
            key={name}
            type="button"
            class="signal-word"
            aria-pressed={part === name}
            onClick={() => setPart(name)}
          >
            {t(parts[name][0])}
          </button>
        ))}
      </div>
      <Shown />
      <div class="row">
        <Button onClick={() => ask(undefined)}>{t('class.close')}</Button>
      </div>
    </Dialog>
  );
}
