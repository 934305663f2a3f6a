import { Button, Group, Text, Textarea } from '@mantine/core';
import { parseShellWords } from '../ui/shell-words.ts';
import classes from './command-field.module.css';
import { useEditorForm } from './editor-form.ts';
import { shellSyntax } from './shell-syntax.ts';

/** A program and its arguments on one line, with a preview of what the program will get. */
export function CommandField() {
  const form = useEditorForm();
  const { command } = form.values;
  const { words, problem } = parseShellWords(command);
  const [program, ...args] = words;
  const needsShell = shellSyntax(command);
  const toScript = () => {
    form.setFieldValue('script', command);
    form.setFieldValue('kind', 'script');
  };
  return (
    <>
      <Textarea
        label="Command"
        description="A program and its arguments. Quotation marks keep blanks together."
        placeholder={'rsync -a "/home/you/My Photos" /mnt/backup'}
        classNames={{ input: classes.line ?? '' }}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        {...form.getInputProps('command')}
      />
      {program !== undefined && (
        <div className={classes.preview}>
          <Text span size="xs" c="dimmed">
            Runs
          </Text>
          <ol className={classes.words} aria-label="Program and arguments">
            <li className={classes.program}>{program}</li>
            {args.map((word, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: words have no other identity than their place
              <li key={at} className={classes.word}>
                {word === '' ? <span className={classes.empty}>empty</span> : word}
              </li>
            ))}
          </ol>
        </div>
      )}
      {problem && (
        <Text size="xs" className={classes.problem ?? ''} role="status">
          Not complete yet: {problem}.
        </Text>
      )}
      {needsShell && (
        <Group gap="xs" mt={6} role="status">
          <Text size="xs" className={classes.problem ?? ''}>
            “{needsShell}” means something to a shell only; a command gets it as plain text.
          </Text>
          <Button size="compact-xs" variant="light" onClick={toScript}>
            Make it a script
          </Button>
        </Group>
      )}
    </>
  );
}
