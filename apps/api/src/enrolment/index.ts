import { Module } from '@nestjs/common';
import { CohortsResolver } from './cohorts.resolver.ts';
import { CohortsRepository } from './cohorts.repository.ts';
import { Cohorts } from './cohorts.service.ts';
import { EnrolmentResolver } from './enrolment.resolver.ts';
import { Enrolments } from './enrolments.service.ts';
import { ManyStudentsResolver } from './many/many-students.resolver.ts';
import { ManyStudents } from './many/many-students.service.ts';
import { personal } from './personal.ts';
import { PlacesResolver } from './places.resolver.ts';
import { Teaching } from './teaching.service.ts';

export { followCohort } from './cohort-members.ts';
export { endPlaces } from './end-places.ts';
export { partLoader } from './loaders.ts';
export { sectionsOfPerson } from './own-sections.ts';
export { closed } from './refusals.ts';
export { lockSections } from './seats.repository.ts';
export type { LockedSection } from './seats.repository.ts';
export { fillSeats, lockSection, takeSeats, takesStudents } from './seats.ts';

/** Seats, waiting lists and cohorts. */
@Module({
  providers: [
    EnrolmentResolver,
    PlacesResolver,
    CohortsResolver,
    ManyStudentsResolver,
    Enrolments,
    Teaching,
    Cohorts,
    ManyStudents,
    CohortsRepository,
  ],
})
export class EnrolmentModule {
  static readonly personal = personal;
}
