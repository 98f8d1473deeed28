import { anybodySignedIn, mayRead } from './who.ts';
import type { Operation } from './who.ts';

export const subscriptions: Record<string, Operation> = {
  'Subscription.myTimetableChanged': {
    document: 'subscription { myTimetableChanged { sectionIds } }',
    who: anybodySignedIn,
  },
  'Subscription.institutionTimetableChanged': {
    document: 'subscription ($id: ID!) { institutionTimetableChanged(institutionId: $id) { sectionIds } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayRead,
  },
};
