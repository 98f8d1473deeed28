import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import type { Channel } from './channel.ts';
import { Listener } from './listener.ts';
import { TimetableListeners } from './listeners.ts';
import { TimetableChangeModel } from './models.ts';

/** An event is the change itself. */
const resolve = (change: TimetableChangeModel) => change;

@Resolver()
export class TimetableChangesResolver {
  constructor(private readonly listeners: TimetableListeners) {}

  @Subscription(() => TimetableChangeModel, { resolve, description: "Of the viewer's own sections." })
  @Allow('signed-in')
  myTimetableChanged(@Context() listener: Listener): Channel {
    return this.listeners.ofPerson(listener);
  }

  @Subscription(() => TimetableChangeModel, { resolve, description: 'Of all sections of the institution.' })
  @Allow('institution:read', { of: 'institution', from: 'institutionId' })
  institutionTimetableChanged(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Context() listener: Listener,
  ): Channel {
    return this.listeners.ofInstitution(listener, institutionId);
  }
}
