import type {
  CardPart as CardPartName,
  ExpertAction as ExpertActionName,
  ExpertActor as ExpertActorName,
  ExpertMode as ExpertModeName,
  ExpertOffer as ExpertOfferName,
  ExpertState as ExpertStateName,
  Gender as GenderName,
  LegalStatus as LegalStatusName,
} from '#database';
import { describedEnum } from '../graphql/described-enum.ts';

export const ExpertState = {
  DRAFT: 'draft',
  SUBMITTED: 'submitted',
  VERIFIED: 'verified',
  PAUSED: 'paused',
  LEFT: 'left',
} as const satisfies Record<string, ExpertStateName>;
describedEnum('ExpertState', 'How far an expert is on the roster.', ExpertState, {
  DRAFT: 'The expert writes it.',
  SUBMITTED: 'It waits for a coordinator.',
  VERIFIED: 'A coordinator has looked at it: others find the expert.',
  PAUSED: 'The expert takes part in nothing for now.',
  LEFT: 'The expert has left the roster.',
});

export const ExpertAction = {
  SUBMIT: 'submit',
  WITHDRAW: 'withdraw',
  CHANGE: 'change',
  VERIFY: 'verify',
  SEND_BACK: 'send_back',
  PAUSE: 'pause',
  RESUME: 'resume',
  LEAVE: 'leave',
  RETURN: 'return',
} as const satisfies Record<string, ExpertActionName>;
describedEnum('ExpertAction', 'What changes the state of an expert.', ExpertAction, {
  SUBMIT: 'The expert asks to be verified.',
  WITHDRAW: 'The expert takes it back to go on writing.',
  CHANGE: 'The expert changed something that had been verified.',
  VERIFY: 'A coordinator has looked at everything.',
  SEND_BACK: 'A coordinator asks for more.',
  PAUSE: 'No part in anything for now.',
  RESUME: 'Takes part again.',
  LEAVE: 'The expert leaves the roster.',
  RETURN: 'The expert comes back, and begins with a draft.',
});

export const ExpertActor = {
  EXPERT: 'expert',
  COORDINATOR: 'coordinator',
  SYSTEM: 'system',
} as const satisfies Record<string, ExpertActorName>;
describedEnum('ExpertActor', 'As what somebody acts on an expert.', ExpertActor, {
  EXPERT: 'The expert.',
  COORDINATOR: 'Who keeps the roster.',
  SYSTEM: 'The platform, because of a time that passed.',
});

export const ExpertOffer = {
  TEACH: 'teach',
  MENTOR: 'mentor',
  ADVISE: 'advise',
  ASSESS: 'assess',
} as const satisfies Record<string, ExpertOfferName>;
describedEnum('ExpertOffer', 'What an expert does for an institution.', ExpertOffer, {
  TEACH: 'Teaches courses.',
  MENTOR: 'Accompanies students and lecturers.',
  ADVISE: 'Advises on programmes, laboratories, projects.',
  ASSESS: 'Assesses theses, courses, institutions.',
});

export const ExpertMode = {
  VIRTUAL: 'virtual',
  SHORT_RETURN: 'short_return',
  SEQUENTIAL_RETURN: 'sequential_return',
  LONG_RETURN: 'long_return',
} as const satisfies Record<string, ExpertModeName>;
describedEnum('ExpertMode', 'How an expert is there.', ExpertMode, {
  VIRTUAL: 'At a distance.',
  SHORT_RETURN: 'Once, for some weeks.',
  SEQUENTIAL_RETURN: 'Several times, for some weeks each.',
  LONG_RETURN: 'For a year or longer.',
});

export const Gender = { WOMAN: 'woman', MAN: 'man', OTHER: 'other' } as const satisfies Record<string, GenderName>;
describedEnum('Gender', 'For statistics only.', Gender, {
  WOMAN: 'A woman.',
  MAN: 'A man.',
  OTHER: 'In other words.',
});

export const LegalStatus = {
  CITIZEN: 'citizen',
  PERMANENT_RESIDENT: 'permanent_resident',
  TEMPORARY_RESIDENT: 'temporary_resident',
  REFUGEE: 'refugee',
  OTHER: 'other',
} as const satisfies Record<string, LegalStatusName>;
describedEnum('LegalStatus', 'What somebody is in their country of residence.', LegalStatus, {
  CITIZEN: 'A citizen.',
  PERMANENT_RESIDENT: 'May stay without end.',
  TEMPORARY_RESIDENT: 'May stay until a date.',
  REFUGEE: 'Recognised as a refugee.',
  OTHER: 'Something else.',
});

export const CardPart = {
  ABOUT: 'about',
  COUNTRIES: 'countries',
  SECTOR: 'sector',
  DEGREES: 'degrees',
  PRACTICE: 'practice',
  TIME: 'time',
  LANGUAGES: 'languages',
  FIELDS: 'fields',
  SKILLS: 'skills',
} as const satisfies Record<string, CardPartName>;
describedEnum('CardPart', 'What an expert allows others to see, beside name, headline and offers.', CardPart, {
  ABOUT: 'Their own words.',
  COUNTRIES: 'Countries of origin and of residence.',
  SECTOR: 'The donor sector.',
  DEGREES: 'Degrees.',
  PRACTICE: 'Where they have worked.',
  TIME: 'Weeks and hours that are free.',
  LANGUAGES: 'Languages with their level.',
  FIELDS: 'Fields of education.',
  SKILLS: 'Skills.',
});

/** What a coordinator looks at before verifying; all of it. */
export const ExpertCheck = {
  IDENTITY: 'identity',
  DEGREES: 'degrees',
  PRACTICE: 'practice',
  REFEREES: 'referees',
  RIGHT_OF_RETURN: 'right_of_return',
} as const;
export type ExpertCheckName = (typeof ExpertCheck)[keyof typeof ExpertCheck];
export const expertChecks: readonly ExpertCheckName[] = Object.values(ExpertCheck);
describedEnum('ExpertCheck', 'What a coordinator has looked at.', ExpertCheck, {
  IDENTITY: 'The person is who they say.',
  DEGREES: 'The degrees are theirs.',
  PRACTICE: 'They have worked there.',
  REFEREES: 'The referees were asked, or need not be.',
  RIGHT_OF_RETURN: 'They may travel and come back, or it does not matter.',
});
