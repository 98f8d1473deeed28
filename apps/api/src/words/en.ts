/** What api itself says to people: mail and files. ICU MessageFormat. */
export const en = {
  'mail.greeting': 'Hello {name},',
  'mail.greeting.nameless': 'Hello,',
  'mail.link': 'If the button does not work, open this address:',
  'mail.signature': 'Ikiraro',
  'mail.reset.subject': 'Choose a new password',
  'mail.reset.text':
    'Somebody, probably you, asked for a new password for your Ikiraro account. The link works once, within {minutes, plural, one {# minute} other {# minutes}}. If it was not you, do nothing: your password stays as it is.',
  'mail.reset.button': 'Choose a new password',
  'mail.apiToken.subject': 'A token for a program was created',
  'mail.apiToken.text':
    'A token called “{token}” was created for your Ikiraro account. Anybody who has it reads, and where you allowed it changes, what you may. If it was not you, revoke it at once, and choose a new password: that revokes all your tokens.',
  'mail.apiToken.button': 'See your tokens',
  'mail.welcome.subject': 'Your account at {institution}',
  'mail.welcome.text':
    '{institution} has opened an Ikiraro account for you, for its live classes. Choose a password to begin. The link works once, within {days, plural, one {# day} other {# days}}; after that, ask for a new one on the sign-in page.',
  'mail.welcome.button': 'Choose a password',
  'mail.listed.subject': '{institution} was told your address',
  'mail.listed.text':
    '{institution} was told this address for one of its people, and there is an account with it already. If that is you, ask {institution} to invite you by this address. If it is not, you need not do anything.',
  'mail.listed.button': 'Sign in',
  'mail.invitation.subject': 'Invitation: {place}',
  'mail.invitation.text':
    'You are invited to join {place} on Ikiraro, for its live classes, as {role, select, student {a student} lecturer {a lecturer} other {an admin}}. The link is for you alone and works once, within {days, plural, one {# day} other {# days}}. If you expect no invitation, do nothing.',
  'mail.invitation.button': 'Accept the invitation',
  'mail.rosterWelcome.subject': 'You are on a list of experts: look at your profile',
  'mail.rosterWelcome.text':
    'A coordinator of Ikiraro has drafted a profile as an expert for you. Nobody else sees it until you submit it. Choose a password, then open “Expert”, correct what is wrong and submit it, or leave. The link works once, within {days, plural, one {# day} other {# days}}; after that, ask for a new one on the sign-in page.',
  'mail.rosterWelcome.button': 'Choose a password',
  'mail.rosterDraft.subject': 'You are on a list of experts: look at your profile',
  'mail.rosterDraft.text':
    'A coordinator of Ikiraro has drafted a profile as an expert for you. Nobody else sees it until you submit it. Sign in, correct what is wrong and submit it, or leave.',
  'mail.rosterDraft.button': 'See your profile',
  'mail.stillTrue.subject': 'Is your profile as an expert still true?',
  'mail.stillTrue.text':
    'Institutions rely on your profile on the roster of experts. Please look whether it is still true: what you do, where you live, when you have time. One press is enough, without signing in. Without an answer to two letters your profile is paused, and nobody finds you until you answer.',
  'mail.stillTrue.button': 'Look and answer',
  'mail.pausedExpert.subject': 'Your profile as an expert is paused',
  'mail.pausedExpert.text':
    'You have not said whether your profile on the roster of experts is still true, so it is paused: nobody finds you for now, and nothing is lost. One press ends the pause, without signing in.',
  'mail.pausedExpert.button': 'Look and end the pause',
  when: '{date}, {time}',
  'when.place': '{date}, {time} in {place} ({own} for you)',
  'mail.changes.subject.planned': 'New session: {title}',
  'mail.changes.subject.moved': 'Moved: {title}',
  'mail.changes.subject.cancelled': 'Cancelled: {title}',
  'mail.changes.subject.lecturers': 'Another lecturer: {title}',
  'mail.changes.subject.room': 'Another room: {title}',
  'mail.changes.subject.several': '{count, plural, one {# change} other {# changes}}: {title}',
  'mail.changes.subject.sections': 'Your timetable has changed: {count} sections',
  'mail.changes.text': 'Your timetable has changed.',
  'mail.changes.planned': 'New: {after}.',
  'mail.changes.moved': 'Moved from {before} to {after}.',
  'mail.changes.cancelled': 'Cancelled: {before}.',
  'mail.changes.stays': '{after}.',
  'mail.changes.minutes': '{minutes, plural, one {# minute} other {# minutes}}.',
  'mail.changes.room': 'Room: {room}.',
  'mail.changes.noRoom': 'No room.',
  'mail.changes.lecturers': 'With {names}.',
  'mail.changes.reason': 'Reason: {reason}',
  'mail.changes.more': '{count, plural, one {And one more: see} other {And # more: see}} your timetable.',
  'mail.changes.button': 'Look at it',
  'mail.changes.why':
    'You get this because you teach or learn there. In your profile you say whether changes come by mail: {link}',
  'mail.seat.subject': 'You have a seat: {title}',
  'mail.written.subject': 'A message to you all: {title}',
  'mail.written.by': '{name} writes: {text}',
  'mail.proposal.subject.open': 'Another time is proposed: {title}',
  'mail.proposal.subject.declined': 'Your proposal was declined: {title}',
  'mail.proposal.open': '{name} proposes to move the session of {before} to {after}.',
  'mail.proposal.declined': 'Your proposal to move the session of {before} to {after} was declined.',
  'mail.seat.text': 'A seat became free for you. You are enrolled now.',
  'mail.mentoring': 'Mentoring',
  'mail.mentoring.with': 'Mentoring: {name}',
  'mail.mentoring.somebody': 'Somebody',
  'mail.mentoring.subject.several': 'News of your courses and your mentoring',
  'mail.mentoring.why':
    'You get this because you take part in mentoring. In your profile you say whether news comes by mail: {link}',
  'mail.mentoring.asked': '{name} asks you to be their mentor. Please answer within seven days.',
  'mail.mentoring.accepted': '{name} has accepted you: now agree on your goals together.',
  'mail.mentoring.declined': '{name} cannot be your mentor now. You can ask somebody else.',
  'mail.mentoring.more_asked': '{name} wants to know more before they answer your request.',
  'mail.mentoring.more_told': '{name} has told you more. The request waits for your answer.',
  'mail.mentoring.withdrawn': '{name} has taken their request back.',
  'mail.mentoring.closed': '{name} has found another mentor. Their request needs no answer any more.',
  'mail.mentoring.expired': '{name} did not answer in time, so the request has ended.',
  'mail.mentoring.reminder': '{name} is waiting for your answer. Without one the request ends after seven days.',
  'mail.mentoring.paused':
    'Three requests in a row had no answer, so you get no new ones for now. You can take requests again whenever you like.',
  'mail.mentoring.agreement_changed': '{name} has changed your agreement. Please read it and sign it.',
  'mail.mentoring.agreement_signed': '{name} has signed your agreement.',
  'mail.mentoring.outcome_changed': '{name} says that a meeting was held elsewhere. It counts once you confirm it.',
  'mail.mentoring.feedback_asked':
    'Please say what your mentoring with {name} is worth to you. It takes a minute, and you may skip it.',
  'mail.mentoring.feedback_given': '{name} has written you a word on your mentoring.',
  'mail.mentoring.ended': 'Your mentorship with {name} has ended.',
  'mail.mentoring.reopen_asked': '{name} would like to go on with your mentorship. It does if you want it too.',
  'mail.mentoring.reopened': 'Your mentorship with {name} goes on again.',
  'mail.mentoring.report_made': 'Somebody has reported something. Please look at it.',
  'mail.mentoring.report_closed': 'What you reported was looked at, and it is closed. Thank you for telling us.',
  'mail.mentoring.invited': '{name} invites you to a mentoring programme. Look at it, and join if you like.',
  'mail.mentoring.matched':
    'In your mentoring programme {name} is proposed as your mentor, and has been asked. You can still take the request back.',
  'calendar.name': 'Ikiraro: {name}',
  'calendar.cancelled': 'Cancelled: {title}',
  'calendar.reason': 'Reason for the change: {reason}',
  'calendar.lecturers': 'With {names}',
  'privacy.account':
    'Your account: who you are here and how you want to be reached. It is needed to let you in; it is kept until you erase it.',
  'privacy.memberships': 'Your roles at institutions: what you may do there. Your institution decides on them.',
  'privacy.signIns': 'Browsers in which you signed in. Kept for 30 days after the last use, so that you can end them.',
  'privacy.apiTokens':
    'Tokens by which programs act for you, without the secret. Kept until you revoke them or they expire, and for 30 days after.',
  'privacy.passwordLinks': 'Links by which you could choose a password, without the secret in them.',
  'privacy.invitations': 'Invitations that you got, made for others (without their addresses), or used.',
  'privacy.preparedPolls': 'Polls that are kept with a section; who prepared one is not kept.',
  'privacy.announcements':
    'What you wrote to everybody of a section; it stays with the section when you go, without your name.',
  'privacy.moveProposals':
    'Other times that you proposed for sessions you teach, with what you wrote. They go when you go.',
  'privacy.decks': 'Slides that you uploaded for a section; they stay with the section when you go.',
  'privacy.teaching': 'What you teach, so that the timetable shows it and the class lets you in.',
  'privacy.enrolments': 'What you learn or wait for. Attendance is counted of it.',
  'privacy.cohorts': 'Groups of students that your institution put you in, so that you are enrolled together.',
  'privacy.meetings':
    'Meetings that belong to no course, so that your timetable shows them, nothing else is planned then and the class lets you in. What was said and drawn in them is kept for as long as the operator set, 24 months unless they set another time.',
  'mail.digest.subject': 'Your mentoring this week',
  'mail.digest.meetings': 'Your meetings of the next seven days',
  'mail.digest.meeting': '{when}, with {name}',
  'mail.digest.requests': 'Waiting for your answer',
  'mail.digest.request': '{name}: please answer by {when}',
  'mail.digest.feedback': 'Please say how it goes',
  'mail.digest.feedbackOn': 'Your mentoring with {name}',
  'mail.digest.goals': 'Open goals',
  'mail.digest.goalsWith': '{count, plural, one {One goal with {name}} other {# goals with {name}}}',
  'mail.digest.button': 'Look at my mentoring',
  'mail.digest.why':
    'You get this every Monday because you asked for it. Under your notifications you end it with one press: {link}',
  'privacy.digest':
    'Whether you want a mail every Monday of what your week of mentoring brings, and for which weeks of the last 90 days it was made.',
  'privacy.reports':
    'What you reported of others, for the coordinators, and that you were reported, once it is closed; it goes 24 months after that.',
  'privacy.blocks':
    'Whom you have blocked, so that neither finds or asks the other; nobody else sees it, and it stays until you take it back or erase the account.',
  'privacy.mentoring':
    'What you offer as a mentor, what you asked of mentors and what was agreed, for the two of you; it stays until you erase the account.',
  'privacy.feedback':
    'What you said of your mentorships: words for the other, whether it was worth your time, what came of it, and words for who leads the programme; and when you were asked. Kept until you erase the account.',
  'privacy.privateNotes':
    'What you noted for yourself on your mentorships. Nobody else reads it. Kept until you remove it or erase the account.',
  'privacy.unavailability':
    'When you cannot teach, as you said it, so that nothing is planned then. Others see only that you cannot.',
  'privacy.availability':
    'When you have time to meet others, and when you are away, as you said it. Others see only at which times you could meet, and who plans your sessions when you are away. Kept until you remove it; exceptions go once they are over and you change something.',
  'privacy.competences':
    'Languages, fields and skills that you say you know, so that people who need them find you. Kept until you remove them.',
  'privacy.expert':
    'Your profile as an expert and each change of its state. Others see the card that you allow; coordinators see the rest, but not your gender. It goes when you erase the account.',
  'privacy.expertDocument':
    'Your CV and your evidence as an expert, and who looked at them when. Only coordinators see them besides you. They go when you remove them, leave the roster or erase the account.',
  'privacy.proposed':
    'When you were last proposed to others as a mentor or an expert, so that of people who suit alike the same ones are not always first. It goes when you erase the account.',
  'privacy.matchingWeights':
    'What you set each wish to count when people are matched, when and why. What you set stays, without your name, when you erase the account.',
  'privacy.notifications': 'What you were told of changes, in the app and by mail. Kept for 400 days.',
  'privacy.calendarAddresses':
    'Secret addresses for calendar programs, without the secret. Until you revoke them they show your sessions to anybody who has them.',
  'privacy.classEvents':
    'What you did in classes: came, left, wrote, raised your hand. From it come attendance and the replay of the class.',
  'privacy.attendanceCorrections':
    'What was said of your attendance by hand, with the reason: present without a device, or excused. And that you said it of others.',
  'privacy.registerImports':
    'Files of the register or of the roster that you uploaded. Their content is removed once they are applied or dropped.',
  'privacy.registerRecords': "What your university's register said of you last, to tell its changes from yours.",
  'privacy.consents': 'On what ground your data is used, and whether you have withdrawn it. Kept as proof.',
  'privacy.auditEntries':
    'Changes that you made, and changes of what is yours: when, by whom, which field, never its value.',
  'csv.name': 'Name',
  'csv.role': 'Role',
  'csv.role.host': 'lecturer',
  'csv.role.listener': 'student',
  'csv.enrolled': 'Enrolled',
  'csv.yes': 'yes',
  'notes.aside':
    '{count, plural, one {# change was set aside: it is} other {# changes were set aside: they are}} no text, or too much work.',
  'csv.no': 'no',
  'csv.firstIn': 'First in ({zone})',
  'csv.lastOut': 'Last out ({zone})',
  'csv.minutes': 'Minutes present',
  'csv.section': 'Section',
  'csv.sessions': 'Sessions counted',
  'csv.present': 'Present',
  'csv.percent': 'Present (%)',
  'csv.excused': 'Excused',
  'csv.correction': 'By hand',
  'csv.reason': 'Reason',
  'csv.mark.present': 'present without a device',
  'csv.mark.excused': 'excused',
  'csv.at': 'Time ({zone})',
  'csv.what': 'What',
  'csv.text': 'Text',
  'csv.group': 'Group',
  'csv.removed': 'Removed in class',
  'csv.kind.message': 'message',
  'csv.kind.private': 'message to the lecturer',
  'csv.kind.question': 'question',
  'csv.kind.poll': 'poll',
  'csv.kind.answer': 'answer',
  'csv.kind.caption': 'caption',
} as const;

export type MessageId = keyof typeof en;
