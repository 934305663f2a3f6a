import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { toastProblem } from '../ui/toast.tsx';
import classes from './transfer.module.css';

const mostBytes = 50_000_000;

interface ImportSourceProps {
  text: string;
  onText: (text: string) => void;
  onLook: (text: string) => void;
  isLooking: boolean;
}

/** Where tasks come from: a file chosen or dropped, or pasted text. */
export function ImportSource({ text, onText, onLook, isLooking }: ImportSourceProps) {
  const [isOver, setIsOver] = useState(false);
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > mostBytes) {
      toastProblem('This file is too large', {
        message: `${file.name} has more than 50 MB.`,
        wayOut: 'Split it into several files.',
      });
      return;
    }
    onLook(await file.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void read(event.dataTransfer.files[0]);
  };

  return (
    <Stack gap="md" className={classes.narrow ?? ''}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={32} stroke={1.4} aria-hidden />
        <Text>Drop a file that Downbeat exported, or</Text>
        <FileButton
          accept=".yaml,.yml,.json,text/yaml,application/yaml,application/json"
          onChange={(file) => void read(file)}
          inputProps={{ 'aria-label': 'File to import' }}
        >
          {(props) => (
            <Button variant="default" loading={isLooking} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        label="Or paste its text"
        description="YAML or JSON. Nothing changes before you have seen what would."
        classNames={{ input: classes.mono ?? '' }}
        autosize
        minRows={6}
        maxRows={20}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Group>
        <Button disabled={text.trim() === ''} loading={isLooking} onClick={() => onLook(text)}>
          Preview
        </Button>
      </Group>
    </Stack>
  );
}
