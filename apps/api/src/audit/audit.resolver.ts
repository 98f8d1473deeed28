import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { LocalDate } from '../graphql/scalars.ts';
import { AuditTrail } from './audit.service.ts';
import { AuditConnectionModel } from './models.ts';

@ArgsType()
class AuditArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true, description: 'Only of this table.' })
  kind?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this object; of a section, also of what belongs to it.' })
  objectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only changes that this person made.' })
  actorId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'From this day on, in UTC.' })
  from?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@Resolver()
export class AuditResolver {
  constructor(private readonly trail: AuditTrail) {}

  @Query(() => AuditConnectionModel, { description: 'Who changed what in the institution, the newest change first.' })
  @Allow('institution:see-audit', { of: 'institution', from: 'institutionId' })
  auditTrail(@Args() args: AuditArguments): Promise<AuditConnectionModel> {
    const { institutionId, kind, objectId, actorId, from, ...page } = args;
    return this.trail.list(
      { institutionId, kind: kind ?? null, objectId: objectId ?? null, actorId: actorId ?? null, from: from ?? null },
      page,
    );
  }
}
