import { ReportPersonDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { problemsOf } from '../../api/problems.ts';
import { AreaField } from '../../look/AreaField.tsx';
import { Button } from '../../look/Button.tsx';
import { Check, SelectField } from '../../look/Field.tsx';
import { Form } from '../../look/Form.tsx';
import { tell } from '../../look/told.ts';
import { readerZone } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { reasonWords, reasons } from './reasons.ts';

/** What the reporter may show the coordinators beside their own words. */
export interface Attachable {
  requestId?: string;
  meetings?: readonly { id: string; startsAt: string }[];
}

/** What happened, and what of it coordinators are shown. */
export function ReportForm({
  person: { id, name },
  attachable: { requestId, meetings = [] },
  onDone,
  onBack,
}: {
  person: { id: string; name: string };
  attachable: Attachable;
  onDone: () => void;
  onBack: () => void;
}) {
  return (
    <Form
      action={t('safety.send')}
      keep={`mentoring.report.${id}`}
      words={{ TOO_MANY_ATTEMPTS: 'safety.tooMany' }}
      beside={<Button onClick={onBack}>{t('dialog.back')}</Button>}
      onSubmit={async (values) => {
        const input = {
          personId: id,
          reason: reasons.find((one) => one === values.get('reason')) ?? 'OTHER',
          words: String(values.get('words')),
          requestId: values.has('request') ? (requestId ?? null) : null,
          meetingId: String(values.get('meeting') ?? '') || null,
        };
        const { error } = await change(ReportPersonDocument, { input });
        if (error) return problemsOf(error);
        tell(t('safety.reportedTold'));
        onDone();
        return undefined;
      }}
    >
      <p>{t('safety.whoReads', { name })}</p>
      <SelectField name="reason" label={t('safety.reason')}>
        <option value="">{t('safety.choose')}</option>
        {reasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(reasonWords[reason])}
          </option>
        ))}
      </SelectField>
      <AreaField name="words" label={t('safety.whatHappened')} maxLength={2_000} />
      {meetings.length > 0 && (
        <SelectField name="meeting" label={t('safety.aboutMeeting')} optional>
          <option value="">{t('safety.noMeeting')}</option>
          {meetings.map((meeting) => (
            <option key={meeting.id} value={meeting.id}>
              {instantWords(Date.parse(meeting.startsAt), readerZone.value, intlTag())}
            </option>
          ))}
        </SelectField>
      )}
      {requestId !== undefined && (
        <Check name="request" value="yes">
          {t('safety.showRequest', { name })}
        </Check>
      )}
    </Form>
  );
}
