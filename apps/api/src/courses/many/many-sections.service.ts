import { Injectable } from '@nestjs/common';
import type { SectionState } from '#database';
import { AppError, badInput, notFound } from '#platform';
import { isUuid } from '../../access/ids.ts';
import { Changes } from '../../changes.ts';
import { fillSeats, lockSections, takesStudents } from '../../enrolment/seats.ts';
import { distinctIds } from '../../people/require-members.ts';
import { nextStates } from '../section-state.ts';
import type { SectionsDoneModel } from './models.ts';

/** Sections that are acted on at once, at most. */
const mostSections = 200;

/** Many sections of an institution opened, begun or finished at once; those that cannot be are left out and named. */
@Injectable()
export class ManySections {
  constructor(private readonly changes: Changes) {}

  /** @throws {AppError} BAD_INPUT at `sectionIds`, and at `state` for cancelled; NOT_FOUND when one is not of the institution */
  setState(
    actorId: string,
    institutionId: string,
    sectionIds: readonly string[],
    to: SectionState,
  ): Promise<SectionsDoneModel> {
    // Cancelling takes sessions along and tells people: that is asked one by one.
    if (to === 'cancelled') throw badInput('state', 'Sections are cancelled one by one.');
    const ids = distinctIds(sectionIds);
    if (ids.length > mostSections) {
      throw new AppError(
        'BAD_INPUT',
        `At most ${mostSections} sections at once; these are ${ids.length}.`,
        'sectionIds',
        {
          most: mostSections,
        },
      );
    }
    if (!ids.every(isUuid)) throw notFound('section');
    return this.changes.by(actorId, async (manager) => {
      const sections = await lockSections(manager, ids);
      const ours = sections.filter((section) => section.institutionId === institutionId.toLowerCase());
      if (ours.length < ids.length) throw notFound('section');
      const fit = ours.filter(({ state }) => nextStates(state).includes(to));
      await manager.query('UPDATE section SET state = $2 WHERE id = ANY($1)', [fit.map(({ id }) => id), to]);
      if (takesStudents({ state: to })) for (const { id } of fit) await fillSeats(manager, id);
      const named = ({ id, title }: { id: string; title: string }) => ({ id, title });
      return {
        count: fit.length,
        done: fit.map(named),
        refused: ours
          .filter((section) => !fit.includes(section))
          .map((section) => ({
            section: named(section),
            reason: section.state === to ? ('ALREADY' as const) : ('NOT_NEXT' as const),
          })),
      };
    });
  }
}
