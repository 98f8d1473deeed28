import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { limits } from '#contract/limits';
import { ExpertDocument, ExpertDocumentLook } from '#database';
import type { ExpertDocumentKind } from '#database';
import { AppError, notFound } from '#platform';
import { Changes } from '../../context/changes.ts';
import { ExpertsRepository } from '../experts.repository.ts';
import { DocumentCheck } from './document-check.ts';
import { nameFor } from './document-type.ts';
import { DocumentsRepository } from './documents.repository.ts';
import type { ExpertDocumentModel } from './models.ts';

/** A file that was uploaded whole. */
export interface UploadedDocument {
  id: string;
  expertId: string;
  kind: ExpertDocumentKind;
  name: string;
  path: string;
}

/** Documents of experts. Who may look at one is decided before (`expert-document:look`). */
@Injectable()
export class Documents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly experts: ExpertsRepository,
    private readonly documents: DocumentsRepository,
    private readonly check: DocumentCheck,
  ) {}

  /** @throws {AppError} NOT_FOUND without a profile; CONFLICT while it is not written on; TOO_MANY_DOCUMENTS */
  async requireRoom(expertId: string, kind: ExpertDocumentKind): Promise<void> {
    await this.dataSource.transaction((manager) => this.lockWithRoom(manager, expertId, kind));
  }

  /**
   * Keeps a document. A CV and evidence of status take the place of the one before, which is kept nowhere. A second call for the same
   * upload changes nothing.
   *
   * @throws {AppError} as `requireRoom`, or why the file is not taken
   */
  async add({ id, expertId, kind, name, path }: UploadedDocument): Promise<void> {
    if (await this.dataSource.getRepository(ExpertDocument).existsBy({ id, expertId })) return;
    const type = await this.check.require(path);
    const content = await readFile(path);
    await this.changes.by(expertId, async (manager) => {
      await this.lockWithRoom(manager, expertId, kind);
      if (await manager.existsBy(ExpertDocument, { id })) return;
      if (kind !== 'degree') await manager.delete(ExpertDocument, { expertId, kind });
      const document = { id, expertId, kind, type, name: nameFor(name, type), bytes: content.length, content };
      await manager.insert(ExpertDocument, document);
    });
  }

  /** @returns what is left. @throws {AppError} NOT_FOUND; CONFLICT while the profile is not written on */
  async remove(expertId: string, id: string): Promise<ExpertDocumentModel[]> {
    return this.changes.by(expertId, async (manager) => {
      await this.lock(manager, expertId);
      const { affected } = await manager.delete(ExpertDocument, { id, expertId });
      if (!affected) throw notFound('document');
      return this.documents.of(expertId, manager);
    });
  }

  /** A document with what is in it, for somebody who may see it. That they looked is kept before they have a byte of it. */
  async look(viewerId: string, id: string): Promise<Pick<ExpertDocument, 'name' | 'type' | 'content'>> {
    return this.changes.by(viewerId, async (manager) => {
      const document = await manager.findOne(ExpertDocument, {
        select: { id: true, expertId: true, kind: true, name: true, type: true, content: true },
        where: { id },
      });
      if (!document) throw notFound('document');
      const { expertId, kind, name, type, content } = document;
      await manager.insert(ExpertDocumentLook, { expertId, kind, name, viewerId });
      return { name, type, content };
    });
  }

  private async lockWithRoom(manager: EntityManager, expertId: string, kind: ExpertDocumentKind): Promise<void> {
    await this.lock(manager, expertId);
    if (kind !== 'degree') return;
    if ((await manager.countBy(ExpertDocument, { expertId, kind })) < limits.degreeDocuments) return;
    const sentence = `An expert has ${limits.degreeDocuments} documents of degrees at most; remove one first.`;
    throw new AppError('TOO_MANY_DOCUMENTS', sentence);
  }

  /** While a coordinator looks at the profile it stays what it is, and so do its documents. */
  private async lock(manager: EntityManager, expertId: string): Promise<void> {
    const locked = await this.experts.lock(manager, expertId);
    if (!locked) throw notFound('expert');
    if (locked.state === 'submitted' || locked.state === 'left') {
      throw new AppError('CONFLICT', 'Documents of a profile that was submitted or left do not change.');
    }
  }
}
