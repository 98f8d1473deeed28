import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../access/allow.ts';
import { RequestContext } from '../context/requests.ts';
import { Imports } from './imports.service.ts';
import { RegisterEncoding, RegisterImportModel } from './models.ts';
import type { RegisterEncoding as RegisterEncodingName } from '#database';

@Resolver()
export class RegisterResolver {
  constructor(private readonly imports: Imports) {}

  @Query(() => [RegisterImportModel])
  @Allow('institution:manage', { of: 'institution', from: 'institutionId' })
  registerImports(@Args('institutionId', { type: () => ID }) institutionId: string): Promise<RegisterImportModel[]> {
    return this.imports.list(institutionId);
  }

  @Query(() => RegisterImportModel)
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  registerImport(@Args('id', { type: () => ID }) id: string): Promise<RegisterImportModel> {
    return this.imports.one(id);
  }

  @Mutation(() => RegisterImportModel)
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  applyRegisterImport(
    @Args('id', { type: () => ID }) id: string,
    @Args('overwrite', { type: () => Boolean, nullable: true, defaultValue: false }) overwrite: boolean | null,
    @Context() { person }: RequestContext,
  ): Promise<RegisterImportModel> {
    return this.imports.apply(id, overwrite ?? false, person.personId);
  }

  @Mutation(() => RegisterImportModel)
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  readRegisterImportAs(
    @Args('id', { type: () => ID }) id: string,
    @Args('encoding', { type: () => RegisterEncoding }) encoding: RegisterEncodingName,
  ): Promise<RegisterImportModel> {
    return this.imports.readAs(id, encoding);
  }

  @Mutation(() => RegisterImportModel)
  @Allow('institution:manage', { of: 'register_import', from: 'id' })
  dropRegisterImport(@Args('id', { type: () => ID }) id: string): Promise<RegisterImportModel> {
    return this.imports.drop(id);
  }
}
