import type { MoveProposalPartsFragment, NotificationsQuery } from '#contract/graphql/graphql';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { whenAndThere } from './when.ts';

type Change = NotificationsQuery['notifications']['nodes'][number]['changes'][number];
type Time = NonNullable<Change['before']>;
type Proposal = MoveProposalPartsFragment;

/** What happened to one session, with the old and the new time by the reader's clock. */
export function changeSentence({ what, topic, before, after }: Change, zone: string, tag: string): string {
  const words = (time: Time | null) => (time ? whenWords(time, zone, tag) : '');
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const values = { before: words(before), after: words(after), now: words(after ?? before) };
  const sentence = (() => {
    switch (what) {
      case 'PLANNED':
        return t('news.planned', values);
      case 'MOVED':
        return t('news.moved', values);
      case 'CANCELLED':
        return t('news.cancelled', { ...values, before: words(before ?? after) });
      case 'LECTURERS':
        return t('news.lecturers', { ...values, lecturers: list.format(after?.lecturers ?? []) });
      case 'ROOM':
        return after?.room == null ? t('news.noRoom', values) : t('news.room', { ...values, room: after.room });
    }
  })();
  return topic === '' ? sentence : t('news.withTopic', { topic, sentence });
}

/** Who proposes what, and what became of it; of the reader's own only the latter. */
export function proposalSentence(
  { by, byId, fromStartsAt, startsAt, zone, note, answer, answerNote }: Proposal,
  readerId: string | undefined,
  reader: string,
  tag: string,
): string {
  const time = (at: string) => whenWords({ startsAt: at, zone }, reader, tag);
  const values = { before: time(fromStartsAt), after: time(startsAt) };
  const own = byId !== null && byId === readerId;
  const sentences = [
    own ? t('news.proposedByYou', values) : t('news.proposed', { ...values, name: by ?? t('proposal.gone') }),
    ...(!own && note !== '' ? [t('news.reason', { reason: endOf(note) })] : []),
    ...(answer === null ? [] : [t(answers[answer])]),
    ...(answerNote === '' ? [] : [t('news.reason', { reason: endOf(answerNote) })]),
  ];
  return sentences.join(' ');
}

const answers: Record<NonNullable<Proposal['answer']>, MessageId> = {
  ACCEPTED: 'proposal.accepted',
  DECLINED: 'proposal.declined',
  WITHDRAWN: 'proposal.withdrawn',
  OVERTAKEN: 'proposal.overtaken',
};

/** Other sentences may follow. */
const endOf = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

function whenWords(time: { startsAt: string; zone: string }, zone: string, tag: string): string {
  const { day, clock, there } = whenAndThere(time, zone, tag);
  return there
    ? t('news.whenThere', { day, time: clock, there: there.clock, place: there.place })
    : t('news.when', { day, time: clock });
}

/** The reason that all of them share is shown once. Null: they have several reasons, or none. */
export function sharedReason(changes: readonly Pick<Change, 'reason'>[]): string | null {
  const reasons = new Set(changes.map(({ reason }) => reason));
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
}
