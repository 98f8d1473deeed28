import { useEffect, useState } from 'preact/hooks';
import { useClass } from '../class-context.ts';
import { messagesIn } from './places.ts';

/** How many messages of others came while the chat was not looked at. */
export function useUnread(looking: boolean): number {
  const { live } = useClass();
  const messages = messagesIn(live.state.value, live.group.value?.id, live.me);
  const last = messages.at(-1)?.seq ?? 0;
  // What was said before one came in is not news.
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (looking) setSeen(last);
  }, [looking, last]);
  return looking ? 0 : messages.filter(({ seq, by }) => seq > seen && by !== live.me).length;
}
