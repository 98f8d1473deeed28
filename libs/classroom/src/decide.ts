import { decideBoard } from './board/decide.ts';
import type { BoardCommands } from './board/decide.ts';
import type { Decide, Decision } from './deciding.ts';
import type { NewClassEvent } from './events.ts';
import { decideGroups } from './groups/decide.ts';
import type { GroupCommands } from './groups/decide.ts';
import { decideNotes } from './notes/decide.ts';
import type { NotesCommands } from './notes/decide.ts';
import { decideOrder } from './order/decide.ts';
import type { OrderCommands } from './order/decide.ts';
import { decidePeople } from './people/decide.ts';
import type { PeopleCommands } from './people/decide.ts';
import { decidePolls } from './polls/decide.ts';
import type { PollCommands } from './polls/decide.ts';
import { decideQuestions } from './questions/decide.ts';
import type { QuestionCommands } from './questions/decide.ts';
import { Refusal } from './refusal.ts';
import type { ClassState } from './state.ts';
import { decideTalk } from './talk/decide.ts';
import type { TalkCommands } from './talk/decide.ts';

export { classLimits } from './limits.ts';
export * from './refusal.ts';
export { whyNotDraw } from './board/decide.ts';
export type { NotesRefusal } from './notes/decide.ts';

/** An entry of its own: pages send commands, and the live service decides them. */

/** What each command says, by its name: the name of the request that carries it (`#contract`). */
export interface ClassCommands
  extends
    PeopleCommands,
    TalkCommands,
    QuestionCommands,
    PollCommands,
    BoardCommands,
    GroupCommands,
    OrderCommands,
    NotesCommands {}
export type CommandName = keyof ClassCommands;
export type CommandOf<N extends CommandName> = { readonly type: N } & ClassCommands[N];
export type ClassCommand = { [N in CommandName]: CommandOf<N> }[CommandName];

const decides: Decide<ClassCommands> = {
  ...decidePeople,
  ...decideTalk,
  ...decideQuestions,
  ...decidePolls,
  ...decideBoard,
  ...decideGroups,
  ...decideOrder,
  ...decideNotes,
};

export const commandNames = Object.keys(decides) as readonly CommandName[];

/**
 * The events that a command makes of the class, in their order; none where it is so already; or why it is refused. Pure. The permission
 * of the command has been asked for before, on the same state.
 */
export function decideCommand(
  state: ClassState,
  by: string,
  command: ClassCommand,
): readonly NewClassEvent[] | Refusal {
  // The table's type ties each entry to its command; indexing by a union loses that.
  const decide = decides[command.type] as (state: ClassState, by: string, command: ClassCommand) => Decision;
  const decided = decide(state, by, command);
  return decided instanceof Refusal ? decided : [decided ?? []].flat();
}
