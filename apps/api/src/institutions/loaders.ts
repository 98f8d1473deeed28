import { oneById } from '../context/loaders.ts';
import { coursesOfDepartments, departmentsById, roomsOfCampuses, sectionsOfTerms } from './rows.ts';

export const sectionsOfTermLoader = oneById(({ dataSource }, ids) => sectionsOfTerms(dataSource, ids), 0);
export const coursesOfDepartmentLoader = oneById(({ dataSource }, ids) => coursesOfDepartments(dataSource, ids), 0);
export const departmentLoader = oneById(({ dataSource }, ids) => departmentsById(dataSource, ids));
export const roomsLoader = oneById(({ dataSource }, ids) => roomsOfCampuses(dataSource, ids), []);
