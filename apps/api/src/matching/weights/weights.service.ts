import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { MatchingWeights } from '#database';
import { AppError } from '#platform';
import { defaultWeights } from '#matching';
import type { Weights } from '#matching';
import { Changes } from '../../context/changes.ts';
import { line } from '../../graphql/text.ts';
import { checkedWeights, withDefaults } from './checked-weights.ts';
import type { SetMatchingWeightsInput } from './models.ts';
import { WeightsRepository } from './weights.repository.ts';
import type { WeightsRow } from './weights.repository.ts';

/** Settings that are shown. */
const mostShown = 20;
const uniqueViolation = '23505';

/** A setting with a weight for each criterion. */
export type WeightsSetting = Omit<WeightsRow, 'weights'> & { weights: Weights };

/** What each wish counts. It is read anew each time, so that all api processes count alike as soon as it is set. */
@Injectable()
export class MatchingWeightsSettings {
  constructor(
    private readonly changes: Changes,
    private readonly repository: WeightsRepository,
  ) {}

  async current(): Promise<Weights> {
    const [newest] = await this.repository.newest(1);
    return newest ? withDefaults(newest.weights) : defaultWeights;
  }

  /** The newest first; none: nobody has set any, and the defaults count. */
  async history(): Promise<WeightsSetting[]> {
    return (await this.repository.newest(mostShown)).map((row) => ({ ...row, weights: withDefaults(row.weights) }));
  }

  /** @throws {AppError} BAD_INPUT at what is wrong; STALE when somebody set others meanwhile */
  async set(personId: string, input: SetMatchingWeightsInput): Promise<void> {
    const weights = checkedWeights('input.weights', input.weights);
    const reason = line('input.reason', input.reason, 500);
    const [newest] = await this.repository.newest(1);
    const version = newest?.version ?? 0;
    if (input.version !== version) throw stale(version);
    try {
      await this.changes.by(personId, (manager) =>
        manager.insert(MatchingWeights, { version: version + 1, weights, reason, setBy: personId }),
      );
    } catch (error) {
      if (isTaken(error)) throw stale(version + 1);
      throw error;
    }
  }
}

const stale = (version: number) =>
  new AppError('STALE', 'Somebody set other weights since you opened this. Look at them first.', 'input.version', {
    version,
  });

const isTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === uniqueViolation;
