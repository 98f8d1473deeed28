import type { Room } from '../room.ts';
import { Admissions } from './admissions.ts';
import { AttendanceController } from './attendance.controller.ts';
import { AttendanceService } from './attendance.service.ts';
import { ClassesResolver } from './classes.resolver.ts';

export const classes: Room = {
  resolvers: [ClassesResolver],
  providers: [Admissions, AttendanceService],
  controllers: [AttendanceController],
};
