import { definePasses } from '../../../jobs/index.ts';

export const feedbackQueue = definePasses('mentoring-feedback');
