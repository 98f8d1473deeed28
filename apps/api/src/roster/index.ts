import { Module } from '@nestjs/common';
import { CompetencesModule } from '../competences/index.ts';
import { JobsModule } from '../jobs/index.ts';
import { MailModule } from '../mail/index.ts';
import { RegisterModule } from '../register/index.ts';
import { DocumentCheck } from './documents/document-check.ts';
import { DocumentUploads } from './documents/document-uploads.ts';
import { DocumentsController } from './documents/documents.controller.ts';
import { DocumentsRepository } from './documents/documents.repository.ts';
import { DocumentsOnRosterResolver, OwnDocumentsResolver } from './documents/documents.resolver.ts';
import { Documents } from './documents/documents.service.ts';
import { ExpertsRepository } from './experts.repository.ts';
import { RosterExportController } from './export/roster-export.controller.ts';
import { RosterExport } from './export/roster-export.service.ts';
import { RosterImportController } from './import/roster-import.controller.ts';
import { RosterImportResolver } from './import/roster-import.resolver.ts';
import { RosterImports } from './import/roster-imports.service.ts';
import { RosterPlanner } from './import/roster-planner.ts';
import { ExpertListing } from './listing.repository.ts';
import { OwnProfile } from './own-profile.service.ts';
import { ExpertCardResolver, ExpertPartsResolver, ExpertRowResolver } from './parts.resolver.ts';
import { personal } from './personal.ts';
import { ConfirmationLetters } from './reconfirmation/confirmation-letters.ts';
import { ConfirmationLinks } from './reconfirmation/confirmation-links.ts';
import { ConfirmationsRepository } from './reconfirmation/confirmations.repository.ts';
import { ConfirmationOnRosterResolver, ConfirmationsResolver } from './reconfirmation/confirmations.resolver.ts';
import { Confirmations } from './reconfirmation/confirmations.service.ts';
import { Reconfirmation } from './reconfirmation/reconfirmation.service.ts';
import { RosterResolver } from './roster.resolver.ts';
import { Roster } from './roster.service.ts';

/** The roster: profiles of experts, their states and documents, and the cards that others see. */
@Module({
  imports: [CompetencesModule, JobsModule, MailModule, RegisterModule],
  controllers: [DocumentsController, RosterExportController, RosterImportController],
  providers: [
    RosterResolver,
    ExpertPartsResolver,
    ExpertRowResolver,
    ExpertCardResolver,
    OwnProfile,
    Roster,
    ExpertsRepository,
    ExpertListing,
    DocumentCheck,
    DocumentUploads,
    Documents,
    DocumentsRepository,
    OwnDocumentsResolver,
    DocumentsOnRosterResolver,
    RosterExport,
    RosterImports,
    RosterImportResolver,
    RosterPlanner,
    ConfirmationLinks,
    Confirmations,
    ConfirmationsRepository,
    ConfirmationLetters,
    Reconfirmation,
    ConfirmationsResolver,
    ConfirmationOnRosterResolver,
  ],
})
export class RosterModule {
  static readonly personal = personal;
}
