/** How each line of the access log begins: by this the supervisor knows them, and they get a file of their own. */
export const accessLineBegins = '{"access":';
