import { Module } from '@nestjs/common';
import { Campuses } from './campuses.service.ts';
import { ClosingDays } from './closing-days.service.ts';
import { Departments } from './departments.service.ts';
import { InstitutionsResolver } from './institutions.resolver.ts';
import { Institutions } from './institutions.service.ts';
import { CampusResolver, DepartmentResolver, TermResolver } from './parts.resolver.ts';
import { Retention } from './retention.ts';
import { Rooms } from './rooms.service.ts';
import { StructureResolver } from './structure.resolver.ts';
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
    Rooms,
    Departments,
    ClosingDays,
    Terms,
    Retention,
  ],
})
export class InstitutionsModule {}
