import { oneById } from '../context/loaders.ts';
import { roomsOfCampuses } from './campuses.repository.ts';
import { coursesOfDepartments, departmentsById } from './departments.repository.ts';
import { sectionsOfTerms } from './terms.repository.ts';

export const sectionsOfTermLoader = oneById(({ dataSource }, ids) => sectionsOfTerms(dataSource, ids), 0);
export const coursesOfDepartmentLoader = oneById(({ dataSource }, ids) => coursesOfDepartments(dataSource, ids), 0);
export const departmentLoader = oneById(({ dataSource }, ids) => departmentsById(dataSource, ids));
export const roomsLoader = oneById(({ dataSource }, ids) => roomsOfCampuses(dataSource, ids), []);
