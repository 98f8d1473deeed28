import { Global, Module } from '@nestjs/common';
import { KnownDevices } from './known-devices.ts';
import { Pace } from './pace.ts';
import { SignIns } from './sign-ins.ts';
import { Throttle } from './throttle.ts';

/** Who is signed in, and how often one may try. */
@Global()
@Module({ providers: [Throttle, Pace, KnownDevices, SignIns], exports: [Throttle, Pace, KnownDevices, SignIns] })
export class SignInModule {}
