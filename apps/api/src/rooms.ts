import { announcements } from './announcements/index.ts';
import { audit } from './audit/index.ts';
import { calendar } from './calendar/index.ts';
import { classes } from './classes/index.ts';
import { copyTerm } from './copy-term/index.ts';
import { courses } from './courses/index.ts';
import { decks } from './decks/index.ts';
import { desk } from './desk/index.ts';
import { enrolment } from './enrolment/index.ts';
import { finder } from './finder/index.ts';
import { institutions } from './institutions/index.ts';
import { load } from './load/index.ts';
import { members } from './members/index.ts';
import { mail } from './mail/index.ts';
import { metrics } from './metrics/index.ts';
import { notifications } from './notifications/index.ts';
import { people } from './people/index.ts';
import { platform } from './platform/index.ts';
import { polls } from './polls/index.ts';
import { privacy } from './privacy/index.ts';
import { proposals } from './proposals/index.ts';
import { register } from './register/index.ts';
import { schedule } from './schedule/index.ts';
import { subscriptions } from './subscriptions/index.ts';
import type { Room } from './room.ts';

/** Everything this service does, room by room. */
export const rooms: readonly Room[] = [
  platform,
  metrics,
  mail,
  people,
  institutions,
  courses,
  enrolment,
  schedule,
  members,
  copyTerm,
  proposals,
  notifications,
  calendar,
  classes,
  desk,
  finder,
  load,
  decks,
  polls,
  announcements,
  register,
  privacy,
  audit,
  subscriptions,
];

/** Everything the schema is made of. */
export const resolvers = rooms.flatMap((room) => room.resolvers);
