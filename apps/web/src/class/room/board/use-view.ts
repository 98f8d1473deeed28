import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { groupOfPage, mayTurn } from '#classroom';
import type { PageId } from '#classroom';
import { useLatest } from '../../../look/use-latest.ts';
import { useClass } from '../class-context.ts';
import { partOf, viewOf, wholePage, zoom } from './view.ts';
import type { Size, View } from './view.ts';

/** ms that fingers rest before what they show is told. */
const restMs = 400;

export type PageView = ReturnType<typeof useView>;

/**
 * What is seen of a page of this size. Who turns the pages of the class shows everybody what they see; the others follow, until they look for
 * themselves. In a group each looks for themselves.
 */
export function useView(page: PageId, size: Size) {
  const { live, act } = useClass();
  const state = live.state.value;
  const { part } = state.board;
  const forAll = page === state.board.page;
  const leads = forAll && groupOfPage(page) === undefined && mayTurn(state, live.me, undefined);
  const { width, height } = size;
  const shared = useMemo(() => viewOf(forAll ? part : undefined, { width, height }), [forAll, part, width, height]);
  const [kept, setKept] = useState<{ page: PageId; view: View }>();
  // Another page begins whole.
  const own = kept?.page === page ? kept.view : undefined;
  const setOwn = (view: View | undefined) => setKept(view && { page, view });
  const view = own ?? shared;
  // Two fingers send several events between two frames.
  const latest = useRef(view);
  latest.current = view;
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(
    () => () => {
      clearTimeout(resting.current);
      resting.current = undefined;
    },
    [page],
  );
  const leading = useLatest(leads);
  useEffect(() => {
    // The log now has the view that was shown, or another moderator's.
    if (leading.current && resting.current === undefined) setKept(undefined);
  }, [part, leading]);

  const tell = () => {
    resting.current = undefined;
    const now = partOf(latest.current);
    void act(async () => {
      try {
        await live.say('part.show', now ? { page, part: [...now] } : { page });
      } catch (error) {
        // It did not come through: what others see is seen here too.
        setOwn(undefined);
        throw error;
      }
    });
  };
  const change = (next: (was: View) => View) => {
    latest.current = next(latest.current);
    // A person who looks at the whole page follows.
    setOwn(!leads && latest.current.scale === 1 && shared === wholePage ? undefined : latest.current);
    if (!leads) return;
    clearTimeout(resting.current);
    resting.current = setTimeout(tell, restMs);
  };
  return {
    view,
    change,
    larger: (factor: number) => change((was) => zoom(was, factor, [size.width / 2, size.height / 2], size)),
    whole: () => change(() => wholePage),
    /** Only where another part is shown to all than is seen here. */
    follow: !leads && own !== undefined && shared !== wholePage ? () => setOwn(undefined) : undefined,
  };
}
