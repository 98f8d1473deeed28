import { Provider } from '@urql/preact';
import { render } from 'preact';
import { client } from './api/client.ts';
import { App } from './app.tsx';
import './look/index.css';
import { findViewer } from './people/viewer.ts';
import './shell/shell.css';
import { firstLanguage, showLanguage } from './words/words.ts';

const root = document.getElementById('app');
if (root) {
  // Who is here and the words are asked for together; the page is drawn with the first words.
  void findViewer();
  await showLanguage(firstLanguage()).catch(() => undefined);
  render(
    <Provider value={client}>
      <App />
    </Provider>,
    root,
  );
}
