import { render } from '@testing-library/preact';
import { Provider } from '@urql/preact';
import type { VNode } from 'preact';
import { MeetingTimesDocument } from '#contract/graphql/graphql';
import type { MeetingTimesQuery } from '#contract/graphql/graphql';
import { client } from '../../../api/client.ts';
import type { ApiInTest } from '../../../api/testing.ts';
import { who } from '../../../sign-in/viewer.ts';
import type { Viewer } from '../../../sign-in/viewer.ts';

/** Only unit tests load this file: a form of a meeting before a mentee of Butare, and the times at which both are free. */
export function showFormOfMeeting(form: VNode, api: ApiInTest, free: readonly string[]): void {
  who.value = { state: 'known', viewer: { id: 'mentee', zone: 'Africa/Kigali' } as Viewer };
  const meetingTimes = free.map((startsAt) => ({ startsAt, endsAt: startsAt }));
  const mentorship = { otherZone: 'Europe/Brussels' };
  api.on(MeetingTimesDocument, () => ({ meetingTimes, mentorship }) as unknown as MeetingTimesQuery);
  render(<Provider value={client}>{form}</Provider>);
}
