import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

export const sql = statements({
  ofRequest: {
    text: `SELECT programme.id AS "programmeId", weeks, (SELECT count(*) FROM mentorship
         WHERE mentorship.programme_id = programme.id AND mentor_id = request.mentor_id AND mentorship.state <> 'ended') >= most_mentees AS full
       FROM mentoring_request request JOIN mentoring_programme programme ON programme.id = request.programme_id WHERE request.id = $1`,
    params: { requestId: 'uuid' },
    row: { programmeId: 'uuid', weeks: 'int4', full: 'bool' },
  },
});

/** What a programme says of the mentorships in it. */
@Injectable()
export class ProgrammeTerms {
  /** Call it with the mentor's offer locked, as it counts. @returns undefined: the request belongs to no programme */
  ofRequest(manager: EntityManager, requestId: string): Promise<RowOf<typeof sql.ofRequest> | undefined> {
    return sql.ofRequest.first(manager, { requestId });
  }
}
