import { Args, Context, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { Allow } from '../access/allow.ts';
import { isUuid } from '../graphql/ids.ts';
import { RequestContext } from '../context/requests.ts';
import { sectionTitle } from '../models/course-sql.ts';
import { SectionRefModel } from '../models/course.ts';
import { staysOpenAfter } from '../schedule/index.ts';
import { logOf } from './attendance.ts';
import { tookPlace, turns } from './attendance-over-time.ts';
import { inOrder } from '../graphql/name-order.ts';

@ObjectType('MemberAttendance')
export class MemberAttendanceModel {
  @Field(() => SectionRefModel)
  section: SectionRefModel;

  @Field(() => Int, { description: 'Sessions that took place and to which the person should have come.' })
  sessions: number;

  @Field(() => Int)
  present: number;
}

const ofMember = `
  WITH ${logOf(
    `${tookPlace} AND session.section_id IN (
      SELECT section.id FROM section JOIN course ON course.id = section.course_id JOIN enrolment ON enrolment.section_id = section.id
      WHERE course.institution_id = $1 AND enrolment.person_id = $2)`,
    '$3',
  )}, ${turns}
  SELECT json_build_object('id', section.id, 'title', ${sectionTitle('$4')}) AS section,
    (count(*) FILTER (WHERE expected))::integer AS sessions, (count(*) FILTER (WHERE present))::integer AS present
  FROM turn JOIN section ON section.id = turn.section_id JOIN course ON course.id = section.course_id
  WHERE turn.person_id = $2 GROUP BY section.id, course.id ORDER BY course.code, ${inOrder('section.name')}`;

/** One student's attendance in an institution's sections, in two statements. */
@Resolver()
export class MemberAttendanceResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => [MemberAttendanceModel])
  @Allow('institution:see-attendance', { of: 'institution', from: 'institutionId' })
  async memberAttendance(
    @Args('institutionId', { type: () => ID }) institutionId: string,
    @Args('personId', { type: () => ID }) personId: string,
    @Context() { person }: RequestContext,
  ): Promise<MemberAttendanceModel[]> {
    const member: unknown[] = isUuid(personId)
      ? await this.dataSource.query('SELECT FROM membership WHERE institution_id = $1 AND person_id = $2 LIMIT 1', [
          institutionId,
          personId,
        ])
      : [];
    if (member.length === 0) throw notFound('member');
    return this.dataSource.query(ofMember, [
      institutionId,
      personId,
      `${staysOpenAfter} milliseconds`,
      person.personId,
    ]);
  }
}
