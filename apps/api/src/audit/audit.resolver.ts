import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { LocalDate } from '../graphql/scalars.ts';
import { AuditTrail } from './audit.service.ts';
import { AuditConnectionModel } from './models.ts';

@ArgsType()
class AuditArguments {
  @Field(() => ID)
  institutionId: string;

  @Field(() => String, { nullable: true })
  kind?: string | null;

  @Field(() => ID, { nullable: true })
  objectId?: string | null;

  @Field(() => ID, { nullable: true })
  actorId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  from?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@Resolver()
export class AuditResolver {
  constructor(private readonly trail: AuditTrail) {}

  @Query(() => AuditConnectionModel)
  @Allow('institution:see-audit', { of: 'institution', from: 'institutionId' })
  auditTrail(@Args() args: AuditArguments): Promise<AuditConnectionModel> {
    const { institutionId, kind, objectId, actorId, from, ...page } = args;
    return this.trail.list(
      { institutionId, kind: kind ?? null, objectId: objectId ?? null, actorId: actorId ?? null, from: from ?? null },
      page,
    );
  }
}
