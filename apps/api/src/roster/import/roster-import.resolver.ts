import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { RegisterEncoding as RegisterEncodingName } from '#database';
import { Allow } from '../../access/allow.ts';
import { RequestContext } from '../../context/requests.ts';
import { RegisterEncoding, RegisterImportModel } from '../../register/index.ts';
import { RosterTransferModel } from '../transfers/models.ts';
import { transfers } from '../transfers/transfers.ts';
import { RosterImports } from './roster-imports.service.ts';

const id = { type: () => ID };

@Resolver()
export class RosterImportResolver {
  constructor(
    private readonly imports: RosterImports,
    private readonly dataSource: DataSource,
  ) {}

  @Query(() => [RegisterImportModel], { description: 'Files of the roster: 50 at most, the newest first.' })
  @Allow('roster:keep')
  rosterImports(): Promise<RegisterImportModel[]> {
    return this.imports.list();
  }

  @Query(() => RegisterImportModel, {
    description: 'A file of the roster; ask again while it is being looked through or applied.',
  })
  @Allow('roster:keep')
  rosterImport(@Args('id', id) importId: string): Promise<RegisterImportModel> {
    return this.imports.one(importId);
  }

  @Query(() => [RosterTransferModel], {
    description: 'Who took the roster out or brought a file in: 50 at most, the newest first.',
  })
  @Allow('roster:keep')
  rosterTransfers(): Promise<RosterTransferModel[]> {
    return transfers(this.dataSource);
  }

  @Mutation(() => RegisterImportModel, {
    description:
      'Does what a CHECKED file of the roster would do, all or nothing; what experts wrote themselves stays.',
  })
  @Allow('roster:keep')
  applyRosterImport(
    @Args('id', id) importId: string,
    @Context() { person }: RequestContext,
  ): Promise<RegisterImportModel> {
    return this.imports.apply(importId, person.personId);
  }

  @Mutation(() => RegisterImportModel, {
    description: 'Says how a file of the roster that is ASKING is read; it is looked through again.',
  })
  @Allow('roster:keep')
  readRosterImportAs(
    @Args('id', id) importId: string,
    @Args('encoding', { type: () => RegisterEncoding, description: 'One of its `readings`.' })
    encoding: RegisterEncodingName,
  ): Promise<RegisterImportModel> {
    return this.imports.readAs(importId, encoding);
  }

  @Mutation(() => RegisterImportModel, {
    description: 'Gives up a file of the roster that was not applied, with its content.',
  })
  @Allow('roster:keep')
  dropRosterImport(@Args('id', id) importId: string): Promise<RegisterImportModel> {
    return this.imports.drop(importId);
  }
}
