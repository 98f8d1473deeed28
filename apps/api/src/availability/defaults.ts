/** What counts for somebody who has said nothing yet. */
export const defaultSettings = { noticeHours: 24, gapMinutes: 0, mostPerWeek: null } as const;
