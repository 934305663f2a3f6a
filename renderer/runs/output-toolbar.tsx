import { ActionIcon, Group, SegmentedControl, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconDownload, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { isActive, type Run } from '../../shared/model/run.ts';
import { useOrpc } from '../api/api-context.tsx';
import { explainError } from '../api/explain-error.ts';
import { downloadFile } from '../ui/download-file.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { toastDone, toastProblem } from '../ui/toast.tsx';
import type { StreamChoice } from './output-text.ts';
import classes from './output-toolbar.module.css';
import { outputFileName, wholeOutput } from './whole-output.ts';

const streamChoices = [
  { value: 'all', label: 'All' },
  { value: 'stdout', label: 'Output' },
  { value: 'stderr', label: 'Errors' },
];

interface OutputToolbarProps {
  run: Run;
  streams: StreamChoice;
  onStreams: (streams: StreamChoice) => void;
  isFollowing: boolean;
  onFollow: (follow: boolean) => void;
  onFind: (words: string, direction: 'next' | 'previous') => boolean;
}

/** What can be done with a run's output. */
export function OutputToolbar({ run, streams, onStreams, isFollowing, onFollow, onFind }: OutputToolbarProps) {
  const orpc = useOrpc();
  const [words, setWords] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const find = (direction: 'next' | 'previous') => setIsMissing(words !== '' && !onFind(words, direction));

  const take = async (deal: (parts: string[]) => Promise<void> | void) => {
    setIsBusy(true);
    try {
      await deal(await wholeOutput(orpc, run.id, streams));
    } catch (error) {
      toastProblem('The output could not be taken', explainError(error));
    } finally {
      setIsBusy(false);
    }
  };
  const copy = () =>
    take(async (parts) => {
      await navigator.clipboard.writeText(parts.join(''));
      toastDone('The output was copied.');
    });
  const save = () => take((parts) => downloadFile(outputFileName(run), parts, 'text/plain'));

  return (
    <Group gap="xs" className={classes.toolbar ?? ''}>
      <SegmentedControl
        size="xs"
        aria-label="Stream"
        data={streamChoices}
        value={streams}
        onChange={(value) => onStreams(value as StreamChoice)}
      />
      <TextInput
        size="xs"
        type="search"
        aria-label="Find in output"
        placeholder="Find in output"
        className={classes.find ?? ''}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={words}
        error={isMissing}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setIsMissing(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find(event.shiftKey ? 'previous' : 'next');
        }}
      />
      <Tool label="Find previous" onClick={() => find('previous')}>
        <IconArrowUp size={16} aria-hidden />
      </Tool>
      <Tool label="Find next" onClick={() => find('next')}>
        <IconArrowDown size={16} aria-hidden />
      </Tool>
      {isMissing && (
        <Text size="xs" role="status" c="dimmed">
          Not found
        </Text>
      )}
      <Group gap="xs" ms="auto">
        <Text size="xs" c="dimmed">
          {formatBytes(run.outputBytes)}
        </Text>
        {isActive(run.state) && (
          <Switch
            size="xs"
            label="Follow"
            checked={isFollowing}
            onChange={(event) => onFollow(event.currentTarget.checked)}
          />
        )}
        <Tool label="Copy all" isBusy={isBusy} onClick={() => void copy()}>
          <IconCopy size={16} aria-hidden />
        </Tool>
        <Tool label="Save to a file" isBusy={isBusy} onClick={() => void save()}>
          <IconDownload size={16} aria-hidden />
        </Tool>
      </Group>
    </Group>
  );
}

interface ToolProps {
  label: string;
  isBusy?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Tool({ label, isBusy = false, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} disabled={isBusy} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
