import { cityOf } from '../time/cities.ts';
import { farZones, nearZones } from '../time/zones.ts';
import { t } from '../words/words.ts';

/** The options of a choice of time zone: those of the platform's people first, then all by their full names. */
export function ZoneOptions({ also }: { also?: string | undefined }) {
  const near: readonly string[] = nearZones;
  const far = farZones();
  const odd = also !== undefined && !near.includes(also) && !far.includes(also) ? [also] : [];
  return (
    <>
      <optgroup label={t('zone.near')}>
        {[...odd, ...near].map((zone) => (
          <option key={zone} value={zone}>
            {cityOf(zone)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('zone.far')}>
        {far.map((zone) => (
          <option key={zone} value={zone}>
            {farName(zone)}
          </option>
        ))}
      </optgroup>
    </>
  );
}

/** "Europe, Bruxelles"; the whole path, as cities of one name exist in several places. */
function farName(zone: string): string {
  const path = zone.split('/').slice(0, -1).join(', ').replaceAll('_', ' ');
  return path === '' ? zone : `${path}, ${cityOf(zone)}`;
}
