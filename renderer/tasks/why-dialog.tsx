import { Button, CopyButton, Group, List, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck, IconLink } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryView, TaskView, Why } from '../../shared/api.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { localTimeZone, zoneName } from '../ui/absolute-time.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PageLink } from '../ui/links.tsx';
import { useNow } from '../ui/now.tsx';
import { Problem } from '../ui/problem.tsx';
import { RunStateMark } from '../ui/run-state-mark.tsx';
import { shortTime } from '../ui/short-time.ts';
import { instantOfWall, wallText } from '../ui/wall-time.ts';

const route = getRouteApi('/tasks/$task');

/** Answers why one of a task's schedules did, or did not, run at a moment; which one is in the address. */
export function WhyDialog({ task }: { task: TaskView }) {
  const { why, at } = route.useSearch();
  const navigate = route.useNavigate();
  const ask = (moment: number) => void navigate({ search: { why, at: moment }, replace: true });
  return (
    <Dialog
      title="Why did it not run?"
      opened={why !== undefined}
      onClose={() => void navigate({ search: {}, replace: true })}
    >
      {why !== undefined && (
        <Question key={why} id={why} entry={task.entries.find(({ id }) => id === why)} at={at} onAsk={ask} />
      )}
    </Dialog>
  );
}

interface QuestionProps {
  id: string;
  /** Undefined when it was removed since. */
  entry: EntryView | undefined;
  /** Undefined asks for its latest due time. */
  at: number | undefined;
  onAsk: (at: number) => void;
}

function Question({ id, entry, at, onAsk }: QuestionProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const why = useQuery({
    ...useOrpc().entry.why.queryOptions({ input: { id, ...(at === undefined ? {} : { at }) } }),
    placeholderData: keepPreviousData,
    // The answer follows from runs and from edits, so what was heard before is never trusted.
    staleTime: 0,
  });
  const timeZone = entry?.schedule.timeZone ?? localTimeZone();
  const moment = at ?? why.data?.at;
  const isForeign = timeZone !== localTimeZone();
  // Asked about now, fractions of a second say nothing; those of a due time do.
  const isWholeSecond = at === undefined && !why.data?.run;
  return (
    <Stack gap="md">
      {entry && <Text c="dimmed">{entry.sentence}</Text>}
      <TextInput
        type="datetime-local"
        label="At"
        description={isForeign ? `in the time of ${zoneName(timeZone)}` : undefined}
        max="9999-12-31T23:59"
        value={typed ?? (moment === undefined ? '' : wallText(moment - (isWholeSecond ? moment % 1_000 : 0), timeZone))}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          const asked = instantOfWall(value, timeZone);
          if (asked !== null && asked >= 0) onAsk(asked);
        }}
      />
      {why.isPending && <Skeleton height={64} radius="sm" />}
      {why.error && (
        <Problem title="There is no answer" {...explainError(why.error)} onRetry={() => void why.refetch()} />
      )}
      {why.data && !why.error && (
        <Answer
          why={why.data}
          timeZone={timeZone}
          onAsk={(asked) => {
            setTyped(null);
            onAsk(asked);
          }}
        />
      )}
    </Stack>
  );
}

function Answer({ why, timeZone, onAsk }: { why: Why; timeZone: string; onAsk: (at: number) => void }) {
  const now = useNow();
  const { answer, details, run, before, after } = why;
  return (
    <>
      <div role="status">
        <Text fw={600} size="md">
          {answer}
        </Text>
        {details.length > 0 && (
          <List size="sm" mt="xs" spacing={4}>
            {details.map((detail) => (
              <List.Item key={detail}>{detail}</List.Item>
            ))}
          </List>
        )}
      </div>
      {run && (
        <PageLink to="/runs/$run" params={{ run: run.id }} c="inherit" inherit display="inline-flex">
          <Group gap="xs">
            <RunStateMark state={run.state} />
            <Text span td="underline">
              Open the run
            </Text>
          </Group>
        </PageLink>
      )}
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            disabled={before === null}
            {...(before !== null && { 'aria-label': `The due time before: ${shortTime(before, now, timeZone)}` })}
            onClick={() => before !== null && onAsk(before)}
          >
            {before === null ? 'None before' : shortTime(before, now, timeZone)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<IconArrowRight size={15} aria-hidden />}
            disabled={after === null}
            {...(after !== null && { 'aria-label': `The due time after: ${shortTime(after, now, timeZone)}` })}
            onClick={() => after !== null && onAsk(after)}
          >
            {after === null ? 'None after' : shortTime(after, now, timeZone)}
          </Button>
        </Group>
        <CopyButton value={window.location.href}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconLink size={15} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy the address'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
