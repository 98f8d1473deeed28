/** With it an api that a test starts signs tickets and links, unless the test names its own: so operations can make a link that works. */
export const ticketSecret = 'a secret that all apis of tests have';
