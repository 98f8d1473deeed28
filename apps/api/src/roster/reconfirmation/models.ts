import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../graphql/scalars.ts';
import { ExpertCardModel } from '../models.ts';

@ObjectType('ExpertConfirmation', { description: 'When an expert said last that all of the profile is still true.' })
export class ExpertConfirmationModel {
  @Field(() => DateTime, { description: 'When; verifying and ending a pause count too.' })
  confirmedAt: Date;

  @Field(() => Boolean, { description: 'Whether they are asked to say so again.' })
  isDue: boolean;

  @Field(() => Boolean, {
    description: 'The newest letter about it could not be delivered; another one is tried later.',
  })
  letterFailed: boolean;

  @Field(() => Boolean, { description: 'The platform paused them, as they did not answer twice.' })
  pausedForSilence: boolean;
}

@ObjectType('AskedExpert', { description: 'What an expert is asked to confirm, as others see it.' })
export class AskedExpertModel {
  @Field(() => ExpertCardModel, { description: 'What others see.' })
  card: ExpertCardModel;

  @Field(() => DateTime, { description: 'When they said so last.' })
  confirmedAt: Date;
}
