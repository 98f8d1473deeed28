import { Module } from '@nestjs/common';
import { CampusesRepository } from './campuses.repository.ts';
import { Campuses } from './campuses.service.ts';
import { ClosingDays } from './closing-days.service.ts';
import { DepartmentsRepository } from './departments.repository.ts';
import { Departments } from './departments.service.ts';
import { InstitutionsRepository } from './institutions.repository.ts';
import { InstitutionsResolver } from './institutions.resolver.ts';
import { Institutions } from './institutions.service.ts';
import { CampusResolver, DepartmentResolver, TermResolver } from './parts.resolver.ts';
import { RetentionRepository } from './retention.repository.ts';
import { Retention } from './retention.ts';
import { LectureRooms } from './lecture-rooms.service.ts';
import { StructureResolver } from './structure.resolver.ts';
import { TermsRepository } from './terms.repository.ts';
import { Terms } from './terms.service.ts';

export { countryCode } from './country.ts';
export { forgetRegisters, refuseInUse } from './in-use.ts';
export { departmentLoader } from './loaders.ts';
export { requireOurs, requireOursNow } from './ours.ts';
export { Retention } from './retention.ts';
export { departmentJson, roomJson } from './rows.ts';

/** Institutions with their campuses, rooms, departments and terms. */
@Module({
  providers: [
    InstitutionsResolver,
    StructureResolver,
    CampusResolver,
    TermResolver,
    DepartmentResolver,
    Institutions,
    Campuses,
    LectureRooms,
    Departments,
    ClosingDays,
    Terms,
    Retention,
    InstitutionsRepository,
    CampusesRepository,
    DepartmentsRepository,
    TermsRepository,
    RetentionRepository,
  ],
})
export class InstitutionsModule {}
