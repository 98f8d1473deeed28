export { foundInstitution } from './found-institution.ts';
export { runAdmin } from './run.ts';
