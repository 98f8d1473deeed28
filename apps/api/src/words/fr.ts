import type { MessageId } from './en.ts';

export const fr: Readonly<Record<MessageId, string>> = {
  'mail.greeting': 'Bonjour {name},',
  'mail.greeting.nameless': 'Bonjour,',
  'mail.link': 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  'mail.signature': 'Ikiraro',
  'mail.reset.subject': 'Choisissez un nouveau mot de passe',
  'mail.reset.text':
    'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte Ikiraro. Le lien sert une seule fois, pendant {minutes, plural, one {# minute} other {# minutes}}. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
  'mail.reset.button': 'Choisir un nouveau mot de passe',
  'mail.apiToken.subject': 'Un jeton d’API a été créé',
  'mail.apiToken.text':
    'Un jeton nommé « {token} » a été créé pour votre compte Ikiraro. Qui le possède lit ce que vous pouvez lire et, si vous l’avez permis, modifie ce que vous pouvez modifier. Si ce n’était pas vous, révoquez-le tout de suite et choisissez un nouveau mot de passe : cela révoque tous vos jetons.',
  'mail.apiToken.button': 'Voir vos jetons',
  'mail.welcome.subject': 'Votre compte à {institution}',
  'mail.welcome.text':
    '{institution} a ouvert pour vous un compte Ikiraro, pour ses cours en direct. Choisissez un mot de passe pour commencer. Le lien sert une seule fois, pendant {days, plural, one {# jour} other {# jours}} ; ensuite, demandez-en un autre à la page de connexion.',
  'mail.welcome.button': 'Choisir un mot de passe',
  'mail.listed.subject': '{institution} a reçu votre adresse',
  'mail.listed.text':
    '{institution} a reçu cette adresse pour une personne de chez elle, et un compte existe déjà avec cette adresse. Si c’est vous, demandez à {institution} de vous inviter à cette adresse. Sinon, vous n’avez rien à faire.',
  'mail.listed.button': 'Se connecter',
  'mail.invitation.subject': 'Invitation : {place}',
  'mail.invitation.text':
    'Voici une invitation pour vous : rejoindre {place} sur Ikiraro, pour ses cours en direct, {role, select, student {afin d’y étudier} lecturer {afin d’y enseigner} other {afin de l’administrer}}. Le lien est personnel et sert une seule fois, pendant {days, plural, one {# jour} other {# jours}}. Si vous n’attendez pas d’invitation, ne faites rien.',
  'mail.invitation.button': 'Accepter l’invitation',
  'mail.rosterWelcome.subject': 'Vous êtes sur une liste d’experts : regardez votre profil',
  'mail.rosterWelcome.text':
    'Quelqu’un de la coordination d’Ikiraro a préparé pour vous un profil d’expert. Personne d’autre ne le voit tant que vous ne le soumettez pas. Choisissez un mot de passe, puis ouvrez « Expert », corrigez ce qui est faux et soumettez-le, ou quittez la liste. Le lien sert une seule fois, pendant {days, plural, one {# jour} other {# jours}} ; ensuite, demandez-en un autre à la page de connexion.',
  'mail.rosterWelcome.button': 'Choisir un mot de passe',
  'mail.rosterDraft.subject': 'Vous êtes sur une liste d’experts : regardez votre profil',
  'mail.rosterDraft.text':
    'Quelqu’un de la coordination d’Ikiraro a préparé pour vous un profil d’expert. Personne d’autre ne le voit tant que vous ne le soumettez pas. Connectez-vous, corrigez ce qui est faux et soumettez-le, ou quittez la liste.',
  'mail.rosterDraft.button': 'Voir votre profil',
  'mail.stillTrue.subject': 'Votre profil d’expert est-il toujours exact ?',
  'mail.stillTrue.text':
    'Des établissements comptent sur votre profil dans le vivier d’experts. Regardez s’il est toujours exact : ce que vous faites, où vous vivez, quand vous avez le temps. Un clic suffit, sans vous connecter. Sans réponse à deux lettres, votre profil est mis en pause, et personne ne vous trouve jusqu’à votre réponse.',
  'mail.stillTrue.button': 'Regarder et répondre',
  'mail.pausedExpert.subject': 'Votre profil d’expert est en pause',
  'mail.pausedExpert.text':
    'Vous n’avez pas dit si votre profil dans le vivier d’experts est toujours exact ; il est donc en pause : personne ne vous trouve pour le moment, et rien n’est perdu. Un clic met fin à la pause, sans vous connecter.',
  'mail.pausedExpert.button': 'Regarder et finir la pause',
  when: '{date}, {time}',
  'when.place': '{date}, {time} à {place} ({own} pour vous)',
  'mail.changes.subject.planned': 'Nouvelle séance : {title}',
  'mail.changes.subject.moved': 'Déplacée : {title}',
  'mail.changes.subject.cancelled': 'Annulée : {title}',
  'mail.changes.subject.lecturers': 'Autre enseignant : {title}',
  'mail.changes.subject.room': 'Autre salle : {title}',
  'mail.changes.subject.several': '{count, plural, one {# changement} other {# changements}} : {title}',
  'mail.changes.subject.sections': 'Votre emploi du temps a changé : {count} groupes',
  'mail.changes.text': 'Votre emploi du temps a changé.',
  'mail.changes.planned': 'Nouvelle séance : {after}.',
  'mail.changes.moved': 'Déplacée du {before} au {after}.',
  'mail.changes.cancelled': 'Annulée : {before}.',
  'mail.changes.stays': '{after}.',
  'mail.changes.minutes': '{minutes, plural, one {# minute} other {# minutes}}.',
  'mail.changes.room': 'Salle : {room}.',
  'mail.changes.noRoom': 'Pas de salle.',
  'mail.changes.lecturers': 'Avec {names}.',
  'mail.changes.reason': 'Raison : {reason}',
  'mail.changes.more': '{count, plural, one {Et encore un : voyez} other {Et encore # : voyez}} votre emploi du temps.',
  'mail.changes.button': 'Voir',
  'mail.changes.why':
    'Vous recevez ceci parce que vous y enseignez ou y étudiez. Dans votre profil, vous dites si les changements viennent par e-mail : {link}',
  'mail.seat.subject': 'Vous avez une place : {title}',
  'mail.written.subject': 'Un message pour vous tous : {title}',
  'mail.written.by': '{name} écrit : {text}',
  'mail.proposal.subject.open': 'Un autre moment est proposé : {title}',
  'mail.proposal.subject.declined': 'Votre proposition est refusée : {title}',
  'mail.proposal.open': '{name} propose de déplacer la séance du {before} au {after}.',
  'mail.proposal.declined': 'Votre proposition de déplacer la séance du {before} au {after} est refusée.',
  'mail.seat.text': 'Une place s’est libérée : votre inscription est faite.',
  'mail.mentoring': 'Mentorat',
  'mail.mentoring.with': 'Mentorat : {name}',
  'mail.mentoring.somebody': 'Quelqu’un',
  'mail.mentoring.subject.several': 'Du nouveau dans vos cours et votre mentorat',
  'mail.mentoring.why':
    'Vous recevez ceci parce que vous participez au mentorat. Dans votre profil, vous dites si les nouvelles viennent par e-mail : {link}',
  'mail.mentoring.asked': '{name} vous demande un mentorat. Répondez, s’il vous plaît, dans les sept jours.',
  'mail.mentoring.accepted': '{name} accepte votre demande : fixez maintenant vos objectifs ensemble.',
  'mail.mentoring.declined':
    '{name} ne peut pas vous accompagner en ce moment. Vous pouvez demander à quelqu’un d’autre.',
  'mail.mentoring.more_asked': '{name} souhaite en savoir plus avant de répondre à votre demande.',
  'mail.mentoring.more_told': '{name} vous en dit plus. La demande attend votre réponse.',
  'mail.mentoring.withdrawn': '{name} a retiré sa demande.',
  'mail.mentoring.closed': 'Un autre mentor accompagne {name}. Cette demande n’attend plus de réponse.',
  'mail.mentoring.expired': '{name} n’a pas répondu à temps : la demande a pris fin.',
  'mail.mentoring.reminder': '{name} attend votre réponse. Sans elle, la demande prend fin après sept jours.',
  'mail.mentoring.paused':
    'Trois demandes de suite sont restées sans réponse : vous n’en recevez plus pour le moment. Vous pouvez en accepter à nouveau quand vous voulez.',
  'mail.mentoring.agreement_changed': '{name} a modifié votre accord. Lisez-le et signez-le, s’il vous plaît.',
  'mail.mentoring.agreement_signed': '{name} a signé votre accord.',
  'mail.mentoring.outcome_changed':
    '{name} dit qu’une rencontre a eu lieu ailleurs. Elle compte dès que vous le confirmez.',
  'mail.mentoring.feedback_asked':
    'Dites, s’il vous plaît, ce que votre mentorat avec {name} vous apporte. Cela prend une minute, et vous pouvez passer.',
  'mail.mentoring.feedback_given': '{name} vous a écrit un mot sur votre mentorat.',
  'mail.mentoring.ended': 'Votre mentorat avec {name} a pris fin.',
  'mail.mentoring.reopen_asked': '{name} aimerait poursuivre votre mentorat. Il reprend si vous le voulez aussi.',
  'mail.mentoring.reopened': 'Votre mentorat avec {name} reprend.',
  'mail.mentoring.report_made': 'Un signalement attend qu’on le regarde.',
  'mail.mentoring.report_closed': 'Votre signalement a été examiné et il est clos. Merci de nous l’avoir dit.',
  'mail.mentoring.invited':
    '{name} vous invite à un programme de mentorat. Regardez-le, et rejoignez-le si vous le souhaitez.',
  'mail.mentoring.matched':
    'Dans votre programme de mentorat, {name} vous est proposé comme mentor et a reçu votre demande. Vous pouvez encore la retirer.',
  'calendar.name': 'Ikiraro : {name}',
  'calendar.cancelled': 'Annulé : {title}',
  'calendar.reason': 'Raison du changement : {reason}',
  'calendar.lecturers': 'Avec {names}',
  'privacy.account':
    'Votre compte : qui vous êtes ici et comment vous joindre. Il le faut pour vous laisser entrer ; il est gardé jusqu’à ce que vous l’effaciez.',
  'privacy.memberships':
    'Vos rôles dans les établissements : ce que vous pouvez y faire. Votre établissement en décide.',
  'privacy.signIns':
    'Les navigateurs où vous vous êtes connecté. Gardés 30 jours après le dernier usage, pour que vous puissiez les déconnecter.',
  'privacy.apiTokens':
    'Les jetons par lesquels des programmes agissent pour vous, sans le secret. Gardés jusqu’à ce que vous les révoquiez ou qu’ils expirent, et 30 jours de plus.',
  'privacy.passwordLinks':
    'Les liens par lesquels vous pouviez choisir un mot de passe, sans le secret qu’ils contiennent.',
  'privacy.invitations':
    'Les invitations que vous avez reçues, faites pour d’autres (sans leurs adresses) ou utilisées.',
  'privacy.preparedPolls': 'Les sondages gardés avec un groupe ; qui les a préparés n’est pas gardé.',
  'privacy.announcements': 'Ce que vous avez écrit à tout un groupe ; cela y reste quand vous partez, sans votre nom.',
  'privacy.moveProposals':
    'Les autres moments que vous avez proposés pour vos séances, avec ce que vous avez écrit. Ils disparaissent avec vous.',
  'privacy.decks':
    'Les diapositives que vous avez déposées pour un groupe ; elles restent au groupe quand vous partez.',
  'privacy.teaching': 'Ce que vous enseignez, pour que l’emploi du temps le montre et que le cours vous laisse entrer.',
  'privacy.enrolments': 'Ce que vous étudiez ou attendez. La présence en est comptée.',
  'privacy.cohorts': 'Les groupes d’étudiants où votre établissement vous a mis, pour vous inscrire ensemble.',
  'privacy.meetings':
    'Les rencontres qui n’appartiennent à aucun cours, pour que votre emploi du temps les montre, que rien d’autre ne soit prévu alors et que la classe vous laisse entrer. Ce qui y a été dit et dessiné est gardé aussi longtemps que l’exploitant l’a réglé, 24 mois sauf réglage contraire.',
  'mail.digest.subject': 'Votre mentorat cette semaine',
  'mail.digest.meetings': 'Vos rencontres des sept prochains jours',
  'mail.digest.meeting': '{when}, avec {name}',
  'mail.digest.requests': 'En attente de votre réponse',
  'mail.digest.request': '{name} : répondez, s’il vous plaît, avant le {when}',
  'mail.digest.feedback': 'Dites, s’il vous plaît, comment cela se passe',
  'mail.digest.feedbackOn': 'Votre mentorat avec {name}',
  'mail.digest.goals': 'Objectifs ouverts',
  'mail.digest.goalsWith': '{count, plural, one {Un objectif avec {name}} other {# objectifs avec {name}}}',
  'mail.digest.button': 'Voir mon mentorat',
  'mail.digest.why':
    'Vous recevez ceci chaque lundi parce que vous l’avez demandé. Dans vos notifications, vous y mettez fin d’un clic : {link}',
  'privacy.digest':
    'Si vous souhaitez un e-mail chaque lundi sur votre semaine de mentorat, et pour quelles semaines des 90 derniers jours il a été fait.',
  'privacy.reports':
    'Ce que vous avez signalé, pour la coordination, et le fait que vous avez fait l’objet d’un signalement, une fois clos ; cela part 24 mois après.',
  'privacy.blocks':
    'Les personnes que vous avez bloquées, pour qu’aucun des deux ne trouve ni ne sollicite l’autre ; personne d’autre ne le voit, et cela reste jusqu’à ce que vous l’annuliez ou effaciez le compte.',
  'privacy.mentoring':
    'Ce que vous offrez comme mentor, ce que vous avez demandé à des mentors et ce qui a été convenu, pour vous deux ; cela reste jusqu’à ce que vous effaciez le compte.',
  'privacy.feedback':
    'Ce que vous avez dit de vos mentorats : des mots pour l’autre, si cela valait votre temps, ce qui en est sorti, et des mots pour qui dirige le programme ; et quand on vous l’a demandé. Gardé jusqu’à ce que vous effaciez le compte.',
  'privacy.privateNotes':
    'Ce que vous avez noté pour vous sur vos mentorats. Personne d’autre ne le lit. Gardé jusqu’à ce que vous le retiriez ou effaciez le compte.',
  'privacy.unavailability':
    'Quand vous ne pouvez pas enseigner, comme vous l’avez dit, pour que rien n’y soit prévu. Les autres voient seulement que vous ne pouvez pas.',
  'privacy.availability':
    'Quand vous avez le temps de rencontrer d’autres personnes, et quand vous êtes absent(e), comme vous l’avez dit. Les autres voient seulement à quelles heures une rencontre est possible, et qui prévoit vos séances, quand vous êtes absent(e). Gardé jusqu’à ce que vous le retiriez; les exceptions passées sont effacées au changement suivant.',
  'privacy.competences':
    'Les langues, domaines et compétences que vous dites avoir, pour que ceux qui en ont besoin vous trouvent. Gardé jusqu’à ce que vous les retiriez.',
  'privacy.expert':
    'Votre profil d’expert et chaque changement de son état. Les autres voient la fiche que vous permettez ; les coordinateurs voient le reste, sauf votre genre. Il part quand vous effacez le compte.',
  'privacy.expertDocument':
    'Votre CV et vos justificatifs d’expert, et qui les a regardés et quand. À part vous, seuls les coordinateurs les voient. Ils partent quand vous les retirez, quittez le vivier ou effacez le compte.',
  'privacy.proposed':
    'Quand vous avez été proposé(e) la dernière fois à d’autres comme mentor ou expert, pour que parmi des personnes qui conviennent autant les mêmes ne soient pas toujours en tête. Cela part quand vous effacez le compte.',
  'privacy.matchingWeights':
    'Ce que vous avez réglé du poids de chaque souhait quand des personnes sont rapprochées, quand et pourquoi. Le réglage reste, sans votre nom, quand vous effacez le compte.',
  'privacy.notifications':
    'Ce qui vous a été annoncé des changements, dans l’application et par e-mail. Gardé 400 jours.',
  'privacy.calendarAddresses':
    'Les adresses secrètes pour agendas, sans le secret. Jusqu’à ce que vous les révoquiez, elles montrent vos séances à qui les a.',
  'privacy.classEvents':
    'Ce que vous avez fait pendant les cours : arriver, partir, écrire, lever la main. La présence et la relecture du cours en viennent.',
  'privacy.attendanceCorrections':
    'Ce qui a été dit à la main de votre présence, avec le motif : présent sans appareil, ou excusé. Et que vous l’avez dit d’autres.',
  'privacy.registerImports':
    'Les fichiers du registre ou de la liste des experts que vous avez déposés. Leur contenu est supprimé une fois appliqué ou abandonné.',
  'privacy.registerRecords':
    'Ce que le registre de votre université a dit de vous en dernier, pour distinguer ses changements des vôtres.',
  'privacy.consents': 'Sur quelle base vos données servent, et si vous l’avez retirée. Gardé comme preuve.',
  'privacy.auditEntries':
    'Les changements que vous avez faits, et ceux de ce qui est à vous : quand, par qui, quel champ, jamais sa valeur.',
  'csv.name': 'Nom',
  'csv.role': 'Rôle',
  'csv.role.host': 'enseignant',
  'csv.role.listener': 'étudiant',
  'csv.enrolled': 'Inscrit',
  'csv.yes': 'oui',
  'notes.aside':
    '{count, plural, one {# modification a été écartée : elle n’est pas du texte, ou demande} other {# modifications ont été écartées : elles ne sont pas du texte, ou demandent}} trop de travail.',
  'csv.no': 'non',
  'csv.firstIn': 'Première arrivée ({zone})',
  'csv.lastOut': 'Dernier départ ({zone})',
  'csv.minutes': 'Minutes de présence',
  'csv.section': 'Groupe',
  'csv.sessions': 'Séances comptées',
  'csv.present': 'Présent',
  'csv.percent': 'Présent (%)',
  'csv.excused': 'Excusé',
  'csv.correction': 'À la main',
  'csv.reason': 'Motif',
  'csv.mark.present': 'présent sans appareil',
  'csv.mark.excused': 'excusé',
  'csv.at': 'Heure ({zone})',
  'csv.what': 'Quoi',
  'csv.text': 'Texte',
  'csv.group': 'Sous-groupe',
  'csv.removed': 'Retiré en cours',
  'csv.kind.message': 'message',
  'csv.kind.private': 'message à l’enseignant',
  'csv.kind.question': 'question',
  'csv.kind.poll': 'sondage',
  'csv.kind.answer': 'réponse',
  'csv.kind.caption': 'sous-titre',
};
