import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { describedEnum } from '../graphql/described-enum.ts';
import { DateTime } from '../graphql/scalars.ts';
import { failures } from './failure.ts';
import type { Failure } from './failure.ts';
import { queueNames } from './queue.ts';
import type { QueueName } from './queue.ts';

type EnumName<T extends string> = T extends `${infer A}-${infer B}` ? `${Uppercase<A>}_${EnumName<B>}` : Uppercase<T>;

/** Names in the schema -> names of the queues. */
export const JobQueue = Object.fromEntries(
  queueNames.map((name) => [name.replaceAll('-', '_').toUpperCase(), name]),
) as { [Name in QueueName as EnumName<Name>]: Name };
export const JobFailure = Object.fromEntries(failures.map((failure) => [failure, failure])) as {
  [Name in Failure]: Name;
};
describedEnum('JobQueue', 'What a job does.', JobQueue, {
  REGISTER_IMPORT: 'Looks through or applies a file of the register.',
  RENDER_DECK: 'Makes slides of a file.',
  SEND_NOTICES: 'Sends notifications by mail.',
  SEND_WELCOME: 'Sends letters that let people in, with a link to choose a password.',
  SEND_RESET: 'Sends letters with a link to choose another password.',
  SEND_INVITATION: 'Sends letters that invite.',
  SEND_TOKEN_NOTICE: 'Sends letters about a new API token.',
  MENTORING_FEEDBACK: 'Asks mentors and mentees for feedback that is due, every hour.',
  MENTORING_DEADLINES: 'Reminds of requests to mentors, and ends those without an answer, every hour.',
  MENTORING_DIGESTS: 'Finds those whose weekly digest of mentoring is due, every quarter of an hour.',
  SEND_DIGEST: 'Sends weekly digests of mentoring.',
  EXPERT_RECONFIRMATION:
    'Asks experts whether their profile is still true, and pauses those without an answer, every hour.',
  SEND_CONFIRMATION: 'Sends letters that ask experts whether their profile is still true.',
});
describedEnum('JobFailure', 'Why a job failed the last time that it was tried.', JobFailure, {
  DATABASE: 'A statement failed, or the database could not be reached.',
  DISK: 'A file could not be read or written.',
  MAIL_SERVER: 'The mail server could not be reached, or refused for now.',
  REFUSED: 'The mail server refused the letter for good.',
  STOPPED: 'Its process ended meanwhile.',
  TIMED_OUT: 'It took longer than a job of its kind may.',
  UNEXPECTED: 'Anything else; the log of the service has it.',
});

@ObjectType('QueueState', { description: 'How many jobs of a kind there are.' })
export class QueueStateModel {
  @Field(() => JobQueue, { description: 'What its jobs do.' })
  queue: QueueName;

  @Field(() => Int, { description: 'Jobs that wait, also for another attempt.' })
  waiting: number;

  @Field(() => Int, { description: 'Jobs that a process has in hand.' })
  underWay: number;

  @Field(() => Float, { description: 'For how many seconds the oldest of them has been there; 0: there is none.' })
  oldestSeconds: number;
}

@ObjectType('FailedJob', { description: 'A job that is not tried any more.' })
export class FailedJobModel {
  @Field(() => ID)
  id: string;

  @Field(() => JobQueue, { description: 'What it was to do.' })
  queue: QueueName;

  @Field(() => String, { nullable: true, description: 'What it is about, without names of people; null: it is gone.' })
  subject: string | null;

  @Field(() => JobFailure, { description: 'Of the last attempt.' })
  why: Failure;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  sentAt: Date;

  @Field(() => DateTime, { description: 'When the last attempt failed.' })
  failedAt: Date;
}

@ObjectType('Jobs', { description: 'What the platform does in the background.' })
export class JobsModel {
  @Field(() => [QueueStateModel], { description: 'One for each kind of job.' })
  queues: QueueStateModel[];

  @Field(() => Int, { description: 'How many have failed for good; `failed` has the first.' })
  failedCount: number;

  @Field(() => [FailedJobModel], { description: 'Those that failed last come first; fifty at most.' })
  failed: FailedJobModel[];
}
