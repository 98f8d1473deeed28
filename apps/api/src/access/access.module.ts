import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FactsOfObjects } from './facts.repository.ts';
import { PermissionGuard } from './permission.guard.ts';

/** Checks the permission of every root field and route. */
@Global()
@Module({ providers: [FactsOfObjects, { provide: APP_GUARD, useClass: PermissionGuard }], exports: [FactsOfObjects] })
export class AccessModule {}
