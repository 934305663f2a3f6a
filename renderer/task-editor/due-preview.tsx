import { List, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FieldIssue } from '../../shared/error.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { DueTimes } from '../ui/due-times.tsx';
import { issueSentence } from '../ui/issue-sentence.ts';
import { useNow } from '../ui/now.tsx';
import classes from './due-preview.module.css';
import type { EntryValues } from './editor-values.ts';
import { issuesOfTiming, timingFromValues } from './schedule-from-values.ts';

const quietMs = 200;
const shownCount = 5;

const fieldNames: Readonly<Record<string, string>> = {
  'schedule.dueAt': 'When it is due',
  'schedule.startAt': 'The start',
  'schedule.latitude': 'The latitude',
  'schedule.longitude': 'The longitude',
  'schedule.on.path': 'The event',
  'schedule.on.task': 'The event',
  'schedule.delayMs': 'The wait',
  'schedule.offsetMs': 'How far from the sun’s moment',
  'limits.startAt': '“Not before”',
  'limits.endAt': '“Not after”',
  'limits.maxRuns': 'The number of runs',
  spreadMs: 'The spread',
  'exclusions.dates': 'A day that is left out',
  'exclusions.windows': 'A part of the week that is left out',
  'exclusions.calendars': 'A calendar that is left out',
};

/** A schedule in words and its next due times, kept in step with what is typed. */
export function DuePreview({ entry }: { entry: EntryValues }) {
  const now = useNow();
  const missing = issuesOfTiming(entry);
  const timing = { ...timingFromValues(entry), ...(entry.id === undefined ? {} : { id: entry.id }) };
  const [settled] = useDebouncedValue(JSON.stringify(timing), quietMs);
  const preview = useQuery({
    ...useOrpc().schedule.preview.queryOptions({
      input: { ...(JSON.parse(settled) as typeof timing), count: shownCount },
      enabled: missing.length === 0,
    }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = preview;
  const first = preview.data?.due[0];
  const isOver = first !== undefined && first <= now && !preview.isFetching;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);

  if (missing.length > 0) return <Complaint issues={missing} />;
  if (preview.error) {
    const { issues, message } = explainError(preview.error);
    return <Complaint issues={issues.length > 0 ? issues : [{ path: '', message }]} />;
  }
  if (!preview.data) return <Skeleton height={116} radius="sm" />;
  const { sentence, warnings, due } = preview.data;
  return (
    <div className={classes.preview} data-stale={preview.isPlaceholderData || undefined}>
      <Text fw={600} role="status">
        {sentence}
      </Text>
      {warnings.length > 0 && (
        <List size="sm" listStyleType="none" spacing={4}>
          {warnings.map((warning) => (
            <List.Item key={warning} className={classes.warning ?? ''}>
              <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
              {issueSentence(warning)}
            </List.Item>
          ))}
        </List>
      )}
      {entry.kind === 'event' ? (
        <Text size="sm" c="dimmed">
          It has no times of its own: it waits until that happens.
        </Text>
      ) : (
        <DueTimes due={due} timeZone={entry.timeZone} />
      )}
    </div>
  );
}

function Complaint({ issues }: { issues: readonly FieldIssue[] }) {
  return (
    <Text size="sm" className={classes.warning ?? ''} role="status">
      <IconAlertTriangle size={16} aria-hidden className={classes.icon} />
      {issues.map(complaintSentence).join('; ')}
    </Text>
  );
}

// Some complaints continue a field's name (“must be a date and a time”), others stand alone.
function complaintSentence({ path, message }: FieldIssue): string {
  const list = /^exclusions\.\w+/.exec(path)?.[0];
  const field = fieldNames[list ?? path];
  return field !== undefined && /^(must|is|has)\b/.test(message) ? `${field} ${message}` : issueSentence(message);
}
