import { useState } from 'preact/hooks';
import { t } from '../../words/words.ts';
import { keepMediaChoice, mediaChoice } from '../media-choice.ts';
import type { MediaChoice } from '../engine/media/want.ts';

/** What to receive of the class: everything, or voice and slides only. */
export function Choice() {
  const [choice, setChoice] = useState(mediaChoice);
  return (
    <section class="card">
      <ChoiceOf
        choice={choice}
        onChoose={(chosen) => {
          keepMediaChoice(chosen);
          setChoice(chosen);
        }}
      />
    </section>
  );
}

const words = {
  everything: { name: 'class.everything', help: 'class.everythingHelp' },
  voice: { name: 'class.voiceOnly', help: 'class.voiceOnlyHelp' },
} as const;

/** The choice itself, for the check and for the room. */
export function ChoiceOf({ choice, onChoose }: { choice: MediaChoice; onChoose: (choice: MediaChoice) => void }) {
  return (
    <fieldset class="stack-tight">
      <legend>
        <h2>{t('class.choice')}</h2>
      </legend>
      {(['everything', 'voice'] as const).map((one) => (
        <div key={one}>
          <label class="check">
            <input
              type="radio"
              name="media-choice"
              value={one}
              checked={choice === one}
              aria-describedby={`choice-${one}`}
              onChange={() => onChoose(one)}
            />
            <span>{t(words[one].name)}</span>
          </label>
          <p class="soft small class-choice-help" id={`choice-${one}`}>
            {t(words[one].help)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
