import type { Person } from '#database';

/**
 * Since when an account is closed that was closed together with the demo: a time at which nobody closed one by hand, so that loading
 * the demo again opens these and no others.
 */
export const closedWithDemo = new Date(0);

export const isClosedWithDemo = ({ deactivatedAt }: Person): boolean =>
  deactivatedAt?.getTime() === closedWithDemo.getTime();
