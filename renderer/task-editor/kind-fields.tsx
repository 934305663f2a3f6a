import type { Schedule } from '../../shared/model/schedule.ts';
import { CrontabFields } from './crontab-fields.tsx';
import { EventFields } from './event-fields.tsx';
import { IntervalFields } from './interval-fields.tsx';
import { MomentField } from './moment-field.tsx';
import { RruleFields } from './rrule-fields.tsx';
import { SolarFields } from './solar-fields.tsx';

/** What a schedule of this kind needs to know. */
export function KindFields({ at, kind }: { at: number; kind: Schedule['kind'] }) {
  switch (kind) {
    case 'interval':
      return <IntervalFields at={at} />;
    case 'crontab':
      return <CrontabFields at={at} />;
    case 'once':
      return <MomentField label="Date and time" path={`entries.${at}.once`} />;
    case 'solar':
      return <SolarFields at={at} />;
    case 'rrule':
      return <RruleFields at={at} />;
    case 'event':
      return <EventFields at={at} />;
  }
}
