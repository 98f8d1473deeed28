import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#access';
import { Campus, Course, Institution, Term } from '#database';
import { badInput, notFound } from '#platform';
import type { CourseInput } from '../courses/models.ts';
import { line } from '../graphql/text.ts';
import { ianaZone } from '../schedule/time.ts';
import type { CampusInput, InstitutionModel, TermInput } from './models.ts';

/** Institutions with their campuses, terms and catalogue. */
@Injectable()
export class Institutions {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<InstitutionModel> {
    const institution = await this.dataSource.getRepository(Institution).findOneBy({ id });
    if (!institution) throw notFound('institution');
    return institution;
  }

  /** Those the person may read (libs/access, `institution:read`), by name. */
  readable({ personId, platformRole }: Actor): Promise<InstitutionModel[]> {
    return this.dataSource.query(
      `SELECT id, name FROM institution
       WHERE $2 OR id IN (SELECT institution_id FROM membership WHERE person_id = $1) ORDER BY name`,
      [personId, platformRole !== null],
    );
  }

  campuses(institutionId: string): Promise<Campus[]> {
    return this.dataSource.getRepository(Campus).find({ where: { institutionId }, order: { name: 'ASC' } });
  }

  /** The newest first. */
  terms(institutionId: string): Promise<Term[]> {
    return this.dataSource.getRepository(Term).find({ where: { institutionId }, order: { startsOn: 'DESC' } });
  }

  courses(institutionId: string): Promise<Course[]> {
    return this.dataSource.getRepository(Course).find({ where: { institutionId }, order: { code: 'ASC' } });
  }

  createCampus({ institutionId, name, zone }: CampusInput): Promise<Campus> {
    return this.dataSource.getRepository(Campus).save({
      institutionId,
      name: line('input.name', name, 80),
      zone: ianaZone('input.zone', zone),
    });
  }

  createTerm({ institutionId, name, startsOn, endsOn }: TermInput): Promise<Term> {
    if (endsOn < startsOn) throw badInput('input.endsOn', 'A term ends on or after the day it begins.');
    return this.dataSource
      .getRepository(Term)
      .save({ institutionId, name: line('input.name', name, 80), startsOn, endsOn });
  }

  createCourse({ institutionId, code, title }: CourseInput): Promise<Course> {
    return this.dataSource
      .getRepository(Course)
      .save({ institutionId, code: line('input.code', code, 20), title: line('input.title', title, 160) });
  }
}
