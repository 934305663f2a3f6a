import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { ButtonLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { DefinitionFields } from './definition-fields.tsx';
import { EditorFormProvider, useCreateEditorForm } from './editor-form.ts';
import type { EditorValues } from './editor-values.ts';
import { SchedulesFields } from './schedules-fields.tsx';
import classes from './task-editor.module.css';
import { UnsavedGuard } from './unsaved-guard.tsx';
import { useSaveTask } from './use-save-task.ts';
import { WhatWouldHappen } from './what-would-happen.tsx';

interface TaskEditorProps {
  title: string;
  /** The task that is edited; undefined makes a new one. */
  taskId?: string;
  initial: EditorValues;
  /** Stands above the form. */
  notice?: ReactNode;
}

/** The form for a task and its schedules. */
export function TaskEditor({ title, taskId, initial, notice }: TaskEditorProps) {
  const [first] = useState(initial);
  const form = useCreateEditorForm({ mode: 'controlled', initialValues: first });
  const { save, isSaving, isSaved, problem } = useSaveTask(form, taskId);
  const submit = () => save(form.getValues());
  useHotkeys([['mod + S', submit]], []);

  return (
    <EditorFormProvider form={form}>
      <Page
        title={title}
        layout="fill"
        actions={
          <>
            {taskId === undefined ? (
              <ButtonLink variant="default" to="/tasks">
                Cancel
              </ButtonLink>
            ) : (
              <ButtonLink variant="default" to="/tasks/$task" params={{ task: taskId }}>
                Cancel
              </ButtonLink>
            )}
            <Button loading={isSaving} onClick={submit} aria-keyshortcuts="Control+S Meta+S" title="Ctrl / ⌘ S">
              {taskId === undefined ? 'Create task' : 'Save'}
            </Button>
          </>
        }
      >
        <form
          className={classes.form}
          noValidate
          aria-label="Task"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {notice}
          {problem && <Problem title="The task was not saved" {...problem} />}
          <div className={classes.columns}>
            <DefinitionFields />
            <div className={classes.side}>
              <SchedulesFields />
              <WhatWouldHappen />
            </div>
          </div>
        </form>
      </Page>
      <UnsavedGuard isDirty={!isSaved && form.isDirty()} />
    </EditorFormProvider>
  );
}
