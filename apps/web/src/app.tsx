import type { ComponentType } from 'preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { Gate } from './shell/Gate.tsx';
import { lazyPage } from './shell/lazy-page.tsx';
import { loadWords } from './words/words.ts';

/** Paths on this origin that are not pages of ours: the browser goes there itself. */
const pages = /^\/(?!outbox|graphql|live|health|metrics)/;

const Home = lazyPage(() => import('./home/HomePage.tsx'));
const SignIn = lazyPage(() => import('./people/SignInPage.tsx'));
const Forgot = lazyPage(() => import('./people/ForgotPage.tsx'));
const Reset = lazyPage(() => import('./people/ResetPage.tsx'));
const Profile = lazyPage(() => import('./people/ProfilePage.tsx'));
const Institution = lazyPage(() => import('./institution/InstitutionPage.tsx'));
const Section = lazyPage(() => import('./section/SectionPage.tsx'));
const Session = lazyPage(() => import('./session/SessionPage.tsx'));
const Attendance = lazyPage(() => import('./session/AttendancePage.tsx'));
const NotFound = lazyPage(() => import('./shell/NotFoundPage.tsx'));
/** The class owns its screen, words and weight. */
const classPage = import.meta.glob<{ default: ComponentType }>('./class/ClassPage.tsx');
const Class = lazyPage(async () => {
  const [page] = await Promise.all([classPage['./class/ClassPage.tsx']?.(), loadWords('class')]);
  return page ?? import('./shell/NotFoundPage.tsx');
}, true);

export function App() {
  return (
    <LocationProvider scope={pages}>
      <Gate>
        <Router>
          <Route path="/" component={Home} />
          <Route path="/sign-in" component={SignIn} />
          <Route path="/forgot" component={Forgot} />
          <Route path="/reset/:token" component={Reset} />
          <Route path="/profile" component={Profile} />
          <Route path="/institutions/:id/:part?" component={Institution} />
          <Route path="/sections/:id" component={Section} />
          <Route path="/sessions/:id" component={Session} />
          <Route path="/sessions/:id/attendance" component={Attendance} />
          <Route path="/classes/:sessionId" component={Class} />
          <Route default component={NotFound} />
        </Router>
      </Gate>
    </LocationProvider>
  );
}
