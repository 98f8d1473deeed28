import type { VNode } from 'preact';
import type { MessageId } from '../../../words/words.ts';
import { isOfTwo } from '../../session.ts';
import type { ClassSession } from '../../session.ts';
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
  /** Where it has a place: in a class of a section, or of more than two. Without this, in every class. */
  readonly of?: 'section' | 'many';
}

export const tools = {
  slides: { name: 'class.slides', help: 'class.slidesHelp', Shown: SlidesInClass, of: 'section' },
  polls: { name: 'class.polls', help: 'class.pollsHelp', Shown: PollsPart, of: 'many' },
  pace: { name: 'class.paceTitle', help: 'class.paceHelp', Shown: PacePart, of: 'many' },
  captions: { name: 'class.captions', help: 'class.captionsHelp', Shown: CaptionsPart, of: 'many' },
  countdown: { name: 'class.countdown', help: 'class.countdownHelp', Shown: CountdownPart },
  groups: { name: 'class.groups', help: 'class.groupsHelp', Shown: GroupsPart, of: 'many' },
  order: { name: 'class.order', help: 'class.orderHelp', Shown: OrderPart, of: 'many' },
  devices: { name: 'class.devices', help: 'class.devicesHelp', Shown: DevicesPart },
} as const satisfies Record<string, Tool>;
export type ToolName = keyof typeof tools;
const all: Readonly<Record<ToolName, Tool>> = tools;

/** The tools by what one wants to do, in the order of a lesson. Each stands in one group. */
const wants: readonly { readonly want: MessageId; readonly tools: readonly ToolName[] }[] = [
  { want: 'class.wantShow', tools: ['slides'] },
  { want: 'class.wantAsk', tools: ['polls'] },
  { want: 'class.wantUnderstood', tools: ['pace', 'captions'] },
  { want: 'class.wantTime', tools: ['countdown'] },
  { want: 'class.wantGroups', tools: ['groups'] },
  { want: 'class.wantOrder', tools: ['order'] },
  { want: 'class.wantSound', tools: ['devices'] },
];

/** Those that have a place in a class. */
export function wantsIn(session: Pick<ClassSession, 'section' | 'owner'>): typeof wants {
  const fits = (name: ToolName) => {
    const { of } = all[name];
    return of === undefined || (of === 'section' ? session.section !== null : !isOfTwo(session));
  };
  return wants
    .map(({ want, tools: names }) => ({ want, tools: names.filter(fits) }))
    .filter(({ tools: names }) => names.length > 0);
}
