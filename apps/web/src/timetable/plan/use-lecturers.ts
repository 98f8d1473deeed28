import { useEffect, useState } from 'preact/hooks';
import { LecturersToPlanDocument } from '#contract/graphql/graphql';
import type { LecturersToPlanQuery } from '#contract/graphql/graphql';
import { ask } from '../../api/client.ts';

interface Named {
  id: string;
  name: string;
}

type Members = LecturersToPlanQuery['members'];

async function pageOf(institutionId: string, after: string | null): Promise<Members | undefined> {
  const { data } = await ask(LecturersToPlanDocument, { institutionId, after });
  return data?.members;
}

/** Pages of a hundred that are fetched at most. */
const mostPages = 5;

/** Every lecturer of an institution by name, page by page; those that could not be fetched are missing from the choice. */
export function useLecturers(institutionId: string): readonly Named[] {
  const [lecturers, setLecturers] = useState<readonly Named[]>([]);
  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const found: Named[] = [];
      let after: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const members: Members | undefined = await pageOf(institutionId, after);
        if (!wanted || !members) break;
        found.push(...members.nodes);
        after = members.pageInfo.endCursor;
        if (!members.pageInfo.hasNextPage) break;
      }
      if (wanted) setLecturers(found);
    };
    void find();
    return () => {
      wanted = false;
    };
  }, [institutionId]);
  return lecturers;
}
