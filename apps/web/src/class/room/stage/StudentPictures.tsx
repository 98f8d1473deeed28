import { personOf } from '#classroom';
import { PictureFrame } from './PictureFrame.tsx';
import type { Picture } from './pictures.ts';
import { useClass } from '../class-context.ts';
import './student-pictures.css';

/** The row of students who show themselves, each with their name. Fetched when the first does. */
export function StudentPictures({ pictures }: { pictures: readonly Picture[] }) {
  const { live } = useClass();
  const state = live.state.value;
  return (
    <ul class="student-row">
      {pictures.map((picture) => (
        <li key={picture.key} class="student-picture">
          <PictureFrame picture={picture} place="row" nth={0} />
          <span class="student-name">{personOf(state, picture.personId)?.name}</span>
        </li>
      ))}
    </ul>
  );
}
