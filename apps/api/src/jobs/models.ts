import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../graphql/scalars.ts';
import { failures } from './failure.ts';
import type { Failure } from './failure.ts';
import { queueNames } from './queue.ts';
import type { QueueName } from './queue.ts';

type EnumName<T extends string> = T extends `${infer A}-${infer B}` ? `${Uppercase<A>}_${Uppercase<B>}` : Uppercase<T>;

/** Names in the schema -> names of the queues. */
export const JobQueue = Object.fromEntries(
  queueNames.map((name) => [name.replaceAll('-', '_').toUpperCase(), name]),
) as { [Name in QueueName as EnumName<Name>]: Name };
export const JobFailure = Object.fromEntries(failures.map((failure) => [failure, failure])) as {
  [Name in Failure]: Name;
};
registerEnumType(JobQueue, { name: 'JobQueue' });
registerEnumType(JobFailure, { name: 'JobFailure' });

@ObjectType('QueueState')
export class QueueStateModel {
  @Field(() => JobQueue)
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

  @Field(() => JobQueue)
  queue: QueueName;

  @Field(() => String, { nullable: true, description: 'What it is about, without names of people; null: it is gone.' })
  subject: string | null;

  @Field(() => JobFailure)
  why: Failure;

  @Field(() => Int)
  attempts: number;

  @Field(() => DateTime)
  sentAt: Date;

  @Field(() => DateTime)
  failedAt: Date;
}

@ObjectType('Jobs', { description: 'What the platform does in the background.' })
export class JobsModel {
  @Field(() => [QueueStateModel])
  queues: QueueStateModel[];

  @Field(() => Int)
  failedCount: number;

  @Field(() => [FailedJobModel], { description: 'Those that failed last come first; fifty at most.' })
  failed: FailedJobModel[];
}
