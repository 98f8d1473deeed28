import { anybodySignedIn, mayManage } from './who.ts';
import type { Operation } from './who.ts';

export const telling: Record<string, Operation> = {
  'Query.notifications': {
    document: '{ notifications { nodes { id changes { topic } } totalCount unreadCount } }',
    who: anybodySignedIn,
  },
  'Query.calendarFeeds': { document: '{ calendarFeeds { id path } }', who: anybodySignedIn },
  'Mutation.createCalendarFeed': { document: 'mutation { createCalendarFeed { id } }', who: anybodySignedIn },
  'Mutation.revokeCalendarFeed': {
    document: 'mutation ($id: ID!) { revokeCalendarFeed(id: $id) }',
    variables: async (_at, dataSource, { stranger }, caller) => {
      const [feed] = await dataSource.query('INSERT INTO calendar_feed (person_id) VALUES ($1) RETURNING id', [
        caller ?? stranger,
      ]);
      return { id: feed.id };
    },
    who: anybodySignedIn,
  },
  'Mutation.markNotificationsRead': { document: 'mutation { markNotificationsRead }', who: anybodySignedIn },
  'Query.auditTrail': {
    document: 'query ($id: ID!) { auditTrail(institutionId: $id) { nodes { id label } totalCount } }',
    variables: ({ institutionId }) => ({ id: institutionId }),
    who: mayManage,
  },
};
