import { anybodySignedIn, freeHour, mayManage } from './who.ts';
import type { Operation } from './who.ts';

export const finding: Record<string, Operation> = {
  'Query.find': { document: '{ find(text: "person") { kind id title institution { id } } }', who: anybodySignedIn },
  'Query.freeRooms': {
    document:
      'query ($id: ID!, $at: LocalDateTime!) { freeRooms(campusId: $id, localStart: $at, minutes: 90) { id takenOn } }',
    variables: ({ campusId }) => ({ id: campusId, at: freeHour() }),
    who: mayManage,
  },
  'Query.timesTogether': {
    document: 'query ($input: TimesTogetherInput!) { timesTogether(input: $input) { localStart room { id } } }',
    variables: ({ campusId, sectionId, lecturer }) => ({
      input: { campusId, sectionId, lecturerIds: [lecturer], minutes: 90, from: freeHour().slice(0, 10), days: 2 },
    }),
    who: mayManage,
  },
  'Query.termLoad': {
    document: 'query ($id: ID!) { termLoad(termId: $id) { weeks lecturers { person { id } planned } } }',
    variables: ({ termId }) => ({ id: termId }),
    who: { own: ['admin'], other: [] },
  },
};
