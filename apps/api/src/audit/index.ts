import { Module } from '@nestjs/common';
import { AuditRepository } from './audit.repository.ts';
import { AuditResolver } from './audit.resolver.ts';
import { AuditTrail } from './audit.service.ts';
import { personal } from './personal.ts';

/** The audit log for admins. */
@Module({ providers: [AuditResolver, AuditTrail, AuditRepository] })
export class AuditModule {
  static readonly personal = personal;
}
