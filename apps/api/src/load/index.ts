import { Module } from '@nestjs/common';
import { LoadController } from './load.controller.ts';
import { LoadRepository } from './load.repository.ts';
import { LoadResolver } from './load.resolver.ts';

/** How many hours lecturers teach. */
@Module({ controllers: [LoadController], providers: [LoadResolver, LoadRepository] })
export class LoadModule {}
