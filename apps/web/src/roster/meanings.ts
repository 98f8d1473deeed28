import type {
  CardPart,
  ExpertAction,
  ExpertActor,
  ExpertCheck,
  ExpertMode,
  ExpertOffer,
  ExpertState,
  Gender,
  LegalStatus,
} from '#contract/graphql/graphql';
import type { MessageId } from '../words/words.ts';

export const stateWords: Record<ExpertState, MessageId> = {
  DRAFT: 'expert.draft',
  SUBMITTED: 'expert.submitted',
  VERIFIED: 'expert.verified',
  PAUSED: 'expert.paused',
  LEFT: 'expert.left',
};
export const stateMeans: Record<ExpertState, MessageId> = {
  DRAFT: 'expert.draftMeans',
  SUBMITTED: 'expert.submittedMeans',
  VERIFIED: 'expert.verifiedMeans',
  PAUSED: 'expert.pausedMeans',
  LEFT: 'expert.leftMeans',
};
export const actionWords: Record<ExpertAction, MessageId> = {
  SUBMIT: 'expert.submit',
  WITHDRAW: 'expert.withdraw',
  CHANGE: 'expert.change',
  VERIFY: 'expert.verify',
  SEND_BACK: 'expert.sendBack',
  PAUSE: 'expert.pause',
  RESUME: 'expert.resume',
  LEAVE: 'expert.leave',
  RETURN: 'expert.return',
};
export const doneWords: Record<ExpertAction, MessageId> = {
  SUBMIT: 'expert.didSubmit',
  WITHDRAW: 'expert.didWithdraw',
  CHANGE: 'expert.didChange',
  VERIFY: 'expert.didVerify',
  SEND_BACK: 'expert.didSendBack',
  PAUSE: 'expert.didPause',
  RESUME: 'expert.didResume',
  LEAVE: 'expert.didLeave',
  RETURN: 'expert.didReturn',
};
export const actorWords: Record<ExpertActor, MessageId> = {
  EXPERT: 'expert.byExpert',
  COORDINATOR: 'expert.byCoordinator',
  SYSTEM: 'expert.bySystem',
};
export const offerWords: Record<ExpertOffer, MessageId> = {
  TEACH: 'expert.teach',
  MENTOR: 'expert.mentor',
  ADVISE: 'expert.advise',
  ASSESS: 'expert.assess',
};
export const modeWords: Record<ExpertMode, MessageId> = {
  VIRTUAL: 'expert.virtual',
  SHORT_RETURN: 'expert.shortReturn',
  SEQUENTIAL_RETURN: 'expert.sequentialReturn',
  LONG_RETURN: 'expert.longReturn',
};
export const genderWords: Record<Gender, MessageId> = {
  WOMAN: 'expert.woman',
  MAN: 'expert.man',
  OTHER: 'expert.otherGender',
};
export const statusWords: Record<LegalStatus, MessageId> = {
  CITIZEN: 'expert.citizen',
  PERMANENT_RESIDENT: 'expert.permanentResident',
  TEMPORARY_RESIDENT: 'expert.temporaryResident',
  REFUGEE: 'expert.refugee',
  OTHER: 'expert.otherStatus',
};
export const partWords: Record<CardPart, MessageId> = {
  ABOUT: 'expert.about',
  COUNTRIES: 'expert.countries',
  SECTOR: 'expert.sector',
  DEGREES: 'expert.degrees',
  PRACTICE: 'expert.practice',
  TIME: 'expert.time',
  LANGUAGES: 'competence.languages',
  FIELDS: 'competence.fields',
  SKILLS: 'competence.skills',
};
export const checkWords: Record<ExpertCheck, MessageId> = {
  IDENTITY: 'expert.checkIdentity',
  DEGREES: 'expert.checkDegrees',
  PRACTICE: 'expert.checkPractice',
  REFEREES: 'expert.checkReferees',
  RIGHT_OF_RETURN: 'expert.checkReturn',
};

export const keysOf = <Key extends string>(words: Readonly<Record<Key, MessageId>>): Key[] =>
  Object.keys(words) as Key[];
