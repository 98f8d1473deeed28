/** @jest-environment @happy-dom/jest-environment */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { act, cleanup, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { loadWords, showLanguage } from '../../../words/words.ts';
import { ClassInTest, InClass } from '../testing.tsx';
import { People } from './People.tsx';

let opened: ClassInTest;
const people = { bosco: 'Bosco Niyonzima', chantal: 'Chantal Uwase', didier: 'Didier Habimana', eric: 'Éric Keza' };

async function openFor(me: string): Promise<void> {
  opened = new ClassInTest(me);
  opened.happen('ada', 'joined', { name: 'Ada Mukamana', role: 'host' });
  for (const [id, name] of Object.entries(people)) opened.happen(id, 'joined', { name, role: 'listener' });
  await opened.enter();
  render(
    <InClass of={opened}>
      <People />
    </InClass>,
  );
}
const items = () => screen.getAllByRole('listitem');
const names = () => items().map((item) => item.querySelector('.person-name')?.textContent);
const of = (name: string) => within(items().find((item) => item.textContent?.includes(name)) as HTMLElement);

beforeAll(async () => {
  await loadWords('class');
  await showLanguage('en');
});
afterEach(() => opened.live.dispose());

describe('People', () => {
  it('lists lecturers, who has the floor, hands as they were raised, and then all others by name', async () => {
    await openFor('ada');
    act(() => {
      opened.happen('eric', 'hand-raised', {});
      opened.happen('bosco', 'hand-raised', {});
      opened.happen('didier', 'hand-raised', {});
      opened.happen('ada', 'floor-given', { to: 'didier' });
    });
    expect(names()).toEqual(['Ada Mukamana (you)', people.didier, people.eric, people.bosco, people.chantal]);
  });

  it('lets who moderates give the floor and take it back, and nobody else', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    await user.click(screen.getByRole('button', { name: 'Give the floor to Bosco Niyonzima' }));
    act(() => void opened.happen('ada', 'floor-given', { to: 'bosco' }));
    await user.click(screen.getByRole('button', { name: 'Take the floor back from Bosco Niyonzima' }));
    expect(opened.saidBy('floor.give')).toEqual([{ to: 'bosco' }]);
    expect(opened.saidBy('floor.take')).toEqual([{ from: 'bosco' }]);
    opened.live.dispose();
    cleanup();
    await openFor('chantal');
    expect(screen.queryByRole('button', { name: /Give the floor/ })).toBeNull();
  });

  it('tells who has raised a hand how long it will take, in the language of the page', async () => {
    await openFor('bosco');
    act(() => void opened.happen('bosco', 'hand-raised', {}));
    expect(of(people.bosco).getByText('Your turn is next')).toBeTruthy();
    act(() => {
      opened.happen('bosco', 'hand-lowered', {});
      opened.happen('eric', 'hand-raised', {});
      opened.happen('didier', 'hand-raised', {});
      opened.happen('bosco', 'hand-raised', {});
    });
    expect(of(people.bosco).getByText('Your turn in about 3 minutes')).toBeTruthy();
    expect(of(people.eric).queryByText(/Your turn/)).toBeNull();
    await act(() => showLanguage('fr'));
    expect(of(people.bosco).getByText('Votre tour dans environ 3 minutes')).toBeTruthy();
    await act(() => showLanguage('en'));
  });

  it('says of those who are gone how they went, and lets back whom was sent out for good', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    act(() => {
      opened.happen('bosco', 'left', { reason: 'left' });
      opened.happen('chantal', 'left', { reason: 'line' });
      opened.happen('ada', 'sent-out', { who: 'didier', back: false });
      opened.happen('didier', 'left', { reason: 'sent-out' });
    });
    expect(of(people.bosco).getByText(/^left at/)).toBeTruthy();
    expect(of(people.chantal).getByText(/^line lost at/)).toBeTruthy();
    expect(of(people.didier).getByText(/^was sent out at/)).toBeTruthy();
    await user.click(of(people.didier).getByRole('button'));
    expect(opened.saidBy('order.letBack')).toEqual([{ who: 'didier' }]);
  });

  it('shows who waits at the door to those who may open it', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    act(() => {
      opened.happen('ada', 'locked', { what: 'door' });
      opened.happen('felix', 'knocked', { name: 'Félix Mugisha' });
    });
    expect(screen.getByRole('heading', { name: 'At the door' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Turn Félix Mugisha away' }));
    act(() => void opened.happen('ada', 'turned-away', { who: 'felix' }));
    expect(screen.queryByRole('button', { name: 'Turn Félix Mugisha away' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Let Félix Mugisha in' }));
    expect(opened.saidBy('order.turnAway')).toEqual([{ who: 'felix' }]);
    expect(opened.saidBy('order.letIn')).toEqual([{ who: 'felix' }]);
  });

  it('finds people by name without accents once there are many', async () => {
    const user = userEvent.setup();
    await openFor('ada');
    expect(screen.queryByRole('searchbox')).toBeNull();
    act(() => {
      for (let number = 1; number <= 11; number += 1)
        opened.happen(`student-${number}`, 'joined', { name: `Student ${number}`, role: 'listener' });
    });
    await user.type(screen.getByRole('searchbox', { name: 'Find somebody' }), 'eric');
    expect(names()).toEqual([people.eric]);
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
  });
});
