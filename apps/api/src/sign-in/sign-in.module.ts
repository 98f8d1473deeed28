import { Global, Module } from '@nestjs/common';
import { ApiTokensRepository } from './api-tokens.repository.ts';
import { BearerTokens } from './bearer-tokens.ts';
import { KnownDevices } from './known-devices.ts';
import { OwnPassword } from './own-password.ts';
import { Pace } from './pace.ts';
import { PaceRepository } from './pace.repository.ts';
import { SignInsRepository } from './sign-ins.repository.ts';
import { SignIns } from './sign-ins.ts';
import { Throttle } from './throttle.ts';

const providers = [Throttle, Pace, KnownDevices, SignIns, OwnPassword, BearerTokens, ApiTokensRepository];

/** Sign-ins, API tokens, passwords, and limits of attempts. */
@Global()
@Module({ providers: [...providers, PaceRepository, SignInsRepository], exports: providers })
export class SignInModule {}
