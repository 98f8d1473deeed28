import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

export const telling: Record<string, Operation> = {
  'Query.notifications': {
    document: '{ notifications { nodes { id changes { topic } } totalCount unreadCount } }',
    who: anybodySignedIn,
  },
  'Mutation.markNotificationsRead': { document: 'mutation { markNotificationsRead }', who: anybodySignedIn },
};
