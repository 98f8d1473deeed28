/** The beginning of each line of the access log. The supervisor recognises lines by it, and writes them into a file of their own. */
export const accessLineBegins = '{"access":';
