import { expect } from '@jest/globals';
import ICAL from 'ical.js';

/** What a calendar program reads at the secret address of somebody's own calendar. */
export async function eventsOf(address: string) {
  const response = await fetch(address);
  expect(response.headers.get('content-type')).toMatch(/^text\/calendar/);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toUnixTime() * 1_000,
      status: component.getFirstPropertyValue('status'),
    };
  });
}
