import { Refusal, commandNames, decideCommand } from '#classroom/decide';
import type { ClassCommand, ClassCommands, CommandName } from '#classroom/decide';
import { limits, requests } from '#contract';
import type { Payload } from '#contract';
import { failureOf, notFound } from '../failure.ts';
import type { DecksRepository } from '../log/decks.repository.ts';
import { onceKey } from '../log/plan-appends.ts';
import type { Handlers } from './handlers.ts';
import { demand, targetOf } from './permit.ts';
import type { SocketConnection } from './socket-connection.ts';

type Extra<A, B> = Exclude<keyof A, keyof B>;

/** Commands that are decided from what was sent alone: the payload of the request is the command. */
type Plain = {
  [N in CommandName]: Payload<N> extends ClassCommands[N]
    ? [Extra<Payload<N>, ClassCommands[N]> | Extra<ClassCommands[N], Payload<N>>] extends [never]
      ? N
      : never
    : never;
}[CommandName];

/**
 * Appends what a command makes of the class, once for each key. The permission is asked for again here, on the state that includes
 * everything that comes before it in the log.
 *
 * @param commandNow made when it is decided, after the permission
 */
async function carryOut(
  connection: SocketConnection,
  name: CommandName,
  payload: { readonly key: string },
  commandNow: () => ClassCommand,
): Promise<{ seq: number }> {
  const by = connection.ticket.personId;
  const { seq } = await connection.at().session.log.append(
    (state) => {
      demand(state, by, requests[name].permission, targetOf(payload));
      const decided = decideCommand(state, by, commandNow());
      if (decided instanceof Refusal) throw failureOf(decided);
      return decided;
    },
    onceKey(by, payload.key),
  );
  return { seq };
}

/** A plain command without a request, or whose payload is not the command, is missing here: `Handlers` does not compile. */
const plainHandlers = Object.fromEntries(
  commandNames.map((name) => [
    name,
    (connection: SocketConnection, payload: { readonly key: string }) =>
      carryOut(connection, name, payload, () => ({ ...payload, type: name }) as ClassCommand),
  ]),
) as unknown as Pick<Handlers, Plain>;

/** Everything that is written into the log by who takes part. */
export const commandHandlers = (decks: DecksRepository): Pick<Handlers, CommandName> => ({
  ...plainHandlers,

  async 'deck.open'(connection, payload) {
    const { session } = connection.at();
    demand(session.log.state, connection.ticket.personId, requests['deck.open'].permission);
    const found = await decks.ready(session.classId, payload.deck);
    if (!found) throw notFound('deck that is ready', 'deck');
    return carryOut(connection, 'deck.open', payload, () => ({ ...payload, ...found, type: 'deck.open' }));
  },

  async 'notes.edit'(connection, payload) {
    const { session } = connection.at();
    await session.notes.ready();
    const faultNow = () => session.notes.faultOf(connection.ticket.personId, payload.update, limits.notesText);
    return carryOut(connection, 'notes.edit', payload, () => ({ ...payload, fault: faultNow(), type: 'notes.edit' }));
  },
});
