import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../look/Button.tsx';
import { Icon } from '../look/Icon.tsx';
import { Band, Mark } from '../look/Imigongo.tsx';
import { institutionsOf, viewer } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { useSearch } from './use-search.tsx';

/** Name, ways through the house, person and language; on a phone the ways fold behind one button. */
export function Header() {
  const { path } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const { way, search } = useSearch();
  const person = viewer.value;
  const admined = person ? institutionsOf(person).filter(({ admin }) => admin) : [];
  const link = (href: string, text: string) => (
    <li key={href}>
      <a class="way" href={href} aria-current={isHere(path, href) ? 'page' : undefined}>
        <span class="way-name">{text}</span>
      </a>
    </li>
  );
  return (
    <header
      class="header no-print"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div class="header-row">
        <a class="brand" href="/">
          <Mark />
          Ikiraro
        </a>
        {person ? (
          <>
            <News unread={person.unreadNotifications} here={path === '/notifications'} />
            <div class="ways-button">
              <Button
                kind="quiet"
                icon={open ? 'close' : 'menu'}
                expanded={open}
                controls="ways"
                onClick={() => setOpen(!open)}
              >
                {t('header.menu')}
              </Button>
            </div>
            <div id="ways" class={open ? 'ways ways-open' : 'ways'}>
              <nav aria-label={t('header.ways')}>
                <ul>
                  {link('/', t('header.next'))}
                  {link('/timetable', t('header.week'))}
                  <li>{way}</li>
                  {person.platformRole === 'COORDINATOR' && link('/roster', t('header.roster'))}
                  {person.platformRole === 'COORDINATOR' && link('/reports', t('header.reports'))}
                  {person.platformRole === 'COORDINATOR' && link('/mentoring/programmes', t('header.programmes'))}
                  {admined.map(({ id, name }) => link(`/institutions/${id}`, name))}
                  <li>
                    <PersonMenu name={person.name} />
                  </li>
                </ul>
              </nav>
              <LanguageChoice />
            </div>
          </>
        ) : (
          <LanguageChoice />
        )}
      </div>
      <Band />
      {person && search}
    </header>
  );
}

/** The way to what has changed, with how much of it has not been read. */
function News({ unread, here }: { unread: number; here: boolean }) {
  return (
    <a class="way news-way" href="/notifications" aria-current={here ? 'page' : undefined}>
      <Icon name="bell" />
      <span>{t('header.news')}</span>
      {unread > 0 && (
        <span class="count">
          {unread > 99 ? '99+' : unread}
          <span class="visually-hidden"> {t('header.unread')}</span>
        </span>
      )}
    </a>
  );
}

/** An institution's parts have addresses beneath it. */
function isHere(path: string, href: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}
