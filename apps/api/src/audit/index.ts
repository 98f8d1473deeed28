import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.ts';
import { AuditTrail } from './audit.service.ts';
import { personal } from './personal.ts';

/** Who changed what, for admins. */
@Module({ providers: [AuditResolver, AuditTrail] })
export class AuditModule {
  static readonly personal = personal;
}
