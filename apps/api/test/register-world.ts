import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { RegisterEncoding, RegisterKind } from '#database';
import { readConfig } from '#platform';
import { Metrics } from '#platform/nest';
import { Changes } from '../src/context/changes.ts';
import { Post } from '../src/mail/post.ts';
import { ApiMetrics } from '../src/metrics/api-metrics.ts';
import { Invitations } from '../src/members/invitations/invitations.service.ts';
import { Throttle } from '../src/sign-in/throttle.ts';
import { Imports } from '../src/register/imports.service.ts';
import { InHand } from '../src/register/in-hand.ts';
import { Jobs } from '../src/register/jobs.ts';
import type { RegisterImportModel } from '../src/register/models.ts';
import { Runs } from '../src/register/runs.ts';

/** The register of one institution, as its admin uses it. */
export interface RegisterDesk {
  /** Uploads and waits until it is looked through. */
  check(kind: RegisterKind, content: string | Uint8Array): Promise<RegisterImportModel>;
  /** Applies what was checked, and waits. */
  apply(id: string, overwrite?: boolean): Promise<RegisterImportModel>;
  /** Both, and expects that it goes well. */
  take(kind: RegisterKind, content: string | Uint8Array, overwrite?: boolean): Promise<RegisterImportModel>;
  /** Says how an upload is to be read, and waits until it is looked through. */
  readAs(id: string, encoding: RegisterEncoding): Promise<RegisterImportModel>;
  imports: Imports;
  jobs: Jobs;
  inHand: InHand;
}

export function openDesk(dataSource: DataSource, institutionId: string, actorId: string): RegisterDesk {
  const jobs = new Jobs();
  const changes = new Changes(dataSource);
  const config = readConfig({
    DATABASE_URL: 'postgres://localhost/none',
    DATA_DIR: join(tmpdir(), 'ikiraro-register-desk'),
  });
  const metrics = new ApiMetrics(new Metrics('test'));
  const invitations = new Invitations(dataSource, changes, new Post(config, metrics), new Throttle(dataSource), config);
  const inHand = new InHand(dataSource, jobs);
  const imports = new Imports(dataSource, new Runs(dataSource, changes, invitations, metrics), jobs, inHand);
  const desk: RegisterDesk = {
    imports,
    jobs,
    inHand,
    async check(kind, content) {
      const id = await imports.add({
        ...{ institutionId, createdBy: actorId, kind, fileName: `${kind}.csv` },
        content: Buffer.from(content as Uint8Array),
      });
      await jobs.idle();
      return imports.one(id);
    },
    async apply(id, overwrite = false) {
      await imports.apply(id, overwrite, actorId);
      await jobs.idle();
      return imports.one(id);
    },
    async readAs(id, encoding) {
      await imports.readAs(id, encoding);
      await jobs.idle();
      return imports.one(id);
    },
    async take(kind, content, overwrite = false) {
      const checked = await desk.check(kind, content);
      expect([checked.state, checked.failure, checked.problems.filter(({ note }) => !note)]).toEqual([
        'checked',
        null,
        [],
      ]);
      const applied = await desk.apply(checked.id, overwrite);
      expect([applied.state, applied.failure]).toEqual(['applied', null]);
      return applied;
    },
  };
  return desk;
}

/** "created updated ended unchanged kept" by kind of thing. */
export const countsOf = ({ counts }: RegisterImportModel): Record<string, string> =>
  Object.fromEntries(
    counts.map(({ what, created, updated, ended, unchanged, kept }) => [
      what,
      `${created} ${updated} ${ended} ${unchanged} ${kept}`,
    ]),
  );

/** Problems in short: line, column, code. */
export const problemsOf = ({ problems }: RegisterImportModel): string[] =>
  problems.map(({ file, line, column, code }) => `${file ? `${file} ` : ''}${line} ${column ?? '-'} ${code}`);
