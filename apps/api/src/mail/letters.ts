import type { Language, MembershipRole } from '#database';
import { say } from '../words/say.ts';
import type { MessageId } from '../words/en.ts';
import { escapeHtml } from './html.ts';

export interface Reader {
  name: string;
  email: string;
  language: Language;
}

/** A mail ready to be sent: the same in text and in simple HTML. */
export interface Letter {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same for every attempt to send it, by which a mail program knows a second copy. */
  messageId?: string;
}

export function resetLetter(reader: Reader, link: string, minutes: number): Letter {
  return letter(reader, 'mail.reset', link, { minutes });
}

/** To somebody whom an institution has given an account. */
export function welcomeLetter(reader: Reader, institution: string, link: string, days: number): Letter {
  return letter(reader, 'mail.welcome', link, { institution, days });
}

/** To somebody who was put on the roster and has no password yet. */
export function rosterWelcomeLetter(reader: Reader, link: string, days: number): Letter {
  return letter(reader, 'mail.rosterWelcome', link, { days });
}

/** To somebody with an account who was put on the roster. */
export function rosterDraftLetter(reader: Reader, link: string): Letter {
  return letter(reader, 'mail.rosterDraft', link, {});
}

/** To the person who already has an account with an address that an institution was told for one of its people. It names nobody. */
export function listedLetter(reader: Reader, institution: string, link: string): Letter {
  return letter(reader, 'mail.listed', link, { institution });
}

/**
 * To somebody who is invited to an institution, or into one of its sections. The name may be empty: only the address is known then.
 *
 * @param place the institution's name, or the section's and the institution's
 */
export function invitationLetter(
  reader: Reader,
  place: string,
  role: MembershipRole,
  link: string,
  days: number,
): Letter {
  return letter(reader, 'mail.invitation', link, { place, role, days });
}

/** To the person for whom a token was made: if they did not make it, they revoke it. @param name of the token */
export function apiTokenLetter(reader: Reader, name: string, link: string): Letter {
  return letter(reader, 'mail.apiToken', link, { token: name });
}

/** To an expert: whether all of the profile is still true, or that it was paused because they did not say so. Both links lead to the one press. */
export function confirmationLetter(reader: Reader, about: 'ask' | 'paused', link: string): Letter {
  return letter(reader, about === 'ask' ? 'mail.stillTrue' : 'mail.pausedExpert', link, {});
}

type LetterKind =
  | `mail.${'reset' | 'welcome' | 'listed' | 'invitation' | 'apiToken'}`
  | `mail.${'stillTrue' | 'pausedExpert' | 'rosterWelcome' | 'rosterDraft'}`;

function letter(reader: Reader, kind: LetterKind, link: string, values: Record<string, string | number>): Letter {
  const words = (id: MessageId) => say(reader.language, id, { ...values, name: reader.name });
  const subject = words(`${kind}.subject`);
  const [greeting, text, button] = [
    words(reader.name === '' ? 'mail.greeting.nameless' : 'mail.greeting'),
    words(`${kind}.text`),
    words(`${kind}.button`),
  ];
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`;
  const href = escapeHtml(link);
  return {
    to: { name: reader.name, address: reader.email },
    subject,
    text: `${greeting}\n\n${text}\n\n${link}\n\n${words('mail.signature')}\n`,
    html: [
      `<!doctype html><html lang="${reader.language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
      '<body style="font:16px/1.5 sans-serif;color:#1F1A17;background:#FBF8F3;padding:24px">',
      paragraph(escapeHtml(greeting)),
      paragraph(escapeHtml(text)),
      paragraph(
        `<a href="${href}" style="background:#9A3412;color:#FFFFFF;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(button)}</a>`,
      ),
      paragraph(`${escapeHtml(words('mail.link'))}<br><a href="${href}">${href}</a>`),
      paragraph(escapeHtml(words('mail.signature'))),
      '</body></html>',
    ].join('\n'),
  };
}
