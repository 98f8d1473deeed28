import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Person } from '#database';
import { csvFile } from '../../csv/csv-file.ts';
import { largestPage } from '../../graphql/paging.ts';
import type { ExpertsArguments } from '../inputs.ts';
import { ExpertListing } from '../listing.repository.ts';
import { noteTransfer } from '../transfers/transfers.repository.ts';
import { linesOf } from './export.repository.ts';
import type { ExpertLine } from './export.repository.ts';
import { sheetOf } from '../sheet/sheet.ts';

/** The roster as a file for spreadsheets. */
@Injectable()
export class RosterExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listing: ExpertListing,
  ) {}

  /** Those that the filters show, in the order of the list, page by page. */
  async csv(readerId: string, asked: ExpertsArguments): Promise<string> {
    const { language } = await this.dataSource.getRepository(Person).findOneByOrFail({ id: readerId });
    const lines: ExpertLine[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Awaited<ReturnType<ExpertListing['page']>> = await this.listing.page({
        ...asked,
        first: largestPage,
        after,
      });
      const ids = nodes.map(({ person }) => person.id);
      lines.push(...(await linesOf(this.dataSource, readerId, ids)));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    await noteTransfer(this.dataSource, 'roster_export', readerId, { experts: lines.length });
    return csvFile(sheetOf(lines, language), language);
  }
}
