import { Provider } from '@urql/preact';
import { render } from 'preact';
import { client } from './api/client.ts';
import { App, preloadPage } from './app.tsx';
import './look/index.css';
import { findViewer } from './sign-in/viewer.ts';
import './shell/shell.css';
import { firstLanguage, showLanguage } from './words/words.ts';

const root = document.getElementById('app');
if (root) {
  // The viewer, the words and the page are requested together; the page is drawn with the first words.
  void findViewer();
  const words = showLanguage(firstLanguage());
  preloadPage(location.pathname);
  await words.catch(() => undefined);
  render(
    <Provider value={client}>
      <App />
    </Provider>,
    root,
  );
  // Nobody comes back into the middle of a class: its page need not pay for this.
  if (!location.pathname.startsWith('/classes/'))
    void import('./history/come-back.ts').then(
      ({ bringBack }) => bringBack(),
      () => undefined,
    );
}
