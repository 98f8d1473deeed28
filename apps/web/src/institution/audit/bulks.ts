import type { AuditTrailQuery } from '#contract/graphql/graphql';

export type Entry = AuditTrailQuery['auditTrail']['nodes'][number];

/** What one person did at one moment to things of one kind; mostly a single change, thousands after an import. */
export interface Bulk {
  /** Of its first entry. */
  id: string;
  entries: readonly Entry[];
  /** Things, each counted once. */
  things: number;
}

/**
 * Gathers what was changed in one go. Such changes have the very same moment (they are one transaction), and come in the order of
 * writing, in which kinds may alternate: person, role, person, role. Entries of other moments or actors part them.
 */
export function bulksOf(entries: readonly Entry[]): Bulk[] {
  const bulks: Entry[][] = [];
  let moment: string | undefined;
  let here = new Map<string, Entry[]>();
  for (const entry of entries) {
    const its = `${entry.at} ${entry.actor?.id ?? ''}`;
    if (its !== moment) here = new Map();
    moment = its;
    const what = `${entry.action} ${entry.kind} ${entry.source}`;
    const gathered = here.get(what);
    if (gathered) {
      gathered.push(entry);
      continue;
    }
    const begun = [entry];
    here.set(what, begun);
    bulks.push(begun);
  }
  return bulks.map((all) => ({
    id: all[0]?.id ?? '',
    entries: all,
    things: new Set(all.map(thingOf)).size,
  }));
}

/** What is added or removed is a thing of its own each time. Enrolments are kept under their section: only the label parts them. */
function thingOf({ id, action, objectId, label }: Entry): string {
  return action === 'update' && objectId != null ? `${objectId} ${label ?? ''}` : id;
}

/** Whether the next page of the trail may go on with this bulk: it is of the moment that the page ends in. */
export function mayGoOn(bulk: Bulk, last: Entry | undefined): boolean {
  const [first] = bulk.entries;
  return first !== undefined && first.at === last?.at && first.actor?.id === last.actor?.id;
}
