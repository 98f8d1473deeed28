import type { VNode } from 'preact';
import type { MessageId } from '../../../words/words.ts';
import { GroupsPart } from '../groups/GroupsPart.tsx';
import { CaptionsPart } from './CaptionsPart.tsx';
import { CountdownPart } from './CountdownPart.tsx';
import { DevicesPart } from './DevicesPart.tsx';
import { OrderPart } from './OrderPart.tsx';
import { PacePart } from './PacePart.tsx';
import { PollsPart } from './PollsPart.tsx';
import { SlidesInClass } from './SlidesInClass.tsx';

/** One tool: its name, what one does with it, and the tool itself. */
interface Tool {
  readonly name: MessageId;
  readonly help: MessageId;
  readonly Shown: () => VNode;
}

export const tools = {
  slides: { name: 'class.slides', help: 'class.slidesHelp', Shown: SlidesInClass },
  polls: { name: 'class.polls', help: 'class.pollsHelp', Shown: PollsPart },
  pace: { name: 'class.paceTitle', help: 'class.paceHelp', Shown: PacePart },
  captions: { name: 'class.captions', help: 'class.captionsHelp', Shown: CaptionsPart },
  countdown: { name: 'class.countdown', help: 'class.countdownHelp', Shown: CountdownPart },
  groups: { name: 'class.groups', help: 'class.groupsHelp', Shown: GroupsPart },
  order: { name: 'class.order', help: 'class.orderHelp', Shown: OrderPart },
  devices: { name: 'class.devices', help: 'class.devicesHelp', Shown: DevicesPart },
} as const satisfies Record<string, Tool>;
export type ToolName = keyof typeof tools;

/** The tools by what one wants to do, in the order of a lesson. Each stands in one group. */
export const wants: readonly { readonly want: MessageId; readonly tools: readonly ToolName[] }[] = [
  { want: 'class.wantShow', tools: ['slides'] },
  { want: 'class.wantAsk', tools: ['polls'] },
  { want: 'class.wantUnderstood', tools: ['pace', 'captions'] },
  { want: 'class.wantTime', tools: ['countdown'] },
  { want: 'class.wantGroups', tools: ['groups'] },
  { want: 'class.wantOrder', tools: ['order'] },
  { want: 'class.wantSound', tools: ['devices'] },
];
