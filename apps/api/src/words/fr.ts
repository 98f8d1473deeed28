import type { MessageId } from './en.ts';

export const fr: Readonly<Record<MessageId, string>> = {
  'mail.greeting': 'Bonjour {name},',
  'mail.link': 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  'mail.signature': 'Ikiraro',
  'mail.reset.subject': 'Choisissez un nouveau mot de passe',
  'mail.reset.text':
    'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte Ikiraro. Le lien sert une seule fois, pendant {minutes, plural, one {# minute} other {# minutes}}. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.',
  'mail.reset.button': 'Choisir un nouveau mot de passe',
  'mail.welcome.subject': 'Votre compte à {institution}',
  'mail.welcome.text':
    '{institution} a ouvert pour vous un compte Ikiraro, pour ses cours en direct. Choisissez un mot de passe pour commencer. Le lien sert une seule fois, pendant {days, plural, one {# jour} other {# jours}} ; ensuite, demandez-en un autre à la page de connexion.',
  'mail.welcome.button': 'Choisir un mot de passe',
  'csv.name': 'Nom',
  'csv.role': 'Rôle',
  'csv.role.host': 'enseignant',
  'csv.role.listener': 'étudiant',
  'csv.enrolled': 'Inscrit',
  'csv.yes': 'oui',
  'csv.no': 'non',
  'csv.firstIn': 'Première arrivée ({zone})',
  'csv.lastOut': 'Dernier départ ({zone})',
  'csv.minutes': 'Minutes de présence',
};
