import { definePasses } from '../../jobs/index.ts';

export const deadlinesQueue = definePasses('mentoring-deadlines');
