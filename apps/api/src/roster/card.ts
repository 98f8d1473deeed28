import type { CardPart } from '#database';
import type { ExpertCardModel, ExpertModel } from './models.ts';

/**
 * What others see of an expert. Each part is named: what is added to a profile is on no card until it is named here. Referees, legal
 * status and right of return never are.
 */
export function cardOf(expert: ExpertModel): ExpertCardModel {
  const { person, headline, offers, modes, shows } = expert;
  const ifShown = <T>(part: CardPart, value: T) => (shows.includes(part) ? value : null);
  return {
    ...{ person, headline, offers, modes, shows },
    about: ifShown('about', expert.about),
    originCountry: ifShown('countries', expert.originCountry),
    residenceCountry: ifShown('countries', expert.residenceCountry),
    sectorCode: ifShown('sector', expert.sectorCode),
    degrees: ifShown('degrees', expert.degrees),
    practice: ifShown('practice', expert.practice),
    weeksFree: ifShown('time', expert.weeksFree),
    hoursPerWeek: ifShown('time', expert.hoursPerWeek),
  };
}
