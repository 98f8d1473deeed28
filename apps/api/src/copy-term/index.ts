import { Module } from '@nestjs/common';
import { TermCopiesResolver } from './copy-term.resolver.ts';
import { TermCopies } from './copy-term.service.ts';

/** A term made from an old one. */
@Module({ providers: [TermCopiesResolver, TermCopies] })
export class CopyTermModule {}
