import type { Problem } from '../api/problems.ts';
import { Check } from '../look/Field.tsx';
import { t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';

/** Closer words for what is wrong with an acceptance. */
export const acceptanceWords: Partial<Record<string, MessageId>> = {
  CONSENT: 'invitation.consentNeeded',
  CONFLICT: 'invitation.sectionFull',
  'CONFLICT email': 'invitation.forOther',
  'CONFLICT token': 'invitation.suspended',
  'CONFLICT sectionId': 'invitation.sectionOver',
  LINK_EXPIRED: 'invitation.overWhat',
};

/** What one agrees to, in full, beside the box. */
export function Consent() {
  return (
    <fieldset class="field">
      <legend class="field-label">{t('invitation.consent')}</legend>
      <p class="small">{t('consent.accountWhat')}</p>
      <p class="small">{t('consent.transferWhat')}</p>
      <Check name="consent" value="on">
        {t('invitation.agree')}
      </Check>
    </fieldset>
  );
}

export function consentMissing(values: FormData): Problem[] {
  return values.get('consent') === null ? [{ code: 'CONSENT', field: 'consent' }] : [];
}
