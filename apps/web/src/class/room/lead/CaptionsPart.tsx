import { moderates, present } from '#classroom';
import { Button } from '../../../look/Button.tsx';
import { intlTag, t } from '../../../words/words.ts';
import { useClass } from '../class-context.ts';

/** Who types what is said, for those who hear badly or whose language is another. */
export function CaptionsPart() {
  const { live, act } = useClass();
  const people = present(live.state.value, intlTag()).filter((person) => !moderates(person));
  return (
    <>
      <p>{t('class.captionsHow')}</p>
      {people.length === 0 && <p class="soft">{t('class.captionsNobody')}</p>}
      <ul class="lead-people">
        {people.map(({ id, name, captioner }) => (
          <li key={id} class="lead-person">
            <span>
              {name}
              {captioner && <strong class="lead-on"> · {t('class.captioner')}</strong>}
            </span>
            <Button
              kind={captioner ? 'plain' : 'quiet'}
              onClick={() =>
                void act(() =>
                  captioner ? live.say('captioner.release', { from: id }) : live.say('captioner.name', { to: id }),
                )
              }
            >
              {t(captioner ? 'class.captionerRelease' : 'class.captionerName')}
              <span class="visually-hidden"> ({name})</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
