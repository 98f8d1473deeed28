import { useId } from 'preact/hooks';
import './search.css';

export interface Way {
  href: string;
  text: string;
  /** What tells it from others of that name. */
  more?: string | undefined;
}

/** Ways of one kind under its name, each on a line where they are a `list`; nothing where there is none. */
export function Ways({ title, ways, list = false }: { title: string; ways: readonly Way[]; list?: boolean }) {
  const id = useId();
  if (ways.length === 0) return null;
  return (
    <div class="stack-tight">
      <p id={id} class="find-kind">
        {title}
      </p>
      <ul class={list ? 'find-ways find-list' : 'find-ways'} aria-labelledby={id}>
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
