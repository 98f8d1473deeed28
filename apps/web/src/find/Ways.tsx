import { useId } from 'preact/hooks';
import './find.css';

export interface Way {
  href: string;
  text: string;
  /** What tells it from others of that name. */
  more?: string | undefined;
}

/** Ways of one kind under its name; nothing where there is none. */
export function Ways({ title, ways }: { title: string; ways: readonly Way[] }) {
  const id = useId();
  if (ways.length === 0) return null;
  return (
    <div class="stack-tight">
      <p id={id} class="find-kind">
        {title}
      </p>
      <ul class="find-ways" aria-labelledby={id}>
        {ways.map(({ href, text, more }) => (
          <li key={href}>
            <a class="find-way" href={href}>
              {text}
            </a>
            {more !== undefined && more !== '' && <span class="soft small"> {more}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
