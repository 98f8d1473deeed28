import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FailedPart, Skeleton } from './Notice.tsx';

/**
 * A part of a page that few people need, or late. It is fetched when it is first shown, and requested again where that fails.
 * (Whole pages: shell/lazy-page.tsx.)
 *
 * @param what its name, for the message that it could not be fetched
 * @param Frame stands around the placeholder meanwhile
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  what: () => string,
  Frame?: ComponentType<{ children: ComponentChildren }>,
): ComponentType<Props> {
  let ready: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | undefined>(() => ready);
    const [failed, setFailed] = useState(false);
    const fetchPart = () => {
      setFailed(false);
      load().then(
        (loaded) => {
          ready = loaded;
          setPart(() => loaded);
        },
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!Part) fetchPart();
      // eslint-disable-next-line react-hooks/exhaustive-deps -- once: afterwards only a press fetches it again
    }, []);
    if (Part) return <Part {...props} />;
    const meanwhile = failed ? (
      <FailedPart what={what()} problem={{ code: 'OFFLINE' }} again={fetchPart} />
    ) : (
      <Skeleton lines={2} />
    );
    return Frame ? <Frame>{meanwhile}</Frame> : meanwhile;
  };
}
