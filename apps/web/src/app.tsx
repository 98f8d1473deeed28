import type { ComponentType } from 'preact';
import { exec, LocationProvider, Route, Router } from 'preact-iso/router';
import { Gate } from './shell/Gate.tsx';
import { lazyPage } from './shell/lazy-page.tsx';
import type { LazyPage } from './shell/lazy-page.tsx';
import { loadWords } from './words/words.ts';

/** Paths on this origin that are not pages: the browser loads them itself. */
const pages = /^\/(?!(outbox|graphql|files|calendar|live|health|metrics)([/?]|$))/;

const Home = lazyPage(() => import('./home/HomePage.tsx'));
const SignIn = lazyPage(() => import('./people/SignInPage.tsx'));
const Forgot = accountPage(() => import('./people/ForgotPage.tsx'));
const Reset = accountPage(() => import('./people/ResetPage.tsx'));
const Profile = accountPage(() => import('./people/ProfilePage.tsx'));
const Tokens = accountPage(() => import('./people/tokens/TokensPage.tsx'));
const Institution = adminPage(() => import('./institution/InstitutionPage.tsx'));
const Member = adminPage(() => import('./institution/people/MemberPage.tsx'), 'timetable');
const Section = adminPage(() => import('./section/SectionPage.tsx'), 'timetable');
const SectionAttendance = adminPage(() => import('./section/SectionAttendancePage.tsx'));
const Course = adminPage(() => import('./course/CoursePage.tsx'));
const CopyTerm = adminPage(() => import('./term/CopyTermPage.tsx'), 'timetable', 'term');
const Find = adminPage(() => import('./find/FindPage.tsx'), 'timetable', 'find');
const Cohort = adminPage(() => import('./cohort/CohortPage.tsx'));
const Session = timetablePage(() => import('./session/SessionPage.tsx'));
const Attendance = adminPage(() => import('./session/AttendancePage.tsx'));
const OwnAttendance = lazyPage(() => import('./attendance/OwnAttendancePage.tsx'));
const Week = timetablePage(() => import('./timetable/pages/TimetablePage.tsx'));
const WeekOfSection = timetablePage(() => import('./timetable/pages/SectionTimetablePage.tsx'));
const WeekOfRoom = timetablePage(() => import('./timetable/pages/RoomTimetablePage.tsx'));
const WeekOfCampus = timetablePage(() => import('./timetable/pages/CampusTimetablePage.tsx'));
const WeekOfCohort = timetablePage(() => import('./timetable/pages/CohortTimetablePage.tsx'));
const WeekOfMember = timetablePage(() => import('./timetable/pages/MemberTimetablePage.tsx'));
const Plan = timetablePage(() => import('./timetable/plan/PlanPage.tsx'));
const Change = timetablePage(() => import('./timetable/plan/ChangePage.tsx'));
const Propose = timetablePage(() => import('./proposals/ProposePage.tsx'));
const Availability = lazyPage(async () => {
  const [page] = await Promise.all([import('./availability/AvailabilityPage.tsx'), loadWords('availability')]);
  return page;
});
const Unavailable = timetablePage(() => import('./timetable/unavailable/UnavailablePage.tsx'));
const Calendar = timetablePage(() => import('./timetable/calendar/CalendarPage.tsx'));
const Notifications = timetablePage(() => import('./notifications/NotificationsPage.tsx'));
const Mentoring = mentoringPage(() => import('./mentoring/MentoringPage.tsx'));
const Mentors = mentoringPage(() => import('./mentoring/MentorsPage.tsx'));
const Mentorship = mentoringPage(() => import('./mentoring/mentorship/MentorshipPage.tsx'));
const Reports = mentoringPage(() => import('./mentoring/safety/ReportsPage.tsx'));
const Report = mentoringPage(() => import('./mentoring/safety/ReportPage.tsx'));
const Programmes = mentoringPage(() => import('./mentoring/programmes/ProgrammesPage.tsx'));
const Programme = mentoringPage(() => import('./mentoring/programmes/ProgrammePage.tsx'));
const ProgrammePeople = mentoringPage(() => import('./mentoring/programmes/PeoplePage.tsx'));
const Assignment = mentoringPage(() => import('./mentoring/programmes/AssignmentPage.tsx'));
const ProgrammeHealth = mentoringPage(() => import('./mentoring/health/HealthPage.tsx'));
const FreeMentoring = mentoringPage(() => import('./mentoring/health/FreeHealthPage.tsx'));
const Jobs = lazyPage(async () => {
  const [page] = await Promise.all([import('./home/desk/JobsPage.tsx'), loadWords('desk')]);
  return page;
});
const Invitation = accountPage(() => import('./people/InvitationPage.tsx'));
const Expert = rosterPage(() => import('./roster/ExpertPage.tsx'));
const Roster = rosterPage(() => import('./roster/RosterPage.tsx'));
const ExpertCard = rosterPage(() => import('./roster/CardPage.tsx'));
const StillTrue = rosterPage(() => import('./roster/confirmation/StillTruePage.tsx'));
const RosterExpert = rosterPage(() => import('./roster/RosterExpertPage.tsx'));
const MatchingWeights = rosterPage(() => import('./roster/weights/WeightsPage.tsx'));
const RosterImport = rosterPage(() => import('./roster/import/RosterImportPage.tsx'));
const NotFound = lazyPage(() => import('./shell/NotFoundPage.tsx'));
/** The class has its own screen, words and code. */
const Class = lazyPage(async () => {
  const [page] = await Promise.all([import('./class/ClassPage.tsx'), loadWords('class')]);
  return page;
}, true);

const routes: [path: string, page: LazyPage][] = [
  ['/', Home],
  ['/sign-in', SignIn],
  ['/forgot', Forgot],
  ['/reset/:token', Reset],
  ['/profile', Profile],
  ['/profile/tokens', Tokens],
  ['/invitations/:token', Invitation],
  ['/attendance', OwnAttendance],
  ['/availability', Availability],
  ['/timetable', Week],
  ['/timetable/unavailable', Unavailable],
  ['/timetable/calendar', Calendar],
  ['/expert', Expert],
  ['/experts/:id', ExpertCard],
  ['/still-true/:token', StillTrue],
  ['/roster', Roster],
  ['/roster/weights', MatchingWeights],
  ['/roster/import', RosterImport],
  ['/roster/:id', RosterExpert],
  ['/notifications', Notifications],
  ['/mentoring', Mentoring],
  ['/mentoring/mentors', Mentors],
  ['/mentoring/programmes', Programmes],
  ['/mentoring/programmes/:id', Programme],
  ['/mentoring/programmes/:id/people', ProgrammePeople],
  ['/mentoring/programmes/:id/assignment', Assignment],
  ['/mentoring/programmes/:id/health', ProgrammeHealth],
  ['/mentoring/health', FreeMentoring],
  ['/mentoring/:id', Mentorship],
  ['/reports', Reports],
  ['/reports/:id', Report],
  ['/jobs', Jobs],
  ['/sections/:id/timetable', WeekOfSection],
  ['/sections/:id/plan', Plan],
  ['/sessions/:id/change', Change],
  ['/sessions/:id/propose', Propose],
  ['/rooms/:id/timetable', WeekOfRoom],
  ['/campuses/:id/timetable', WeekOfCampus],
  ['/cohorts/:id/timetable', WeekOfCohort],
  ['/institutions/:id/people/:personId/timetable', WeekOfMember],
  ['/institutions/:id/people/:personId', Member],
  ['/institutions/:id/terms/:termId/copy', CopyTerm],
  ['/institutions/:id/free', Find],
  ['/institutions/:id/:part?', Institution],
  ['/sections/:id', Section],
  ['/sections/:id/attendance', SectionAttendance],
  ['/courses/:id', Course],
  ['/cohorts/:id', Cohort],
  ['/sessions/:id', Session],
  ['/sessions/:id/attendance', Attendance],
  ['/classes/:sessionId', Class],
];

/** A page with the words of the timetable. */
function timetablePage(load: () => Promise<{ default: ComponentType }>): LazyPage {
  return lazyPage(async () => {
    const [page] = await Promise.all([load(), loadWords('timetable')]);
    return page;
  });
}

/** Pages between a mentor and a mentee. */
function mentoringPage(load: () => Promise<{ default: ComponentType }>): LazyPage {
  return lazyPage(async () => {
    const [page] = await Promise.all([load(), loadWords('mentoring')]);
    return page;
  });
}

/** A page about one's own account, or about getting one. */
function accountPage(load: () => Promise<{ default: ComponentType }>): LazyPage {
  return lazyPage(async () => {
    const [page] = await Promise.all([load(), loadWords('account')]);
    return page;
  });
}

/** A page about experts. */
function rosterPage(load: () => Promise<{ default: ComponentType }>): LazyPage {
  return lazyPage(async () => {
    const [page] = await Promise.all([load(), loadWords('roster'), loadWords('admin')]);
    return page;
  });
}

/** Pages of those who run a university bring their own words. */
function adminPage(
  load: () => Promise<{ default: ComponentType }>,
  ...also: ('timetable' | 'term' | 'find')[]
): LazyPage {
  return lazyPage(async () => {
    const [page] = await Promise.all([load(), loadWords('admin'), ...also.map(loadWords)]);
    return page;
  });
}

/** Fetches the code of the page at a path while other things are fetched too. */
export function preloadPage(path: string): void {
  const [, page] = routes.find(([route]) => exec(path, route) !== undefined) ?? [];
  page?.preload();
}

export function App() {
  return (
    <LocationProvider scope={pages}>
      <Gate>
        <Router>
          {routes.map(([path, page]) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route default component={NotFound} />
        </Router>
      </Gate>
    </LocationProvider>
  );
}
