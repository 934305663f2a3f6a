import { Select, Stack, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEditorForm } from './editor-form.ts';
import classes from './script-fields.module.css';
import { shellOptions } from './shells.ts';

/** A script and the shell it is written for. */
export function ScriptFields() {
  const form = useEditorForm();
  return (
    <Stack gap="xs">
      <Select label="Shell" allowDeselect={false} data={shellOptions} maw={280} {...form.getInputProps('shell')} />
      <Textarea
        label="Script"
        classNames={{ input: classes.editor ?? '' }}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        {...form.getInputProps('script')}
        onKeyDown={indentNewLine}
      />
    </Stack>
  );
}

// Tab keeps moving the focus, so that the keyboard is not trapped; Enter keeps the line's indentation.
function indentNewLine(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
  const { value, selectionStart } = event.currentTarget;
  const line = value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart);
  const indentation = /^[ \t]+/.exec(line)?.[0];
  if (!indentation) return;
  event.preventDefault();
  // The only way to insert text that leaves undo intact.
  document.execCommand('insertText', false, `\n${indentation}`);
}
