/** Runs a slow step and shows that it goes on, with its seconds. `report` puts a word behind the title. */
export function step<T>(title: string, work: (report: (detail: string) => void) => Promise<T>): Promise<T>;
