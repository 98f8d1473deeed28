/** What api itself says to people: mail and files. ICU MessageFormat. */
export const en = {
  'mail.greeting': 'Hello {name},',
  'mail.link': 'If the button does not work, open this address:',
  'mail.signature': 'Ikiraro',
  'mail.reset.subject': 'Choose a new password',
  'mail.reset.text':
    'Somebody, probably you, asked for a new password for your Ikiraro account. The link works once, within {minutes, plural, one {# minute} other {# minutes}}. If it was not you, do nothing: your password stays as it is.',
  'mail.reset.button': 'Choose a new password',
  'mail.welcome.subject': 'Your account at {institution}',
  'mail.welcome.text':
    '{institution} has opened an Ikiraro account for you, for its live classes. Choose a password to begin. The link works once, within {days, plural, one {# day} other {# days}}; after that, ask for a new one on the sign-in page.',
  'mail.welcome.button': 'Choose a password',
  'csv.name': 'Name',
  'csv.role': 'Role',
  'csv.role.host': 'lecturer',
  'csv.role.listener': 'student',
  'csv.enrolled': 'Enrolled',
  'csv.yes': 'yes',
  'csv.no': 'no',
  'csv.firstIn': 'First in ({zone})',
  'csv.lastOut': 'Last out ({zone})',
  'csv.minutes': 'Minutes present',
} as const;

export type MessageId = keyof typeof en;
