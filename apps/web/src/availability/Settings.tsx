import type { AvailabilityPartsFragment } from '#contract/graphql/graphql';
import { Field, SelectField } from '../look/Field.tsx';
import { ZoneOptions } from '../look/ZoneOptions.tsx';
import { t } from '../words/words.ts';

/** Whose clock the hours are by, and what is asked of meetings. */
export function Settings({
  settings,
  onZone,
}: {
  settings: AvailabilityPartsFragment;
  onZone: (zone: string) => void;
}) {
  return (
    <div class="availability-settings">
      <SelectField
        name="zone"
        label={t('availability.zone')}
        help={t('availability.zoneHelp')}
        defaultValue={settings.zone}
        onInput={({ currentTarget }) => onZone(currentTarget.value)}
      >
        <ZoneOptions also={settings.zone} />
      </SelectField>
      <Field
        name="noticeHours"
        type="number"
        label={t('availability.notice')}
        help={t('availability.noticeHelp')}
        min={0}
        max={720}
        step={1}
        inputMode="numeric"
        defaultValue={settings.noticeHours}
      />
      <Field
        name="gapMinutes"
        type="number"
        label={t('availability.gap')}
        help={t('availability.gapHelp')}
        min={0}
        max={240}
        step={1}
        inputMode="numeric"
        defaultValue={settings.gapMinutes}
      />
      <Field
        name="mostPerWeek"
        type="number"
        label={t('availability.most')}
        help={t('availability.mostHelp')}
        min={1}
        max={50}
        step={1}
        inputMode="numeric"
        defaultValue={settings.mostPerWeek ?? ''}
        optional
      />
    </div>
  );
}
