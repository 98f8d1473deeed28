import '../../imports/imports.css';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

/** A small example of each file, as a spreadsheet would show it. Headings may be French or English, in any order. */
const examples: { title: MessageId; how: MessageId; rows: string[][] }[] = [
  {
    title: 'register.people',
    how: 'register.peopleHow',
    rows: [
      ['Identifiant', 'Courriel', 'Prénom', 'Nom', 'Rôle', 'Promotion', 'Statut'],
      ['S-1042', 'aline.uwase@ur.ac.rw', 'Aline', 'Uwase', 'étudiant', 'Bac 2 Info', 'actif'],
      ['L-007', 'jean.peeters@ur.ac.rw', 'Jean', 'Peeters', 'enseignant', '', 'actif'],
    ],
  },
  {
    title: 'register.sections',
    how: 'register.sectionsHow',
    rows: [
      ['Identifiant', 'Code du cours', 'Intitulé du cours', 'Période', 'Campus', 'Groupe', 'Capacité', 'Enseignants'],
      ['INF302-A', 'INF302', 'Bases de données', 'Semestre 1', 'Huye', 'A', '40', 'L-007'],
    ],
  },
  {
    title: 'register.enrolments',
    how: 'register.enrolmentsHow',
    rows: [
      ['Section', 'Personne', 'Rôle', 'Statut'],
      ['INF302-A', 'S-1042', 'étudiant', 'actif'],
    ],
  },
];

export function Formats() {
  return (
    <details>
      <summary>{t('register.formats')}</summary>
      <div class="stack">
        <p>{t('register.formatsHow')}</p>
        {examples.map(({ title, how, rows: [head = [], ...rows] }) => (
          <div key={title} class="stack-tight">
            <h3>{t(title)}</h3>
            <p>{t(how)}</p>
            {/* It scrolls by itself where a phone is narrower, so that the page does not. */}
            <div class="example" role="region" aria-label={t('register.example', { kind: t(title) })} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    {head.map((cell) => (
                      <th key={cell} scope="col">
                        {cell}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row[0]}>
                      {row.map((cell, place) => (
                        <td key={head[place]}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        ))}
        <div class="stack-tight">
          <h3>{t('register.oneroster')}</h3>
          <p>{t('register.onerosterHow')}</p>
        </div>
      </div>
    </details>
  );
}
