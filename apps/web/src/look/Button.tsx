import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';

/** `main` is the one clay action of a page; `alarm` ends or removes something. */
export type ButtonKind = 'main' | 'plain' | 'quiet' | 'alarm';

interface Looks {
  kind?: ButtonKind;
  big?: boolean;
  icon?: IconName;
  children: ComponentChildren;
}

type ButtonProps = Looks & {
  /** Keeps its place and focus but does nothing while its work goes on. */
  busy?: boolean;
  type?: 'button' | 'submit';
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  expanded?: boolean;
  controls?: string;
};

export function Button({
  kind = 'plain',
  big,
  icon,
  busy,
  type = 'button',
  onClick,
  expanded,
  controls,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={classOf(kind, big)}
      aria-disabled={busy ? 'true' : undefined}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads to a page, to a file when `download` names it, or `away` from these pages. */
export function ButtonLink({
  kind = 'plain',
  big,
  icon,
  href,
  download,
  away,
  children,
}: Looks & { href: string; download?: string; away?: boolean }) {
  return (
    <a class={classOf(kind, big)} href={href} download={download} target={away ? '_top' : undefined}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

function classOf(kind: ButtonKind, big: boolean | undefined): string {
  return ['button', kind === 'plain' ? '' : `button-${kind}`, big ? 'button-big' : ''].filter(Boolean).join(' ');
}
