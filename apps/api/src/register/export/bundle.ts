import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Zip, ZipDeflate } from 'fflate';
import type { DataSource, EntityManager } from 'typeorm';
import type { MembershipRole } from '#database';
import { bundleFiles, columns, manifestFiles, own } from '../oneroster/files.ts';
import type { BundleFile } from '../oneroster/files.ts';
import { sql } from './export.repository.ts';
import type { PersonRow } from './export.repository.ts';

type CsvRow = Readonly<Record<string, string | number>>;

/** The earliest date of a zip, so that the same content gives the same file. */
const mtime = new Date(1980, 0, 1);

const roleOf: Record<MembershipRole, string> = { student: 'student', lecturer: 'teacher', admin: 'siteAdministrator' };

/** The standard wants two names of everybody: what is not known is made of the name, what is not there is a dash. */
function namesOf({ name, givenName, middleName, familyName }: PersonRow): CsvRow {
  const isKnown = givenName !== null || middleName !== null || familyName !== null;
  const [first = name, ...rest] = name.split(' ');
  return {
    givenName: (isKnown ? givenName : rest.length > 0 ? first : null) ?? '-',
    familyName: (isKnown ? familyName : rest.length > 0 ? rest.join(' ') : name) ?? '-',
    middleName: middleName ?? '',
    ...{ [own.name]: name, [own.nameParts]: isKnown ? 'true' : '' },
  };
}

async function rowsOf(database: EntityManager, institutionId: string): Promise<Record<BundleFile, CsvRow[]>> {
  const ours = { institutionId, strictIds: true };
  const allOrgs = await sql.orgs.rows(database, ours);
  const whole = allOrgs.find(({ type }) => type === 'district')?.id ?? '';
  const allPeople = await sql.people.rows(database, ours);
  const allPlaces = await sql.places.rows(database, ours);
  const teaches = new Set<string>();
  return {
    orgs: allOrgs.map(({ id, name, type, code, zone }) => ({
      ...{ sourcedId: id, name, type, identifier: code, parentSourcedId: id === whole ? '' : whole, [own.zone]: zone },
    })),
    academicSessions: (await sql.terms.rows(database, ours)).map(({ id, name, startsOn, until, year }) => ({
      ...{ sourcedId: id, title: name, type: 'term', startDate: startsOn, endDate: until, schoolYear: year },
    })),
    courses: (await sql.courses.rows(database, ours)).map(({ id, code, title, departmentId }) => ({
      ...{ sourcedId: id, title, courseCode: code, orgSourcedId: departmentId ?? whole },
    })),
    users: allPeople.map((person) => ({
      ...{ sourcedId: person.id, enabledUser: 'true', username: person.email, ...namesOf(person), email: person.email },
      ...{ primaryOrgSourcedId: whole, [own.language]: person.language, [own.zone]: person.zone },
      ...{ [own.cohorts]: person.cohorts.join('|') },
    })),
    roles: allPeople.flatMap(({ id, roles }) =>
      roles.map((role, index) => ({
        ...{ sourcedId: `${id}/${role}`, userSourcedId: id, roleType: index === 0 ? 'primary' : 'secondary' },
        ...{ role: roleOf[role], orgSourcedId: whole },
      })),
    ),
    classes: (await sql.sections.rows(database, ours)).map(
      ({ id, courseId, title, termId, campusId, name, capacity, state }) => ({
        ...{
          sourcedId: id,
          title: `${title} ${name}`,
          courseSourcedId: courseId,
          classCode: name,
          classType: 'scheduled',
        },
        ...{ schoolSourcedId: campusId, termSourcedIds: termId, [own.capacity]: capacity ?? '', [own.state]: state },
      }),
    ),
    enrollments: allPlaces.map(({ id, section, campusId, person, role }) => {
      const isLecturer = role === 'lecturer';
      const primary = isLecturer && !teaches.has(section);
      if (isLecturer) teaches.add(section);
      return {
        ...{
          sourcedId: id,
          classSourcedId: section,
          schoolSourcedId: campusId,
          userSourcedId: person,
          primary: String(primary),
        },
        // The standard has no role for people who help to teach: this is the nearest.
        role: isLecturer ? 'teacher' : role === 'assistant' ? 'proctor' : 'student',
        [own.role]: role === 'student_assistant' || role === 'assistant' ? role : '',
      };
    }),
  };
}

/**
 * A OneRoster 1.2 bundle in bulk mode, for another system or for us again. It is for programs: nothing in it is disarmed for
 * spreadsheets.
 */
export function bundleOf(dataSource: DataSource, institutionId: string): Readable {
  const output = new PassThrough();
  const zip = new Zip((error: Error | null, data, final) => {
    if (error) output.destroy(error);
    else {
      output.write(data);
      if (final) output.end();
    }
  });
  fill(zip, dataSource, institutionId).then(
    () => {
      zip.end();
    },
    (error: unknown) => {
      output.destroy(error instanceof Error ? error : new Error(String(error)));
    },
  );
  return output;
}

async function fill(zip: Zip, dataSource: DataSource, institutionId: string): Promise<void> {
  const tables = await dataSource.transaction('REPEATABLE READ', (manager) => rowsOf(manager, institutionId));
  const modes = manifestFiles.map((name) => [
    `file.${name}`,
    // The standard allows no file without rows.
    bundleFiles.some((file) => file === name && tables[file].length > 0) ? 'bulk' : 'absent',
  ]);
  await add(zip, 'manifest.csv', [
    ['propertyName', 'value'],
    ...[['manifest.version', '1.0'], ['oneroster.version', '1.2'], ...modes],
    ['source.systemName', 'Ikiraro'],
    ['source.systemCode', institutionId.slice(0, 8)],
  ]);
  for (const file of bundleFiles.filter((one) => tables[one].length > 0)) {
    const names: readonly string[] = columns[file];
    const rows = tables[file].map((row) => names.map((name) => String(row[name] ?? '')));
    await add(zip, `${file}.csv`, [[...names], ...rows]);
  }
}

async function add(zip: Zip, name: string, rows: readonly string[][]): Promise<void> {
  const entry = new ZipDeflate(name);
  entry.mtime = mtime;
  zip.add(entry);
  const text = stringify([...rows], { record_delimiter: 'windows' });
  for await (const chunk of text as AsyncIterable<Buffer>) entry.push(chunk);
  entry.push(new Uint8Array(), true);
}
