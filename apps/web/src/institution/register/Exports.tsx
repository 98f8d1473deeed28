import { ButtonLink } from '../../look/Button.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

const files: [name: string, words: MessageId][] = [
  ['people.csv', 'register.people'],
  ['sections.csv', 'register.sections'],
  ['enrolments.csv', 'register.enrolments'],
  ['oneroster.zip', 'register.oneroster'],
];

/** The register as files that can be changed in a spreadsheet and come back in. */
export function Exports({ institutionId }: { institutionId: string }) {
  return (
    <section class="stack" aria-labelledby="register-out">
      <h2 id="register-out">{t('register.out')}</h2>
      <p>{t('register.outHow')}</p>
      <div class="row">
        {files.map(([name, words]) => (
          <ButtonLink key={name} icon="download" href={`/files/register/${institutionId}/${name}`} download={name}>
            {t(words)}
          </ButtonLink>
        ))}
      </div>
    </section>
  );
}
