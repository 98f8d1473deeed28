import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { AttendanceMark as AttendanceMarkName } from '#database';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { AttendanceMark } from '../graphql/enums.ts';
import { AttendanceService } from './attendance.service.ts';
import { Corrections } from './corrections.service.ts';
import { AttendanceModel } from './models.ts';

const id = { type: () => ID };
const ids = { type: () => [ID] };

@Resolver()
export class CorrectionsResolver {
  constructor(
    private readonly corrections: Corrections,
    private readonly attendances: AttendanceService,
  ) {}

  @Mutation(() => AttendanceModel, {
    description: 'Says by hand that enrolled students were there, or are excused. The class log stays what it is.',
  })
  @Allow('session:correct-attendance', { of: 'session', from: 'sessionId' })
  async correctAttendance(
    @Args('sessionId', id) sessionId: string,
    @Args('personIds', ids) personIds: string[],
    @Args('mark', { type: () => AttendanceMark, description: 'What counts in the place of the class log.' })
    mark: AttendanceMarkName,
    @Args('reason', { type: () => String, description: 'Why: one line, at most 300 characters.' }) reason: string,
    @Context() { person }: RequestContext,
  ): Promise<AttendanceModel> {
    await this.corrections.mark(person.personId, sessionId, personIds, mark, reason);
    return this.attendances.of(sessionId);
  }

  @Mutation(() => AttendanceModel, { description: 'Takes back what was said by hand.' })
  @Allow('session:correct-attendance', { of: 'session', from: 'sessionId' })
  async undoAttendanceCorrection(
    @Args('sessionId', id) sessionId: string,
    @Args('personIds', ids) personIds: string[],
    @Context() { person }: RequestContext,
  ): Promise<AttendanceModel> {
    await this.corrections.undo(person.personId, sessionId, personIds);
    return this.attendances.of(sessionId);
  }
}
