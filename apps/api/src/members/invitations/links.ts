/** A letter's link lives this long: mail to a campus may be read days later. */
export const letterDays = 14;

/** On this origin. */
export const pathOf = (token: string): string => `/invitations/${token}`;
