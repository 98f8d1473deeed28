import setUpIntegration from './integration.ts';

/** Browser tests use the same real PostgreSQL and SFU worker; what runs on top of them is the tests' own business. */
export default setUpIntegration;
