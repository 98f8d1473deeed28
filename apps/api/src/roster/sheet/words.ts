import type { ExpertMode, ExpertOffer, ExpertState } from '#database';

/** What an enumerated value is called in English and in French. */
export type Words<Name extends string> = Readonly<Record<Name, readonly [english: string, french: string]>>;

export const offers: Words<ExpertOffer> = {
  teach: ['teach', 'enseigner'],
  mentor: ['mentor', 'accompagner'],
  advise: ['advise', 'conseiller'],
  assess: ['assess', 'évaluer'],
};
export const modes: Words<ExpertMode> = {
  virtual: ['virtual', 'à distance'],
  short_return: ['short return', 'retour court'],
  sequential_return: ['sequential return', 'retours successifs'],
  long_return: ['long return', 'retour long'],
};
export const states: Words<ExpertState> = {
  draft: ['draft', 'brouillon'],
  submitted: ['submitted', 'soumis'],
  verified: ['verified', 'vérifié'],
  paused: ['paused', 'en pause'],
  left: ['left', 'parti'],
};
export const native = ['native', 'maternelle'] as const;
