import type { EventOf } from '../events.ts';
import type { Deed, WaitingPerson } from '../state.ts';
import { forEverybody, forModerators, hidden } from '../viewer.ts';
import type { EventView, EventViews, Viewer } from '../viewer.ts';
import type { OrderEvents } from './events.ts';

/** What is decided about one who waits is for them, and for those who moderate. */
const aboutWaiting: EventView<EventOf<'let-in' | 'turned-away'>> = {
  forAll: () => false,
  concerned: ({ body: { who } }) => [who],
  seen: (event, _, viewer) => (event.body.who === viewer.id || viewer.moderates ? event : hidden(event)),
};

export const orderViews: EventViews<keyof OrderEvents> = {
  'cohost-named': forEverybody,
  'cohost-released': forEverybody,
  'pictures-allowed': forEverybody,
  'pictures-withdrawn': forEverybody,
  'captioner-named': forEverybody,
  'captioner-released': forEverybody,
  'handed-over': forEverybody,
  'handed-back': forEverybody,
  locked: forEverybody,
  unlocked: forEverybody,
  knocked: forModerators,
  'stopped-waiting': forModerators,
  'let-in': aboutWaiting,
  'turned-away': aboutWaiting,
  'sent-out': forEverybody,
  'let-back': forEverybody,
  'class-ended': forEverybody,
  'class-reopened': forEverybody,
  'closing-told': forEverybody,
};

export const waitingFor = (waiting: readonly WaitingPerson[], viewer: Viewer): readonly WaitingPerson[] =>
  viewer.moderates ? waiting : waiting.filter(({ id }) => id === viewer.id);

/** Events of the waiting room are for moderators, and for the person concerned. */
export const deedsFor = (deeds: readonly Deed[], viewer: Viewer): readonly Deed[] =>
  viewer.moderates
    ? deeds
    : deeds.filter(({ did, whom }) => (did !== 'let-in' && did !== 'turned-away') || whom === viewer.id);
