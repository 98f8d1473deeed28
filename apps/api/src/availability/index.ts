import { Module } from '@nestjs/common';
import { AvailabilityRepository } from './availability.repository.ts';
import { AvailabilityResolver } from './availability.resolver.ts';
import { Availabilities } from './availability.service.ts';
import { FreeTimesRepository } from './free-times.repository.ts';
import { FreeTimes } from './free-times.service.ts';
import { personal } from './personal.ts';

export { FreeTimes } from './free-times.service.ts';
export { FreeSlotModel } from './models.ts';
export { wakingWeek, weeklyTimes } from './weekly-hours.ts';
export type { WeekdayHours } from './weekly-hours.ts';

/** Weekly hours, exceptions by date, and the times at which people could meet. */
@Module({
  providers: [AvailabilityResolver, Availabilities, FreeTimes, AvailabilityRepository, FreeTimesRepository],
  exports: [FreeTimes],
})
export class AvailabilityModule {
  static readonly personal = personal;
}
