import { waitingForSignIn } from '../api/signed-in.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { viewer } from './viewer.ts';
import { t } from '../words/words.ts';

/** Stands before the page when the sign-in has ended; the page and what was typed wait behind it, and then go on. */
export function SignInAgain() {
  const answer = waitingForSignIn.value;
  if (!answer) return null;
  const before = viewer.value;
  return (
    <Dialog title={t('again.title')} onClose={() => answer(false)}>
      <p>{t('again.why')}</p>
      <SignInForm
        email={before?.email ?? ''}
        onSignedIn={(person) => {
          // What lies behind belongs to the person before: somebody else begins at their own home.
          if (before && person.id !== before.id) location.assign('/');
          else answer(true);
        }}
        beside={<Button onClick={() => answer(false)}>{t('again.notNow')}</Button>}
      />
    </Dialog>
  );
}
